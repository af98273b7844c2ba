/* SPDX-License-Identifier: MIT */
#include "magang/domain/ops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/seal.h"
#include "magang/domain/history.h"
#include "magang/store/keyring.h"
#include "build.h"
#include "index.h"
#include "internal.h"
#include "nik_doubt.h"
#include "stages.h"

#define LIKE_MAX 8

static void
receipt_fill(struct receipt *out, const struct change *c, enum kind kind)
{
	memset(out, 0, sizeof(*out));
	out->act = c->act;
	out->seq = c->seq;
	for (size_t i = 0; i < c->n; i++) {
		if (!out->id && c->ops[i].kind == kind)
			out->id = c->ops[i].id;
		out->doubts += c->ops[i].kind == KIND_DOUBT;
	}
}

/* Submits, fills the receipt, releases. */
static int
finish(struct office *office, struct change *c, enum kind kind,
	struct receipt *out, struct err *err)
{
	int rc = submit(office, c, err);

	if (!rc)
		receipt_fill(out, c, kind);
	change_release(c);
	return rc;
}

static int
require_fields(const struct record *r, struct err *err)
{
	const struct kind_info *k = kind_info((enum kind)r->kind);

	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].required && !record_has(r, k->fields[i].id))
			return err_set(err, MG_EUSAGE,
				_("'%s' is needed: %s=..."), k->fields[i].name,
				k->fields[i].name);
	return 0;
}

/* Some fields are kept by the program: stage, version, person of a case. */
static int
refuse_kept(const struct setting *values, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (values[i].field->flags & FDEF_HIDDEN)
			return err_set(err, MG_EUSAGE,
				_("'%s' is kept by magang itself; it cannot be set"),
				values[i].field->name);
	return 0;
}

static void
set_values(struct record *r, const struct setting *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		record_set(r, values[i].field->id, &values[i].value);
}

/* ---- persons ------------------------------------------------------------ */

static int
refuse_taken(struct office *office, struct txn *txn, const struct likeness *like,
	struct err *err)
{
	struct record *p = xmalloc(sizeof(*p));
	char number[NUMBER_TEXT], name[128] = "";

	number_format(number, "MG", like->id);
	if (!record_load(txn, KIND_PERSON, like->id, 0, p)) {
		free(p);
		return err_set(err, MG_EDAMAGED, _("an index names nobody; run: "
						   "magang check"));
	}
	/* Outside the caller's areas only that the person exists is said. */
	if (!access_area(&office->access,
		    (uint16_t)record_number(p, F_REGENCY, 0)))
		err_set(err, MG_ETAKEN,
			_("this person is registered in area %u.%02u; ask there"),
			(unsigned)record_number(p, F_REGENCY, 0) / 100,
			(unsigned)record_number(p, F_REGENCY, 0) % 100);
	else
		err_set(err, MG_ETAKEN,
			_("already registered: %s %s (%s); nothing was added. To open "
			  "a case: magang open %s PROGRAM"),
			number, record_text(p, F_NAME, name, sizeof(name)),
			like->evidence, number);
	free(p);
	return MG_ETAKEN;
}

static const char *const doubt_text[] = {
	[NIK_DOUBT_BIRTH] = N_("the birth date differs from the NIK"),
	[NIK_DOUBT_SEX] = N_("the sex differs from the NIK"),
	[NIK_DOUBT_REGION] = N_("the district inside the NIK is not known"),
};

void
person_doubts(struct office *office, struct txn *txn, const struct record *person,
	struct buf *out)
{
	struct nik_doubts doubts;
	char number[NUMBER_TEXT];

	nik_doubts(office, txn, office->areas, person, &doubts);
	for (size_t i = 0; i < doubts.n; i++)
		buf_addf(out, "%s\n", _(doubt_text[doubts.kind[i]]));
	if (doubts.near_person)
		buf_addf(out, _("NIK %s would fit; it belongs to %s\n"), doubts.near,
			number_format(number, "MG", doubts.near_person));
	else if (doubts.near[0])
		buf_addf(out, _("NIK %s would fit; compare it with the card\n"),
			doubts.near);
}

static int
person_build(struct office *office, struct change *c, struct record *p,
	struct buf *notes, struct err *err)
{
	struct likeness like[LIKE_MAX];
	struct txn *txn;
	size_t n;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	n = duplicates_of(office, txn, p, like, LIKE_MAX);
	if (n && like[0].certain)
		rc = refuse_taken(office, txn, &like[0], err);
	person_doubts(office, txn, p, notes);
	txn_abort(txn);
	if (!rc)
		change_person(office, c, p, like, n);
	return rc;
}

int
op_person_add(struct office *office, const struct setting *values, size_t n,
	struct receipt *out, struct err *err)
{
	struct record *p = xmalloc(sizeof(*p));
	struct buf notes = BUF_INIT;
	struct change c;
	int rc;

	change_init(&c, ACT_ADD);
	record_init(p, KIND_PERSON, 0);
	set_values(p, values, n);
	person_complete(office, p, c.arena);
	rc = access_need(&office->access, PERM_REGISTER, err);
	if (!rc)
		rc = refuse_kept(values, n, err);
	if (!rc && !office_areas(office, err))
		rc = err->code;
	if (!rc)
		rc = require_fields(p, err);
	if (!rc)
		rc = gate_enter(office->store, err);
	if (!rc) {
		rc = person_build(office, &c, p, &notes, err);
		if (!rc)
			rc = submit_inside(office, &c, err);
		gate_leave(office->store);
	}
	if (!rc) {
		receipt_fill(out, &c, KIND_PERSON);
		snprintf(out->notes, sizeof(out->notes), "%s", buf_str(&notes));
	}
	buf_release(&notes);
	change_release(&c);
	free(p);
	return rc;
}

int
op_add(struct office *office, enum kind kind, const struct setting *values,
	size_t n, struct receipt *out, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct change c;
	int rc;

	change_init(&c, kind == KIND_USER ? ACT_USER : ACT_ADD);
	record_init(r, kind, 0);
	set_values(r, values, n);
	rc = refuse_kept(values, n, err);
	if (!rc)
		rc = require_fields(r, err);
	if (!rc)
		change_create(&c, r, 0);
	free(r);
	if (!rc)
		return finish(office, &c, kind, out, err);
	change_release(&c);
	return rc;
}

/* ---- changing fields ---------------------------------------------------- */

/* Follow-up tasks when a case gets another state. */
static int
add_deadlines(struct office *office, struct change *c, const struct record *old,
	const struct record *new, struct err *err)
{
	struct record *person;
	struct txn *txn;
	int rc;

	if (new->kind != KIND_CASE)
		return 0;
	rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	person = xmalloc(sizeof(*person));
	if (record_load(txn, KIND_PERSON, record_owner(new), 0, person))
		deadline_tasks(office, txn, c, old, new, person);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	free(person);
	return rc;
}

/* The card has come: its task is done. */
static int
add_card_done(struct office *office, struct change *c, const struct record *old,
	const struct record *new, struct err *err)
{
	struct txn *txn;
	int rc;

	if (record_has(old, F_NIK) || !record_has(new, F_NIK))
		return 0;
	rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	change_card_done(office, txn, c, new->id);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	return rc;
}

static int
set_build(struct office *office, struct change *c, struct record *old,
	struct record *new, const struct setting *values, size_t n,
	const char *reason, struct err *err)
{
	struct op *op;

	*new = *old;
	set_values(new, values, n);
	if (new->kind == KIND_PERSON) {
		person_moved(old, new);
		person_complete(office, new, c->arena);
	}
	op = change_update(c, old, new);
	if (!op)
		return err_set(err, MG_ENOENT, _("nothing to change: these are the "
						 "values already"));
	op_reason(c, op, reason);
	if (new->kind == KIND_PERSON)
		return add_card_done(office, c, old, new, err);
	return add_deadlines(office, c, old, new, err);
}

int
op_set_fields(struct office *office, enum kind kind, uint64_t id, uint64_t seen,
	const struct setting *values, size_t n, const char *reason,
	struct receipt *out, struct err *err)
{
	struct record *old = xmalloc(sizeof(*old)), *new = xmalloc(sizeof(*new));
	struct change c;
	int rc;

	change_init(&c, kind == KIND_USER ? ACT_USER : ACT_SET);
	rc = refuse_kept(values, n, err);
	if (!rc)
		rc = office_load(office, kind, id, c.arena, old, err);
	if (!rc && seen && seen < old->seq)
		rc = history_rewind(office, old, seen, c.arena, err);
	if (!rc)
		rc = set_build(office, &c, old, new, values, n, reason, err);
	free(old);
	free(new);
	if (!rc)
		return finish(office, &c, kind, out, err);
	change_release(&c);
	return rc;
}

/* ---- cases -------------------------------------------------------------- */

static int
case_build(struct office *office, struct change *c, uint64_t person,
	const char *program, const struct setting *values, size_t n,
	struct err *err)
{
	struct record *kase = xmalloc(sizeof(*kase)), *p = xmalloc(sizeof(*p));
	struct txn *txn;
	uint16_t number = 0;
	int rc = office_load(office, KIND_PERSON, person, c->arena, p, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (!rc) {
		record_init(kase, KIND_CASE, 0);
		set_values(kase, values, n);
		number = dict_number(txn, DICT_PROGRAM, 0, program);
		if (!number)
			rc = err_set(err, MG_ENOENT,
				_("there is no program '%s'; see: magang program list"),
				program);
		else
			rc = change_case(
				office, txn, c, kase, person, p, number, err);
		txn_abort(txn);
	}
	free(kase);
	free(p);
	return rc;
}

int
op_case_open(struct office *office, uint64_t person, const char *program,
	const struct setting *values, size_t n, struct receipt *out,
	struct err *err)
{
	struct change c;
	int rc;

	change_init(&c, ACT_ADD);
	rc = refuse_kept(values, n, err);
	if (!rc)
		rc = case_build(office, &c, person, program, values, n, err);
	if (!rc)
		return finish(office, &c, KIND_CASE, out, err);
	change_release(&c);
	return rc;
}

static int
move_to(struct case_facts *f, const char *name, struct err *err)
{
	const char *names[RECORD_FIELDS];
	struct buf all = BUF_INIT;
	const char *near;
	size_t n = 0;
	int to = program_stage(f->program, name);

	if (to >= 0)
		return to;
	for (; n < f->program->n_stages && n < ARRAY_SIZE(names); n++) {
		names[n] = f->program->stages[n].name;
		buf_addf(&all, "%s%s", n ? " " : "", names[n]);
	}
	near = diag_nearest(name, names, n);
	if (near)
		err_set(err, MG_EUSAGE, _("'%s' has no stage '%s'; did you mean '%s'"),
			f->program->name, name, near);
	else
		err_set(err, MG_EUSAGE, _("'%s' has no stage '%s'; it has: %s"),
			f->program->name, name, buf_str(&all));
	buf_release(&all);
	return MG_EUSAGE;
}

/* Moves `new` to a stage: its number, date, and line of its history. */
static void
move_set(struct office *office, struct change *c, struct record *new,
	uint8_t stage)
{
	struct buf history = BUF_INIT;

	stage_history_add(&history, new, stage, office->today);
	record_set_number(new, F_STAGE, stage);
	record_set_number(new, F_ENTERED, office->today);
	record_set_text(new, F_HISTORY,
		arena_strndup(c->arena, buf_str(&history), history.len));
	buf_release(&history);
}

static int
move_check(struct office *office, const struct record *old, const char *stage,
	const char *reason, struct record *new, struct change *c, struct err *err)
{
	struct record *person = xmalloc(sizeof(*person));
	struct case_facts f;
	struct txn *txn = NULL;
	int to = 0;
	int rc = txn_read(office->store, &txn, err);

	if (!rc && record_load(txn, KIND_PERSON, record_owner(old), 0, person)) {
		case_facts_init(&f, office, txn, old, person, office->today);
		f.actor = office->access.user;
		to = f.program ? move_to(&f, stage, err) :
				 err_set(err, MG_EDAMAGED, _("no program"));
		rc = to < 0 ? to :
			      case_move_check(&f, office->access.role, to,
				      reason && *reason, err);
		if (!rc)
			move_set(office, c, new, f.program->stages[to].number);
	}
	txn_abort(txn);
	free(person);
	return rc;
}

static int
case_move(struct office *office, uint64_t id, const char *stage,
	const char *reason, bool dry, struct receipt *out, struct err *err)
{
	struct record *old = xmalloc(sizeof(*old)), *new = xmalloc(sizeof(*new));
	struct change c;
	struct op *op;
	int rc;

	change_init(&c, ACT_MOVE);
	rc = office_load(office, KIND_CASE, id, c.arena, old, err);
	if (!rc)
		rc = access_need(&office->access, PERM_MOVE, err);
	if (!rc) {
		*new = *old;
		rc = move_check(office, old, stage, reason, new, &c, err);
	}
	if (!rc) {
		op = change_update(&c, old, new);
		op_reason(&c, op, reason);
		rc = add_deadlines(office, &c, old, new, err);
	}
	free(old);
	free(new);
	if (!rc && !dry)
		return finish(office, &c, KIND_CASE, out, err);
	change_release(&c);
	return rc;
}

int
op_case_move(struct office *office, uint64_t id, const char *stage,
	const char *reason, struct receipt *out, struct err *err)
{
	return case_move(office, id, stage, reason, false, out, err);
}

int
op_case_move_check(struct office *office, uint64_t id, const char *stage,
	const char *reason, struct err *err)
{
	struct receipt unused;

	return case_move(office, id, stage, reason, true, &unused, err);
}

static int
document_id(struct office *office, const struct record *c, const char *name,
	uint16_t *id, struct err *err)
{
	struct buf names = BUF_INIT;
	const struct program *p;
	struct txn *txn;
	int i, rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	p = case_program(office, txn, c);
	txn_abort(txn);
	i = p ? program_document(p, name) : -1;
	if (i >= 0) {
		*id = p->documents[i].id;
		return 0;
	}
	for (size_t d = 0; p && d < p->n_documents; d++)
		buf_addf(&names, "%s%s", d ? " " : "", p->documents[d].name);
	err_set(err, MG_EUSAGE, _("there is no document '%s'; there are: %s"), name,
		buf_str(&names));
	buf_release(&names);
	return MG_EUSAGE;
}

int
op_case_document(struct office *office, uint64_t id, const char *document,
	int32_t date, struct receipt *out, struct err *err)
{
	struct record *old = xmalloc(sizeof(*old)), *new = xmalloc(sizeof(*new));
	struct value v = date == DATE_NONE ? value_none() : value_number(date);
	struct change c;
	uint16_t field = 0;
	int rc;

	change_init(&c, ACT_SET);
	rc = office_load(office, KIND_CASE, id, c.arena, old, err);
	if (!rc)
		rc = document_id(office, old, document, &field, err);
	if (!rc) {
		*new = *old;
		record_set(new, field, &v);
		if (!change_update(&c, old, new))
			rc = err_set(err, MG_ENOENT, _("nothing to change"));
	}
	if (!rc)
		rc = add_deadlines(office, &c, old, new, err);
	free(old);
	free(new);
	if (!rc)
		return finish(office, &c, KIND_CASE, out, err);
	change_release(&c);
	return rc;
}

/* ---- activities and tasks ----------------------------------------------- */

/* Fields that tie a task or activity to what it is about. */
static int
about_fields(struct office *office, struct change *c, struct record *r,
	enum kind kind, uint64_t id, uint64_t *owner, struct err *err)
{
	struct record *about = xmalloc(sizeof(*about));
	int rc = office_load(office, kind, id, c->arena, about, err);

	if (!rc) {
		*owner = record_owner(about);
		if (*owner)
			record_set_number(r, F_PERSON, (int64_t)*owner);
		record_set_number(r, F_ABOUT, (int64_t)id);
		record_set_number(r, F_ABOUT_KIND, kind);
	}
	free(about);
	return rc;
}

static bool
is_activity(const struct program *p, const char *name)
{
	for (size_t i = 0; p && i < p->n_activities; i++)
		if (strcmp(p->activities[i].name, name) == 0)
			return true;
	return strcmp(name, "note") == 0 || strcmp(name, "call") == 0 ||
		strcmp(name, "visit") == 0;
}

/* note, call, visit, or one of the program of the case. */
static int
check_activity(struct office *office, struct change *c, enum kind kind,
	uint64_t id, const char *name, struct err *err)
{
	struct record *about = xmalloc(sizeof(*about));
	const struct program *p = NULL;
	struct buf names = BUF_INIT;
	struct txn *txn;
	int rc = office_load(office, kind, id, c->arena, about, err);

	if (!rc && kind == KIND_CASE)
		rc = txn_read(office->store, &txn, err);
	if (!rc && kind == KIND_CASE) {
		p = case_program(office, txn, about);
		txn_abort(txn);
	}
	if (!rc && !is_activity(p, name)) {
		for (size_t i = 0; p && i < p->n_activities; i++)
			buf_addf(&names, " %s", p->activities[i].name);
		rc = err_set(err, MG_EUSAGE,
			_("there is no activity '%s' here; there are: note call "
			  "visit%s"),
			name, buf_str(&names));
	}
	buf_release(&names);
	free(about);
	return rc;
}

int
op_activity(struct office *office, enum kind about_kind, uint64_t about,
	const char *activity, int64_t amount, const char *text,
	struct receipt *out, struct err *err)
{
	struct record *a = xmalloc(sizeof(*a));
	uint64_t owner = 0;
	struct change c;
	int rc;

	change_init(&c, ACT_NOTE);
	record_init(a, KIND_ACTIVITY, 0);
	rc = check_activity(office, &c, about_kind, about, activity, err);
	if (!rc)
		rc = about_fields(office, &c, a, about_kind, about, &owner, err);
	if (!rc) {
		record_set_text(a, F_ACTIVITY, activity);
		record_set_number(a, F_DATE, office->today);
		if (amount)
			record_set_number(a, F_AMOUNT, amount);
		if (text && *text)
			record_set_text(a, F_TEXT, text);
		change_create(&c, a, owner);
	}
	free(a);
	if (!rc)
		return finish(office, &c, KIND_ACTIVITY, out, err);
	change_release(&c);
	return rc;
}

int
op_task_add(struct office *office, enum kind about_kind, uint64_t about,
	const char *text, int32_t due, struct receipt *out, struct err *err)
{
	struct record *t = xmalloc(sizeof(*t));
	uint64_t owner = 0;
	struct change c;
	int rc;

	change_init(&c, ACT_TASK);
	record_init(t, KIND_TASK, 0);
	rc = about_fields(office, &c, t, about_kind, about, &owner, err);
	if (!rc) {
		record_set_text(t, F_TASK, text);
		record_set_number(t, F_DUE, due);
		record_set_number(t, F_OFFICER, (int64_t)office->access.user);
		change_create(&c, t, owner);
	}
	free(t);
	if (!rc)
		return finish(office, &c, KIND_TASK, out, err);
	change_release(&c);
	return rc;
}

int
op_task_done(
	struct office *office, uint64_t id, struct receipt *out, struct err *err)
{
	struct setting done = { kind_field(KIND_TASK, "done", 4),
		value_number(office->today) };

	return op_set_fields(office, KIND_TASK, id, 0, &done, 1, NULL, out, err);
}

/* ---- erasure ------------------------------------------------------------ */

/* The act stands in the log; was the key destroyed, too, or did the power go
 * between the two? */
static int
erase_key_left(struct office *office, uint64_t person, struct receipt *out,
	struct err *err)
{
	struct person_keys keys;
	int rc = access_need(&office->access, PERM_ADMIN, err);

	if (rc)
		return rc;
	if (keyring_get(office->store, person, &keys) != KEYRING_FOUND)
		return err_set(
			err, MG_EERASED, _("these data are erased already"));
	seal_wipe(&keys, sizeof(keys));
	rc = gate_enter(office->store, err);
	if (rc)
		return rc;
	rc = keyring_destroy(office->store, person, err);
	gate_leave(office->store);
	memset(out, 0, sizeof(*out));
	out->id = person;
	return rc;
}

int
op_erase(struct office *office, uint64_t person, const char *reason,
	struct receipt *out, struct err *err)
{
	struct record *p = xmalloc(sizeof(*p));
	struct change c;
	struct op *op;
	int rc;

	change_init(&c, ACT_ERASE);
	rc = office_load(office, KIND_PERSON, person, c.arena, p, err);
	if (!rc && record_has(p, F_ERASED)) {
		free(p);
		change_release(&c);
		return erase_key_left(office, person, out, err);
	}
	free(p);
	if (!rc)
		rc = gate_enter(office->store, err);
	if (!rc) {
		/* In clear: the basis of an erasure outlives the key. */
		op = change_op(&c, OP_ERASE, KIND_PERSON, person, 0);
		op_reason(&c, op, reason);
		rc = submit_inside(office, &c, err);
		if (!rc)
			rc = keyring_destroy(office->store, person, err);
		gate_leave(office->store);
	}
	if (!rc)
		receipt_fill(out, &c, KIND_PERSON);
	change_release(&c);
	return rc;
}
