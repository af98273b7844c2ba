/* SPDX-License-Identifier: MIT */
/* Cases: opened, moved, their checklist of documents. */
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
#include "build.h"
#include "index.h"
#include "internal.h"
#include "ops_build.h"
#include "stages.h"

int
op_case_add(struct office *office, struct txn *txn, struct change *c,
	const struct opening *opening, uint64_t person, const struct record *p,
	struct err *err)
{
	uint16_t number = dict_number(txn, DICT_PROGRAM, 0, opening->program);
	struct record *kase;
	int rc = op_refuse_kept(opening->values, opening->n, err);

	if (rc)
		return rc;
	if (!number)
		return err_set(err, MG_ENOENT,
			_("there is no program '%s'; see: magang "
			  "program list"),
			opening->program);
	kase = xmalloc(sizeof(*kase));
	record_init(kase, KIND_CASE, 0);
	op_values(kase, opening->values, opening->n);
	rc = change_case(office, txn, c, kase, person, p, number, err);
	free(kase);
	return rc;
}

static int
case_build(struct office *office, struct change *c, uint64_t person,
	const struct opening *opening, struct err *err)
{
	struct record *p = xmalloc(sizeof(*p));
	struct txn *txn;
	int rc = office_load(office, KIND_PERSON, person, c->arena, p, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (!rc) {
		rc = op_case_add(office, txn, c, opening, person, p, err);
		txn_abort(txn);
	}
	free(p);
	return rc;
}

int
op_case_open(struct office *office, uint64_t person, const char *program,
	const struct setting *values, size_t n, struct receipt *out,
	struct err *err)
{
	const struct opening opening = { program, values, n };
	struct change c;
	int rc;

	change_init(&c, ACT_ADD);
	rc = case_build(office, &c, person, &opening, err);
	if (!rc)
		return op_finish(office, &c, KIND_CASE, out, err);
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
		err_set(err, MG_EUSAGE,
			_("'%s' has no stage '%s'; did you mean '%s'"),
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
	const char *reason, struct record *new, struct change *c,
	struct err *err)
{
	struct record *person = xmalloc(sizeof(*person));
	struct case_facts f;
	struct txn *txn = NULL;
	int to = 0;
	int rc = txn_read(office->store, &txn, err);

	if (!rc &&
		record_load(txn, KIND_PERSON, record_owner(old), 0, person)) {
		case_facts_init(&f, office, txn, old, person, office->today);
		f.actor = office->access.user;
		to = f.program ? move_to(&f, stage, err)
			       : err_set(err, MG_EDAMAGED, _("no program"));
		rc = to < 0 ? to
			    : case_move_check(&f, office->access.role, to,
				      reason && *reason, err);
		if (!rc)
			move_set(office, c, new, f.program->stages[to].number);
	}
	txn_abort(txn);
	free(person);
	return rc;
}

/* act: the one that it belongs to; 0: one of its own. */
static int
case_move(struct office *office, uint64_t id, const char *stage,
	const char *reason, uint64_t act, bool dry, struct receipt *out,
	struct err *err)
{
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	struct change c;
	struct op *op;
	int rc;

	change_init(&c, ACT_MOVE);
	c.act = act;
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
		rc = op_deadlines(office, &c, old, new, err);
	}
	free(old);
	free(new);
	if (!rc && !dry)
		return op_finish(office, &c, KIND_CASE, out, err);
	change_release(&c);
	return rc;
}

int
op_case_move(struct office *office, uint64_t id, const char *stage,
	const char *reason, struct receipt *out, struct err *err)
{
	return case_move(office, id, stage, reason, 0, false, out, err);
}

/* A change for each, so that every one is decided after the one before: the
 * last place of a quota goes to one of them. */
int
op_cases_move(struct office *office, const uint64_t *ids, size_t n,
	const char *stage, const char *reason, uint64_t *left, size_t *n_left,
	struct receipt *out, struct err *err)
{
	struct err first = ERR_INIT, why = ERR_INIT;
	uint64_t act = 0;

	*n_left = 0;
	for (size_t i = 0; i < n; i++) {
		/* a store that is busy or full will not be better for the next
		 */
		bool hopeless =
			first.code == MG_EBUSY || first.code == MG_EFULL;
		int rc = hopeless
				 ? first.code
				 : case_move(office, ids[i], stage, reason, act,
					   false, out, *n_left ? &why : &first);

		if (rc)
			left[(*n_left)++] = ids[i];
		else
			act = out->act;
	}
	if (*n_left)
		err_set(err, first.code, "%s", first.text);
	out->act = act;
	return act || !n ? 0 : err->code;
}

int
op_case_move_check(struct office *office, uint64_t id, const char *stage,
	const char *reason, struct err *err)
{
	struct receipt unused;

	return case_move(office, id, stage, reason, 0, true, &unused, err);
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
	err_set(err, MG_EUSAGE, _("there is no document '%s'; there are: %s"),
		name, buf_str(&names));
	buf_release(&names);
	return MG_EUSAGE;
}

int
op_case_document(struct office *office, uint64_t id, const char *document,
	int32_t date, struct receipt *out, struct err *err)
{
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
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
		rc = op_deadlines(office, &c, old, new, err);
	free(old);
	free(new);
	if (!rc)
		return op_finish(office, &c, KIND_CASE, out, err);
	change_release(&c);
	return rc;
}
