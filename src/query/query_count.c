/* SPDX-License-Identifier: MIT */
/*
 * How many rows. The counters are by area, program, stage (or state) and sex;
 * where the tree can be decided on those alone it is asked of each counter,
 * else of each row. Rows without area are seen by all and have no counter but
 * in the sum of all areas, so they are counted by their keys. By what else they are
 * to be told apart (count_by.c), a counter may not tell either.
 */
#include "magang/query/query_count.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/elapsed.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/office/office.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"
#include "count_sink.h"
#include "query_areas.h"
#include "query_attendance.h"
#include "query_loose.h"
#include "query_plan.h"
#include "query_row.h"
#include "query_rule.h"
#include "query_exact.h"
#include "query_scan.h"

/* ---- by walking --------------------------------------------------------- */

#define CLOCK_ROWS 16 /* between two looks at the clock */
#define STOP_MS 5     /* between two questions whether to go on */

struct row_counting {
	const struct query *q;
	struct txn *txn;
	const struct count_limit *limit; /* NULL: none */
	struct count_sink *sink;         /* NULL: only how many */
	uint64_t looked;
	int64_t begun, asked; /* elapsed_ms() */
	bool given_up;
	struct steps steps; /* where no limit is */
	/* by counters: what is the same for all of them */
	enum family family;
	const char *rule; /* the one counted; NULL: rows of the kind are */
	unsigned known;   /* enum row_part */
	bool loose;       /* rows of no program have their place elsewhere */
};

static bool
time_is_up(struct row_counting *c, const struct count_limit *l)
{
	const int64_t now = elapsed_ms();

	if (!c->begun)
		c->begun = now;
	if (l->ms && now - c->begun >= l->ms)
		return true;
	if (!l->stop || now - c->asked < STOP_MS)
		return false;
	c->asked = now;
	return l->stop(l->ctx);
}

static bool
gives_up(struct row_counting *c)
{
	const struct count_limit *l = c->limit;

	c->looked++;
	if (!l)
		return false;
	if (l->most && c->looked > l->most)
		c->given_up = true;
	else if ((l->ms || l->stop) && c->looked % CLOCK_ROWS == 1)
		c->given_up = time_is_up(c, l);
	return c->given_up;
}

/* One more, or many by a counter; false: it cannot be told of what. */
static bool
take(const struct row_counting *c, struct query_row *row, int64_t by,
	uint64_t *n)
{
	if (c->sink && !c->sink->take(c->sink, c->txn, row, by))
		return false;
	*n += (uint64_t)by;
	return true;
}

/* The record is read where only that tells; one that is gone counts nowhere. */
static void
take_row(const struct row_counting *c, struct row_reader *rows,
	struct query_row *row, uint64_t *n)
{
	bool told = take(c, row, 1, n) || !rows_open(rows, row) ||
		    take(c, row, 1, n);

	assert(told); /* an opened row tells all there is */
}

static uint64_t
count_scan(struct row_counting *c, const struct plan *plan)
{
	struct row_reader *rows = xmalloc(sizeof(*rows));
	struct place_key start = { 0 };
	struct scan sc;
	struct query_row row;
	uint64_t n = 0;

	rows_begin(rows, c->q, c->txn, NULL);
	scan_begin(&sc, plan, rows, &start);
	sc.steps = c->limit ? NULL : &c->steps;
	while (scan_next(&sc, &row) && !gives_up(c))
		if (rows_test(rows, &row) == TRI_YES &&
			scan_first_word(&sc, c->q, &row))
			take_row(c, rows, &row, &n);
	scan_end(&sc);
	rows_end(rows);
	free(rows);
	return n;
}

static uint64_t
count_walk(struct row_counting *c)
{
	struct plan plan;
	uint64_t n;

	plan_fill(&plan, c->q, c->txn, plan_way(c->q, c->txn));
	plan.merged = false; /* order does not matter */
	n = count_scan(c, &plan);
	plan_release(&plan);
	return n;
}

/* ---- by counters -------------------------------------------------------- */

static bool
is_risk(enum kind kind, const struct test *t)
{
	(void)kind;
	return asks_risk(t);
}

/* Cases by the one rule that the query asks for, seats at risk, or the rows of the
 * kind. */
static void
counters_of(struct row_counting *c)
{
	const bool risks = asks(c->q->kind, c->q->root, is_risk);

	c->rule = counted_rule(c->q);
	c->family = c->rule ? COUNT_FAILED
		    : risks ? COUNT_RISKS
			    : c->q->info->counted;
	c->loose = loose_possible(c->q);
	c->known = (family_has(c->family, PART_STAGE) ? ROW_PLACE : 0) |
		   (family_has(c->family, PART_SEX) ? ROW_SEX : 0) |
		   (family_has(c->family, PART_STATE) ? ROW_STATE : 0) |
		   (risks ? ROW_RISK : 0);
}

/* It has its place elsewhere: of no program, who is bound to programs sees it by
 * its person. Or it counts another rule. */
static bool
is_other(const struct row_counting *c, const struct counted *of)
{
	return (c->loose && !of->program) ||
	       (c->rule && strcmp(of->rule, c->rule) != 0);
}

static void
row_of_counter(const struct row_counting *c, const struct counted *of,
	struct query_row *row)
{
	*row = (struct query_row){ .area = of->area,
		.rule = c->rule ? of->rule : NULL,
		.program = of->program,
		.stage = of->stage,
		.state = (uint8_t)of->state,
		.card.sex = of->sex };
	row->known = c->known | (of->area ? ROW_AREA : 0);
	if (row->program)
		row_of_case(row);
}

/* Adds what these counters say, of areas that are told apart, or of all together
 * (area 0); false: they do not tell. */
static bool
count_each(const struct row_counting *c, struct counters *cs, uint64_t *n)
{
	struct query_row row;
	enum tri a = TRI_NO;

	while (a != TRI_UNKNOWN && counters_next(cs)) {
		if (is_other(c, &cs->of))
			continue;
		row_of_counter(c, &cs->of, &row);
		a = query_test(c->q, &row);
		if (a == TRI_YES && !take(c, &row, cs->n, n))
			a = TRI_UNKNOWN;
	}
	counters_end(cs);
	return a != TRI_UNKNOWN;
}

/* Of an area (0: all); of the stages alone that the query names. */
static bool
count_area(const struct row_counting *c, uint16_t area, uint64_t *n)
{
	struct place_list places;
	struct counters cs;
	bool known = true;

	if (!family_by_stage(c->family) || !places_named(&places, c->q)) {
		counters_begin(&cs, c->txn, c->family, area, 0);
		return count_each(c, &cs, n);
	}
	for (size_t i = 0; known && i < places.n; i++) {
		counters_begin_stage(&cs, c->txn, c->family, area,
			places.rows[i].program, places.rows[i].stage);
		known = count_each(c, &cs, n);
	}
	free(places.rows);
	return known;
}

/*
 * What has no area is in the counters of all areas and in those of none. So it
 * is counted as if all had no area, and each area that has counters of its own
 * taken from there to where it is.
 */
static bool
count_areas(const struct row_counting *c, uint64_t *n)
{
	enum tri here = TRI_NO, nowhere = TRI_NO;
	struct counters cs;
	struct query_row row;

	*n = 0;
	counters_begin_all(&cs, c->txn, c->family);
	while (here != TRI_UNKNOWN && nowhere != TRI_UNKNOWN &&
		counters_next(&cs)) {
		if (is_other(c, &cs.of))
			continue;
		row_of_counter(c, &cs.of, &row);
		row.known |= ROW_AREA;
		here = query_test(c->q, &row);
		if (here == TRI_YES && !take(c, &row, cs.n, n))
			here = TRI_UNKNOWN;
		row.area = 0;
		nowhere = cs.of.area ? query_test(c->q, &row) : TRI_NO;
		if (nowhere == TRI_YES && !take(c, &row, -cs.n, n))
			nowhere = TRI_UNKNOWN;
	}
	counters_end(&cs);
	return here != TRI_UNKNOWN && nowhere != TRI_UNKNOWN;
}

static uint64_t
count_loose(struct row_counting *c)
{
	struct row_reader *rows;
	struct loose l;
	struct query_row row;
	uint64_t n = 0;

	if (!c->loose)
		return 0;
	rows = xmalloc(sizeof(*rows));
	rows_begin(rows, c->q, c->txn, NULL);
	loose_begin(&l, c->q, c->txn);
	while (loose_next(&l, &row) && !gives_up(c))
		if (rows_test(rows, &row) == TRI_YES)
			take_row(c, rows, &row, &n);
	loose_end(&l);
	rows_end(rows);
	free(rows);
	return n;
}

static uint64_t
count_without_area(struct row_counting *c, enum index_no ix)
{
	struct plan plan = { .way = ix == IX_CASE ? WAY_CASES : WAY_PERSONS };
	struct prefix span = { .n = 3, .b = { (uint8_t)ix, 0, 0 } };

	plan.spans = &span;
	plan.n = 1;
	return count_scan(c, &plan);
}

/* Where an index has the areas there are, only those asked for are looked at. */
static bool
count_by_area(struct row_counting *c, enum index_no ix, uint64_t *n)
{
	struct area_list areas;
	bool known = true;

	*n = 0;
	areas_of(&areas, c->q, c->txn, ix);
	for (size_t i = 0; known && i < areas.n; i++)
		if (areas.rows[i])
			known = count_area(c, areas.rows[i], n);
	for (size_t i = 0; known && i < areas.n; i++)
		if (areas.rows[i] == 0)
			*n += count_without_area(c, ix);
	free(areas.rows);
	return known;
}

/* Another way is tried: what the last one took is taken back. */
static void
begin_anew(struct row_counting *c)
{
	if (c->sink)
		c->sink->clear(c->sink);
}

static bool
count_counters(struct row_counting *c, uint64_t *out)
{
	const struct kind_info *k = c->q->info;
	uint64_t n = 0;

	if (!k->counted)
		return false;
	counters_of(c);
	if (!count_area(c, 0, &n)) {
		begin_anew(c);
		n = 0;
		if (!(k->by_area ? count_by_area(c, k->by_area, &n)
				 : count_areas(c, &n)))
			return false;
	}
	*out = n + count_loose(c);
	return true;
}

static int
count_some(struct office *office, struct query *q,
	const struct count_limit *limit, struct count_sink *sink,
	uint64_t *count, bool *exact, struct err *err)
{
	struct row_counting c = { .q = q, .limit = limit, .sink = sink };
	uint64_t n = 0;
	int rc = access_need(&office->access, PERM_READ, err);

	if (!rc)
		rc = exact_sought(q, err);
	if (!rc)
		rc = txn_read(office->store, &c.txn, err);
	if (rc)
		return rc;
	if (!limit)
		steps_begin(office);
	if (!count_counters(&c, &n)) {
		begin_anew(&c);
		n = count_walk(&c);
	}
	rc = txn_fault(c.txn, err);
	txn_abort(c.txn);
	if (!rc && c.steps.stopped)
		rc = steps_stopped(err);
	if (rc)
		return rc;
	*count = n;
	*exact = !c.given_up;
	return 0;
}

int
source_count_some(struct office *office, struct query *q,
	const struct count_limit *limit, uint64_t *count, bool *exact,
	struct err *err)
{
	return count_some(office, q, limit, NULL, count, exact, err);
}

int
source_sort_out(struct office *office, struct query *q, struct count_sink *sink,
	uint64_t *count, struct err *err)
{
	bool exact;

	return count_some(office, q, NULL, sink, count, &exact, err);
}

int
source_count(struct office *office, struct query *q, uint64_t *count,
	struct err *err)
{
	bool exact;

	return source_count_some(office, q, NULL, count, &exact, err);
}

int
filter_count_some(struct office *office, enum kind kind, const char *filter,
	const struct count_limit *limit, uint64_t *count, bool *exact,
	struct err *err)
{
	struct query *q;
	int rc = query_parse(office, kind, filter, &q, err);

	if (rc)
		return rc;
	rc = source_count_some(office, q, limit, count, exact, err);
	query_free(q);
	return rc;
}

static int
pass(void *ctx, const struct hit *hit, struct err *err)
{
	(void)ctx;
	(void)hit;
	(void)err;
	return 0;
}

int
filter_count_told(struct office *office, enum kind kind, const char *filter,
	uint64_t *count, struct err *err)
{
	struct query *q;
	int rc = query_parse(office, kind, filter, &q, err);

	if (rc)
		return rc;
	rc = source_count(office, q, count, err);
	if (!rc && (q->health || q->rules))
		rc = source_walk(office, q, pass, NULL, err);
	query_free(q);
	return rc;
}
