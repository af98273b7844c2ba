/* SPDX-License-Identifier: MIT */
#include "magang/domain/ops.h"

#include <inttypes.h>
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
#include "ops_build.h"
#include "stages.h"

#define LIKE_MAX 8

void
op_receipt(struct receipt *out, const struct change *c, enum kind kind)
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
int
op_finish(struct office *office, struct change *c, enum kind kind,
	struct receipt *out, struct err *err)
{
	int rc = submit(office, c, err);

	if (!rc)
		op_receipt(out, c, kind);
	change_release(c);
	return rc;
}

int
op_require(const struct record *r, struct err *err)
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
int
op_refuse_kept(const struct setting *values, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (values[i].field->flags & FDEF_HIDDEN)
			return err_set(err, MG_EUSAGE,
				_("'%s' is kept by magang itself; it cannot be "
				  "set"),
				values[i].field->name);
	return 0;
}

void
op_values(struct record *r, const struct setting *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		record_set(r, values[i].field->id, &values[i].value);
}

/* ---- persons ------------------------------------------------------------ */

static int
refuse_taken(struct office *office, struct txn *txn,
	const struct likeness *like, struct err *err)
{
	struct record *p = xmalloc(sizeof(*p));
	char number[NUMBER_TEXT], name[128] = "";
	struct buf evidence = BUF_INIT;

	number_format(number, "MG", like->id);
	evidence_print(like->evidence, strlen(like->evidence), &evidence);
	if (!record_load(txn, KIND_PERSON, like->id, 0, p)) {
		free(p);
		buf_release(&evidence);
		return err_set(err, MG_EDAMAGED,
			_("an index names nobody; run: "
			  "magang check"));
	}
	/* Outside the caller's areas only that the person exists is said. */
	if (!access_area(
		    &office->access, (uint16_t)record_number(p, F_REGENCY, 0)))
		err_set(err, MG_ETAKEN,
			_("this person is registered in area %u.%02u; ask "
			  "there"),
			(unsigned)record_number(p, F_REGENCY, 0) / 100,
			(unsigned)record_number(p, F_REGENCY, 0) % 100);
	else
		err_set(err, MG_ETAKEN,
			_("already registered: %s %s (%s); nothing was added. "
			  "To open "
			  "a case: magang open %s PROGRAM"),
			number, record_text(p, F_NAME, name, sizeof(name)),
			buf_str(&evidence), number);
	buf_release(&evidence);
	free(p);
	return MG_ETAKEN;
}

static const char *const doubt_text[] = {
	[NIK_DOUBT_BIRTH] = N_("the birth date differs from the NIK"),
	[NIK_DOUBT_SEX] = N_("the sex differs from the NIK"),
	[NIK_DOUBT_REGION] = N_("the district inside the NIK is not known"),
};

/* The office lets so many of one family card take part at a time; more may be
 * registered, and wait. */
static void
household_doubt(struct office *office, struct txn *txn,
	const struct record *person, struct buf *out)
{
	int64_t n, cap = office->site.household_cap;

	if (!cap)
		return;
	n = household_active(office, txn,
		digits_key(record_get(person, F_KK)), person->id, 0, 0);
	if (n >= cap)
		buf_addf(out,
			_("family card: others have %d active cases, at most "
			  "%d take part; this one waits\n"),
			(int)n, (int)cap);
}

void
person_doubts(struct office *office, struct txn *txn,
	const struct record *person, struct buf *out)
{
	struct nik_doubts doubts;
	char number[NUMBER_TEXT];

	household_doubt(office, txn, person, out);
	nik_doubts(office, txn, office->areas, person, &doubts);
	for (size_t i = 0; i < doubts.n; i++)
		buf_addf(out, "%s\n", _(doubt_text[doubts.kind[i]]));
	if (doubts.near_person)
		buf_addf(out, _("NIK %s would fit; it belongs to %s\n"),
			doubts.near,
			number_format(number, "MG", doubts.near_person));
	else if (doubts.near[0])
		buf_addf(out, _("NIK %s would fit; compare it with the card\n"),
			doubts.near);
}

static int
person_build(struct office *office, struct change *c, struct record *p,
	const struct opening *first, struct buf *notes, struct err *err)
{
	struct likeness like[LIKE_MAX];
	struct txn *txn;
	uint64_t id;
	size_t n;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	n = duplicates_of(office, txn, p, like, LIKE_MAX);
	if (n && like[0].certain)
		rc = refuse_taken(office, txn, &like[0], err);
	person_doubts(office, txn, p, notes);
	if (!rc) {
		id = change_person(office, c, p, like, n);
		if (first)
			rc = op_case_add(office, txn, c, first, id, p, err);
	}
	txn_abort(txn);
	return rc;
}

int
op_person_with_case(struct office *office, const struct setting *values,
	size_t n, const struct opening *first, struct receipt *out,
	struct receipt *kase, struct err *err)
{
	struct record *p = xmalloc(sizeof(*p));
	struct buf notes = BUF_INIT;
	struct change c;
	int rc;

	change_init(&c, ACT_ADD);
	record_init(p, KIND_PERSON, 0);
	op_values(p, values, n);
	person_complete(office, p, c.arena);
	rc = access_need(&office->access, PERM_REGISTER, err);
	if (!rc)
		rc = op_refuse_kept(values, n, err);
	if (!rc && !office_areas(office, err))
		rc = err->code;
	if (!rc)
		rc = op_require(p, err);
	if (!rc)
		rc = gate_enter(office->store, err);
	if (!rc) {
		rc = person_build(office, &c, p, first, &notes, err);
		if (!rc)
			rc = submit_inside(office, &c, err);
		gate_leave(office->store);
	}
	if (!rc) {
		op_receipt(kase, &c, KIND_CASE);
		op_receipt(out, &c, KIND_PERSON);
		snprintf(out->notes, sizeof(out->notes), "%s", buf_str(&notes));
	}
	buf_release(&notes);
	change_release(&c);
	free(p);
	return rc;
}

int
op_person_add(struct office *office, const struct setting *values, size_t n,
	struct receipt *out, struct err *err)
{
	struct receipt none;

	return op_person_with_case(office, values, n, NULL, out, &none, err);
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
	op_values(r, values, n);
	rc = op_refuse_kept(values, n, err);
	if (!rc)
		rc = op_require(r, err);
	if (!rc)
		change_create(&c, r, 0);
	free(r);
	if (!rc)
		return op_finish(office, &c, kind, out, err);
	change_release(&c);
	return rc;
}

/* ---- changing fields ---------------------------------------------------- */

/* Follow-up tasks when a case gets another state. */
int
op_deadlines(struct office *office, struct change *c, const struct record *old,
	const struct record *new, struct err *err)
{
	bool done = new->kind == KIND_TASK &&record_has(new, F_DONE) &&
		    !record_has(old, F_DONE);
	struct record *person;
	struct txn *txn;
	int rc;

	if (new->kind != KIND_CASE && !done)
		return 0;
	rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	person = xmalloc(sizeof(*person));
	if (done)
		deadline_next(office, txn, c, new);
	else if (record_load(txn, KIND_PERSON, record_owner(new), 0, person))
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
	op_values(new, values, n);
	if (new->kind == KIND_PERSON) {
		person_moved(old, new);
		person_complete(office, new, c->arena);
	}
	op = change_update(c, old, new);
	if (!op)
		return err_set(err, MG_ENOENT,
			_("nothing to change: these are the "
			  "values already"));
	op_reason(c, op, reason);
	if (new->kind == KIND_PERSON)
		return add_card_done(office, c, old, new, err);
	return op_deadlines(office, c, old, new, err);
}

static int
set_fields(struct office *office, enum act_kind act, enum kind kind,
	uint64_t id, uint64_t seen, const struct setting *values, size_t n,
	const char *reason, struct receipt *out, struct err *err)
{
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	struct change c;
	int rc;

	change_init(&c, act);
	rc = op_refuse_kept(values, n, err);
	if (!rc)
		rc = office_load(office, kind, id, c.arena, old, err);
	if (!rc && seen && seen < old->seq)
		rc = history_rewind(office, old, seen, c.arena, err);
	if (!rc && old->n == 0)
		rc = err_set(err, MG_EUSAGE,
			_("there was no such record at version %" PRIu64),
			seen);
	if (!rc)
		rc = set_build(office, &c, old, new, values, n, reason, err);
	free(old);
	free(new);
	if (!rc)
		return op_finish(office, &c, kind, out, err);
	change_release(&c);
	return rc;
}

int
op_set_fields(struct office *office, enum kind kind, uint64_t id, uint64_t seen,
	const struct setting *values, size_t n, const char *reason,
	struct receipt *out, struct err *err)
{
	return set_fields(office, kind == KIND_USER ? ACT_USER : ACT_SET, kind,
		id, seen, values, n, reason, out, err);
}

int
op_own_choice(struct office *office, const struct setting *values, size_t n,
	struct err *err)
{
	struct receipt receipt;
	struct err why = ERR_INIT;
	int rc = set_fields(office, ACT_CHOICE, KIND_USER, office->access.user,
		0, values, n, NULL, &receipt, &why);

	/* as it was already */
	if (rc && rc != MG_ENOENT)
		*err = why;
	return rc == MG_ENOENT ? 0 : rc;
}
