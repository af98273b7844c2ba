/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_rank.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/refs.h"
#include "magang/office/find.h"
#include "magang/office/find_named.h"
#include "magang/ops/op_run.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/ranks.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

/* ---- told ----------------------------------------------------------------- */

#define SAME UINT64_MAX

struct ranks_run {
	const struct ranks_told *told;
	struct ranks_changed *out;
	uint64_t *is; /* the rank that each row has; 0: none yet, SAME: that */
	struct record old, new;
};

static int
by_case(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	return x->kase < y->kase ? -1 : x->kase > y->kase;
}

static void
put_rank(struct record *r, unsigned rank)
{
	const struct value none = value_none();

	record_set(r, F_RANK, &none);
	record_set(r, F_RANK_REFUSED, &none);
	if (rank)
		record_set_number(r, F_RANK, rank * DECIMAL_ONE);
	else
		record_set_number(r, F_RANK_REFUSED, 1);
}

/* Those that stand in it: which row each is of; who is of none goes. */
static void
look_at_present(struct office *office, struct txn *txn, struct change *c,
	struct ranks_run *run)
{
	const struct ranks_told *t = run->told;
	struct walk w;

	ranks_begin(&w, txn, t->ranking);
	while (walk_next(&w)) {
		const struct ranked key = { ranks_case(&w), 0 };
		const struct ranked *row = t->n ? bsearch(&key, t->rows, t->n,
							  sizeof(key), by_case)
						: NULL;
		struct op *op;

		if (row)
			run->is[row - t->rows] = ranks_rank(&w) == row->rank
							 ? SAME
							 : walk_id(&w);
		if (row || !t->whole ||
			!office_sees(
				office, txn, KIND_RANK, walk_id(&w), &run->old))
			continue;
		op = change_op(c, OP_DELETE, KIND_RANK, run->old.id,
			record_owner(&run->old));
		op->base = run->old.seq;
		for (size_t i = 0; i < run->old.n; i++)
			op_set(c, op, run->old.f[i].id, &run->old.f[i].v, NULL);
		run->out->gone++;
	}
	walk_end(&w);
}

static int
add_rank(struct office *office, struct txn *txn, struct change *c,
	struct ranks_run *run, const struct ranked *row, struct err *err)
{
	struct record *kase = &run->old, *r = &run->new;
	int rc = office_load_in(
		office, txn, KIND_CASE, row->kase, c->arena, kase, err);

	if (rc)
		return rc;
	record_init(r, KIND_RANK, 0);
	record_set_number(r, F_PERSON, (int64_t)record_owner(kase));
	record_set_number(r, F_DECISION_CASE, (int64_t)kase->id);
	record_set_number(
		r, F_PROGRAM_NO, record_number(kase, F_PROGRAM_NO, 0));
	record_set_number(r, F_RANK_LIST, (int64_t)run->told->ranking);
	put_rank(r, row->rank);
	change_create(c, r, record_owner(kase));
	run->out->added++;
	return 0;
}

static int
change_rank(struct office *office, struct txn *txn, struct change *c,
	struct ranks_run *run, uint64_t id, unsigned rank, struct err *err)
{
	int rc = office_load_in(
		office, txn, KIND_RANK, id, c->arena, &run->old, err);

	if (rc)
		return rc;
	run->new = run->old;
	put_rank(&run->new, rank);
	run->out->changed += change_update(c, &run->old, &run->new) != NULL;
	return 0;
}

static int
ranks_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct ranks_run *run = ctx;
	const struct ranks_told *t = run->told;
	int rc = office_load_in(office, txn, KIND_RANKING, t->ranking, c->arena,
		&run->old, err);

	if (rc)
		return rc;
	look_at_present(office, txn, c, run);
	for (size_t i = 0; i < t->n && !rc; i++)
		if (!run->is[i])
			rc = add_rank(office, txn, c, run, &t->rows[i], err);
		else if (run->is[i] != SAME)
			rc = change_rank(office, txn, c, run, run->is[i],
				t->rows[i].rank, err);
	if (!rc)
		rc = txn_fault(txn, err);
	return rc || c->n ? rc
			  : err_set(err, MG_ENOENT,
				    _("nothing to change: this is done "
				      "already"));
}

/* Sorted by case; one told twice is a fault. */
static int
check_rows(
	struct office *office, struct ranked *rows, size_t n, struct err *err)
{
	char number[NUMBER_TEXT];
	struct txn *txn;
	size_t i = 1;
	int rc;

	if (n)
		qsort(rows, n, sizeof(*rows), by_case);
	while (i < n && rows[i].kase != rows[i - 1].kase)
		i++;
	if (i >= n)
		return 0;
	rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	office_number_of(office, txn, KIND_CASE, rows[i].kase, number);
	office_look_end(txn);
	return err_set(err, MG_EDATA, _("%s stands in it twice"), number);
}

int
op_ranks_set(struct office *office, const struct ranks_told *told,
	struct ranks_changed *out, struct receipt *receipt, struct err *err)
{
	struct ranked *rows = xcalloc(told->n + 1, sizeof(*rows));
	struct ranks_told sorted = *told;
	struct ranks_run *run = xcalloc(1, sizeof(*run));
	const struct op_job job = { .kind = ACT_SET,
		.act = told->act,
		.build = ranks_build,
		.ctx = run,
		.try = told->try };
	int rc = access_need(&office->access, PERM_MATCH, err);

	if (told->n)
		memcpy(rows, told->rows, told->n * sizeof(*rows));
	sorted.rows = rows;
	run->told = &sorted;
	run->out = out;
	run->is = xcalloc(told->n + 1, sizeof(*run->is));
	*out = (struct ranks_changed){ 0 };
	if (!rc)
		rc = check_rows(office, rows, told->n, err);
	if (!rc)
		rc = op_run_job(office, &job, receipt, err);
	free(run->is);
	free(run);
	free(rows);
	return rc;
}

/* ---- typed ---------------------------------------------------------------- */

struct ranks_reading {
	struct office *office;
	struct ranked *rows;
	size_t n, cap;
	struct err *err;
};

static uint64_t
find_case(void *ctx, const char *word, size_t len)
{
	const struct ranks_reading *r = ctx;
	char *text = xstrndup(word, len);
	enum kind kind;
	uint64_t id = 0;
	int rc = office_find_as(r->office, text, KIND_CASE, &kind, &id, r->err);

	if (!rc && kind != KIND_CASE)
		rc = err_set(r->err, MG_EDATA, _("'%s' is no case"), text);
	free(text);
	return rc ? 0 : id;
}

/* The rank is one more than how many stand before the tie. */
static enum refs_fault
take_case(void *ctx, const struct ref *ref)
{
	struct ranks_reading *r = ctx;

	VEC_GROW(r->rows, r->n, r->cap);
	r->rows[r->n++] = (struct ranked){ ref->id, ref->rank };
	return r->n > RANK_MOST ? REFS_MANY : REFS_OK;
}

/* Ties were counted as one so far. */
static void
count_ranks(struct ranked *rows, size_t n)
{
	unsigned tie = 0, rank = 0, before = 0;

	for (size_t i = 0; i < n; i++) {
		if (!rows[i].rank)
			continue;
		if (rows[i].rank != tie)
			rank = before + 1;
		tie = rows[i].rank;
		rows[i].rank = rank;
		before++;
	}
}

int
ranks_typed(struct office *office, const char *text, struct ranked **rows,
	size_t *n, struct err *err)
{
	struct ranks_reading r = { .office = office, .err = err };
	size_t at;
	enum refs_fault fault =
		refs_read(text, strlen(text), find_case, take_case, &r, &at);

	*rows = r.rows;
	*n = r.n;
	if (fault == REFS_OK) {
		count_ranks(r.rows, r.n);
		return 0;
	}
	if (fault == REFS_MANY)
		return err_set(err, MG_EDATA,
			_("a ranking has at most %d people"), RANK_MOST);
	return err->code
		       ? err->code
		       : err_set(err, MG_EDATA,
				 _("write the best first, '=' between equals, "
				   "'!' before who is refused: JP-000871-5 "
				   "JP-000872-8=JP-000873-1 !JP-000900-6"));
}
