/* SPDX-License-Identifier: MIT */
#include "magang/ops/merge.h"

#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/linkage/trait.h"
#include "magang/ops/op_run.h"
#include "magang/ops/undo.h"
#include "magang/record/change_build.h"
#include "magang/record/doubt_state.h"
#include "magang/record/group.h"
#include "magang/record/index.h"
#include "magang/record/person_number.h"
#include "magang/record/trace.h"
#include "magang/store/txn.h"

/* ---- what is kept of whom ------------------------------------------------- */

static bool
goes_with(const struct fdef *f, const struct fdef *with)
{
	return f == with || (f->group && f->group == with->group);
}

/* Has she it, or anything that goes with it? */
static bool
has_any(const struct record *r, const struct fdef *f)
{
	bool has = false;

	for (size_t i = 0; !has && i < kind_person.n_fields; i++)
		has = goes_with(&kind_person.fields[i], f) &&
		      record_has(r, kind_person.fields[i].id);
	return has;
}

/* What a NIK says something about. */
static bool
has_evidence(uint16_t field)
{
	return field == F_NIK || field == F_BIRTH_DATE || field == F_SEX;
}

static bool
second_is_better(const struct merge_plan *plan, const struct fdef *f)
{
	const struct record *a = plan->r[0], *b = plan->r[1];
	struct trait first, second;

	if (!has_any(b, f) || !has_any(a, f))
		return has_any(b, f);
	if (has_evidence(f->id)) {
		trait_of(a, &first);
		trait_of(b, &second);
		if (first.nik_fits != second.nik_fits)
			return second.nik_fits;
	}
	return b->seq > a->seq;
}

static void
add_field(struct merge_plan *plan, const struct fdef *f)
{
	if (f->flags & (FDEF_HIDDEN | FDEF_RECKONED | FDEF_INNER) ||
		record_same(plan->r[0], plan->r[1], f->id) ||
		plan->n == MERGE_FIELDS)
		return;
	plan->row[plan->n++] =
		(struct merge_field){ f, second_is_better(plan, f) };
}

/* Whoever was merged meanwhile is not compared with what she is a record of. */
static int
load(struct office *office, struct txn *txn, uint64_t id, struct arena *arena,
	struct record *out, struct err *err)
{
	char number[NUMBER_TEXT], root[NUMBER_TEXT];
	int rc = office_load_in(office, txn, KIND_PERSON, id, arena, out, err);

	if (rc || out->id == id)
		return rc;
	return err_set(err, MG_ECONFLICT,
		_("%s was merged with %s already; to take that back: magang "
		  "unmerge %s"),
		number_format(number, "MG", id),
		number_format(root, "MG", out->id), number);
}

int
merge_plan_make(struct office *office, uint64_t first, uint64_t second,
	struct merge_plan *out, struct err *err)
{
	char number[NUMBER_TEXT];
	struct txn *txn;
	int rc;

	*out = (struct merge_plan){ .person = { first, second },
		.r = { xmalloc(sizeof(**out->r)), xmalloc(sizeof(**out->r)) },
		.arena = arena_new() };
	if (first == second)
		return err_set(err, MG_EUSAGE,
			_("both numbers are of %s; name another one"),
			number_format(number, "MG", first));
	rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	for (size_t i = 0; !rc && i < 2; i++) {
		rc = load(office, txn, out->person[i], out->arena, out->r[i],
			err);
		out->seen[i] = rc ? 0 : out->r[i]->seq;
	}
	office_look_end(txn);
	for (size_t i = 0; !rc && i < kind_person.n_fields; i++)
		add_field(out, &kind_person.fields[i]);
	return rc;
}

void
merge_plan_release(struct merge_plan *plan)
{
	free(plan->r[0]);
	free(plan->r[1]);
	arena_free(plan->arena);
	*plan = (struct merge_plan){ .n = 0 };
}

const struct merge_field *
merge_plan_row(const struct merge_plan *plan, uint16_t field)
{
	for (size_t i = 0; i < plan->n; i++)
		if (plan->row[i].f->id == field)
			return &plan->row[i];
	return NULL;
}

bool
merge_plan_keep(struct merge_plan *plan, uint16_t field, bool second)
{
	const struct merge_field *row = merge_plan_row(plan, field);

	for (size_t i = 0; row && i < plan->n; i++)
		if (goes_with(plan->row[i].f, row->f))
			plan->row[i].second = second;
	return row != NULL;
}

/* ---- the change ------------------------------------------------------------ */

struct merging {
	const struct merge_plan *plan;
	const char *reason;
	struct record r[2], new;
};

/* Whoever merges them has answered whether they are one. */
static void
answer_pairs(struct txn *txn, struct change *c, const struct merging *m)
{
	struct record *d = xmalloc(2 * sizeof(*d));
	struct ids pairs = { 0 };

	person_pairs(txn, m->plan->person[1], &pairs);
	for (size_t i = 0; i < pairs.n; i++) {
		if (!record_load(txn, KIND_DOUBT, pairs.rows[i], 0, &d[0]) ||
			doubt_state(&d[0]) != DOUBT_OPEN ||
			person_root(txn,
				(uint64_t)record_number(&d[0], F_FIRST, 0)) +
					person_root(txn,
						(uint64_t)record_number(
							&d[0], F_SECOND, 0)) !=
				m->plan->person[0] + m->plan->person[1])
			continue;
		record_own(&d[0], c->arena);
		d[1] = d[0];
		record_set_text(&d[1], F_ANSWER, "same");
		change_update(c, &d[0], &d[1]);
	}
	ids_release(&pairs);
	free(d);
}

static void
keep_values(struct merging *m)
{
	const struct value none = value_none();

	m->new = m->r[0];
	for (size_t i = 0; i < m->plan->n; i++) {
		const struct merge_field *row = &m->plan->row[i];
		const struct value *v = record_get(&m->r[1], row->f->id);

		if (row->second)
			record_set(&m->new, row->f->id, v ? v : &none);
	}
}

static int
look(struct office *office, struct txn *txn, struct change *c,
	struct merging *m, struct err *err)
{
	const struct merge_plan *plan = m->plan;
	char number[NUMBER_TEXT];
	int rc = 0;

	for (size_t i = 0; !rc && i < 2; i++) {
		rc = load(
			office, txn, plan->person[i], c->arena, &m->r[i], err);
		if (!rc && plan->seen[i] && plan->seen[i] != m->r[i].seq)
			rc = err_set(err, MG_ECONFLICT,
				_("%s was changed since; compare them once "
				  "more"),
				number_format(number, "MG", plan->person[i]));
	}
	return rc;
}

/* A number of the first that gives way to one of the second is kept in its place: it
 * leads to her as before. */
static void
keep_numbers(struct change *c, struct op *op, const struct merging *m)
{
	for (size_t i = 0; i < m->plan->n; i++) {
		const uint16_t id = m->plan->row[i].f->id;

		if (m->plan->row[i].second && is_number_of_person(id) &&
			record_has(&m->r[0], id))
			op_set(c, op, id, record_get(&m->r[1], id),
				record_get(&m->r[0], id));
	}
}

static int
merge_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct merging *m = ctx;
	struct value with = value_number((int64_t)m->plan->person[0]);
	int rc = look(office, txn, c, m, err);
	struct op *op;

	if (rc)
		return rc;
	change_expect(c, &m->r[0]);
	change_expect(c, &m->r[1]);
	op = change_op(c, OP_SET, KIND_PERSON, m->r[1].id, m->r[1].id);
	op->base = m->r[1].seq;
	op_set(c, op, F_MERGED, NULL, &with);
	keep_numbers(c, op, m);
	op_reason(c, op, m->reason);
	keep_values(m);
	change_update(c, &m->r[0], &m->new);
	answer_pairs(txn, c, m);
	return 0;
}

int
op_merge_persons(struct office *office, const struct merge_plan *plan,
	const char *reason, bool try, struct receipt *out, struct err *err)
{
	struct merging *m = xcalloc(1, sizeof(*m));
	const struct op_job job = {
		.kind = ACT_MERGE, .build = merge_build, .ctx = m, .try = try
	};
	int rc;

	m->plan = plan;
	m->reason = reason;
	rc = op_run_job(office, &job, out, err);
	free(m);
	return rc;
}

/* ---- taken back ------------------------------------------------------------ */

/* While she is a second record no other merge touches hers: it is the last one of
 * those that stand. */
static uint64_t
merge_of(struct txn *txn, uint64_t second)
{
	uint64_t seq = 0, act = 0, found = 0;
	struct trace_act a;
	struct trace t;

	trace_of_record(&t, txn, KIND_PERSON, second);
	while (!found && trace_next(&t, &seq)) {
		act = trace_act_of(txn, seq);
		if (!act)
			continue;
		if (trace_act(txn, act, &a) && a.kind == ACT_MERGE && !a.undone)
			found = act;
		trace_act_release(&a);
	}
	trace_end(&t);
	return found;
}

int
op_unmerge(struct office *office, uint64_t second, struct undo_report *out,
	struct err *err)
{
	char number[NUMBER_TEXT];
	uint64_t act = 0;
	struct txn *txn;
	int rc = access_need(&office->access, PERM_MERGE, err);

	if (!rc)
		rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	if (person_root(txn, second) != second)
		act = merge_of(txn, second);
	office_look_end(txn);
	if (!act)
		return err_set(err, MG_ENOENT, _("%s is merged with nobody"),
			number_format(number, "MG", second));
	return op_undo(office, act, out, err);
}

int
merged_with(struct office *office, uint64_t person, struct ids *out,
	struct err *err)
{
	struct ids group = { 0 };
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	person_group(txn, person, &group);
	office_look_end(txn);
	for (size_t i = 1; i < group.n; i++)
		ids_add(out, group.rows[i]);
	ids_release(&group);
	ids_sort(out);
	return 0;
}
