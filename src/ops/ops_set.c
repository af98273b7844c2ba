/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_set.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/ops/ask_again.h"
#include "magang/ops/build.h"
#include "magang/ops/history.h"
#include "magang/ops/op_run.h"
#include "magang/ops/ops.h"
#include "magang/ops/record_doubts.h"
#include "magang/record/change_build.h"
#include "magang/record/group.h"
#include "magang/record/reach.h"
#include "magang/rulebook/access.h"

#include "many.h"
#include "notes.h"
#include "op_parts.h"

struct new_values {
	enum kind kind;
	uint64_t id, seen;
	const struct setting *values;
	size_t n;
	const char *reason;
	struct notes notes;
};

/* The record as whoever set the values had it before the eyes. */
static int
load_seen(struct office *office, struct txn *txn, struct change *c,
	const struct new_values *v, struct record *now, struct record *out,
	struct err *err)
{
	int rc =
		office_load_in(office, txn, v->kind, v->id, c->arena, now, err);

	if (rc)
		return rc;
	*out = *now;
	if (v->seen > out->seq)
		return err_set(err, MG_EUSAGE,
			_("there is no version %llu of this record yet; the present one is %llu"),
			(unsigned long long)v->seen,
			(unsigned long long)out->seq);
	if (v->seen && v->seen < out->seq)
		rc = history_rewind(office, txn, out, v->seen, c->arena, err);
	if (!rc && out->n == 0)
		rc = err_set(err, MG_EUSAGE,
			_("there was no such record at version %llu"),
			(unsigned long long)v->seen);
	return rc;
}

static bool
is_so(const struct record *now, const struct op_field *f)
{
	const struct value none = value_none();
	const struct value *v = record_get(now, f->id);

	return value_equal(v ? v : &none, &f->new);
}

/* What somebody else has made so since it was seen is not done once more: taking
 * this back would take it away. NULL: nothing is left. */
static struct op *
still_to_do(struct change *c, struct op *op, const struct record *now)
{
	size_t done = 0;

	for (size_t i = 0; i < op->n; i++)
		done += is_so(now, &op->f[i]);
	if (done == op->n) {
		change_cut(c, c->n - 1);
		return NULL;
	}
	for (size_t i = 0; i < op->n;) {
		if (!is_so(now, &op->f[i]) ||
			field_group(op->kind, op->f[i].id) != GROUP_NONE) {
			i++;
			continue;
		}
		op->n--;
		memmove(&op->f[i], &op->f[i + 1],
			(op->n + op->n_seen - i) * sizeof(*op->f));
	}
	return op;
}

static int
set_values(struct office *office, struct txn *txn, struct change *c,
	struct new_values *v, const struct record *now,
	const struct record *old, struct record *new, struct err *err)
{
	struct said_fields said = op_said(c->arena, v->values, v->n);
	struct person_row rows[INFER_FIELDS];
	struct op *op;

	*new = *old;
	op_values(new, v->values, v->n);
	if (new->kind == KIND_TASK)
		task_goes_with_case(txn, new);
	if (new->kind == KIND_PERSON)
		office_complete(office, old, new, &said, c->arena, rows);
	op = change_update(c, old, new);
	if (op && v->seen)
		op = still_to_do(c, op, now);
	if (!op)
		return err_set(err, MG_ENOENT,
			_("nothing to change: these are the "
			  "values already"));
	op_reason(c, op, v->reason);
	record_doubts_new(office, txn, op, old, new, &v->notes);
	if (new->kind == KIND_PERSON) {
		change_card(office, txn, c, old, new);
		change_asks(office, txn, c, old, new, &v->notes);
	}
	if (new->kind == KIND_ACTIVITY)
		op_figure(txn, c, old, new);
	return 0;
}

static int
set_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct record *now = xmalloc(sizeof(*now)),
		      *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	int rc = load_seen(office, txn, c, ctx, now, old, err);

	if (!rc)
		rc = set_values(office, txn, c, ctx, now, old, new, err);
	free(now);
	free(old);
	free(new);
	return rc;
}

static int
set_one(struct office *office, struct new_values *v, bool try,
	struct receipt *out, struct err *err)
{
	const struct op_job job = {
		.kind = v->kind == KIND_USER ? ACT_USER : ACT_SET,
		.build = set_build,
		.ctx = v,
		.try = try,
	};
	int rc = op_refuse_fields(office, v->values, v->n, err);

	if (!rc && v->kind == KIND_PERSON && !office_areas(office, err))
		rc = err->code;
	if (!rc)
		rc = op_run_job(office, &job, out, err);
	if (!rc)
		out->notes = v->notes;
	return rc;
}

int
op_set_fields(struct office *office, enum kind kind, uint64_t id, uint64_t seen,
	const struct setting *values, size_t n, const char *reason,
	struct receipt *out, struct err *err)
{
	struct new_values v = { .kind = kind,
		.id = id,
		.seen = seen,
		.values = values,
		.n = n,
		.reason = reason };

	return set_one(office, &v, false, out, err);
}

int
op_set_try(struct office *office, enum kind kind, uint64_t id, uint64_t seen,
	const struct setting *values, size_t n, struct receipt *out,
	struct err *err)
{
	struct new_values v = {
		.kind = kind, .id = id, .seen = seen, .values = values, .n = n
	};

	return set_one(office, &v, true, out, err);
}

/* Cases of several programs need not have the same fields. */
static int
has_fields(struct office *office, struct txn *txn, const struct record *r,
	const struct many_values *set, struct err *err)
{
	for (size_t i = 0; i < set->n; i++)
		if (!office_field_id(office, txn, r, set->values[i].field->id))
			return err_set(err, MG_EUSAGE,
				_("its program has no field '%s'"),
				set->values[i].field->name);
	return 0;
}

static int
set_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct many_values *set = m->ctx;
	int rc = has_fields(office, txn, old, set, err);
	struct new_values v = { .kind = set->kind,
		.id = old->id,
		.values = set->values,
		.n = set->n,
		.reason = set->reason };

	if (!rc)
		rc = set_values(office, txn, c, &v, old, old, new, err);
	if (!rc)
		notes_join(m->notes, &v.notes);
	return rc;
}

int
op_set_many(struct office *office, const struct many_values *values,
	const uint64_t *ids, size_t n, struct receipt *out, struct err *err)
{
	struct notes notes = { .n = 0 };
	struct many all = { .kind = values->kind,
		.act = values->kind == KIND_USER ? ACT_USER : ACT_SET,
		.notes = &notes,
		.each = set_each,
		.ctx = values,
		.chosen = ids,
		.n = n,
		.try = values->try };
	int rc = op_refuse_fields(office, values->values, values->n, err);

	if (!rc && values->kind == KIND_PERSON && !office_areas(office, err))
		rc = err->code;
	if (!rc) {
		rc = op_many(office, &all, out, err);
		out->notes = notes;
	}
	return rc;
}

/* ---- each with its own ---------------------------------------------------- */

static int
by_id(const void *key, const void *row)
{
	const uint64_t id = *(const uint64_t *)key,
		       of = ((const struct set_row *)row)->id;

	return (id > of) - (id < of);
}

static int
set_row(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *now, struct record *new,
	struct err *err)
{
	const struct set_rows *all = m->ctx;
	const struct set_row *row =
		bsearch(&now->id, all->rows, all->n, sizeof(*all->rows), by_id);
	const struct many_values set = { .values = row->values, .n = row->n };
	struct new_values v = { .kind = all->kind,
		.id = now->id,
		.seen = row->seen < now->seq ? row->seen : 0,
		.values = row->values,
		.n = row->n };
	struct record *seen = xmalloc(sizeof(*seen));
	const size_t from = c->n;
	int rc = has_fields(office, txn, now, &set, err);

	*seen = *now;
	if (!rc && v.seen)
		rc = history_rewind(office, txn, seen, v.seen, c->arena, err);
	if (!rc && row->n)
		rc = set_values(office, txn, c, &v, now, seen, new, err);
	else if (!rc) /* it is what the others are about */
		change_expect(c, now);
	if (!rc && row->with)
		rc = all->also(office, c, now, row->with, err);
	while (rc && c->n > from)
		free(c->ops[--c->n].f);
	free(seen);
	return rc;
}

static void
row_stays(const void *ctx, uint64_t id, const char *why)
{
	const struct set_rows *all = ctx;

	if (all->stays)
		all->stays(all->to, id, why);
}

int
op_set_rows(struct office *office, const struct set_rows *rows,
	struct receipt *out, struct err *err)
{
	uint64_t *ids = xcalloc(rows->n + 1, sizeof(*ids));
	struct many all = { .kind = rows->kind,
		.act = rows->act,
		.each = set_row,
		.told = row_stays,
		.of_act = rows->act_of,
		.ctx = rows,
		.chosen = ids,
		.n = rows->n,
		.try = rows->try };
	int rc = 0;

	for (size_t i = 0; !rc && i < rows->n; i++) {
		ids[i] = rows->rows[i].id;
		rc = op_refuse_fields(
			office, rows->rows[i].values, rows->rows[i].n, err);
	}
	if (!rc)
		rc = op_many(office, &all, out, err);
	free(ids);
	return rc;
}

int
op_own_choice(struct office *office, const struct setting *values, size_t n,
	struct err *err)
{
	struct new_values v = { .kind = KIND_USER,
		.id = office->access.user,
		.values = values,
		.n = n };
	struct receipt receipt;
	struct err why = ERR_INIT;
	int rc = op_refuse_fields(office, values, n, err);

	if (rc)
		return rc;
	rc = op_run(office, ACT_CHOICE, set_build, &v, &receipt, &why);
	/* as it was already */
	if (rc && rc != MG_ENOENT)
		*err = why;
	return rc == MG_ENOENT ? 0 : rc;
}
