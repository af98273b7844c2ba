/* SPDX-License-Identifier: MIT */
/*
 * How many rows. The counters are by area, program, stage (or state) and sex;
 * where the tree can be decided on those alone it is asked of each counter,
 * else of each row. Rows without area are seen by all and have no counter but
 * in the sum of all areas, so they are counted by their keys.
 */
#include "magang/query/query.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "query_scan.h"

/* ---- by walking --------------------------------------------------------- */

#define STOP_ROWS 1024 /* between two questions whether to go on */

struct counting {
	const struct query *q;
	struct txn *txn;
	const struct count_limit *limit; /* NULL: none */
	uint64_t looked;
	bool given_up;
};

static bool
gives_up(struct counting *c)
{
	const struct count_limit *l = c->limit;

	c->looked++;
	if (!l)
		return false;
	if (l->most && c->looked > l->most)
		c->given_up = true;
	else if (l->stop && c->looked % STOP_ROWS == 0)
		c->given_up = l->stop(l->ctx);
	return c->given_up;
}

static uint64_t
count_scan(struct counting *c, const struct plan *plan)
{
	struct rows *rows = xcalloc(1, sizeof(*rows));
	struct place_key start = { 0 };
	struct scan sc;
	struct row row;
	uint64_t n = 0;

	rows_begin(rows, c->q, c->txn, NULL);
	scan_begin(&sc, plan, rows, &start);
	while (scan_next(&sc, &row) && !gives_up(c))
		n += rows_test(rows, &row) == TRI_YES &&
		     scan_first_word(&sc, c->q, &row);
	scan_end(&sc);
	rows_end(rows);
	free(rows);
	return n;
}

static uint64_t
count_walk(struct counting *c)
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

/* Key: 'C', kind u8, area, program, stage or state u16, sex u8. */
static void
row_of_counter(const struct query *q, const struct view *key, struct row *row)
{
	const unsigned counted = kind_info(q->kind)->counted;

	memset(row, 0, sizeof(*row));
	row->area = get_u16(key->p + 2);
	row->program = get_u16(key->p + 4);
	row->stage = get_u16(key->p + 6);
	row->card.sex = key->p[8];
	row->known = row->area ? ROW_AREA : 0;
	if (counted & COUNTED_PLACE)
		row->known |= ROW_PLACE;
	if (counted & COUNTED_SEX)
		row->known |= ROW_SEX;
	if (counted & COUNTED_STATE) {
		row->known |= ROW_STATE;
		row->state = (uint8_t)row->stage;
	}
}

/* Adds what the counters of an area (0: all) say; false: they do not tell. */
static bool
count_area(const struct query *q, struct txn *txn, uint16_t area, uint64_t *n)
{
	struct key k = { 0 };
	struct walk w;
	struct row row;
	enum tri a = TRI_NO;

	key_u8(&k, 'C');
	key_u8(&k, (uint8_t)q->kind);
	key_u16(&k, area);
	walk_begin(&w, txn, TREE_CT, k.b, k.n);
	while (a != TRI_UNKNOWN && walk_next(&w)) {
		row_of_counter(q, &w.key, &row);
		a = query_test(q, &row);
		if (a == TRI_YES)
			*n += get_u64(w.value.p);
	}
	walk_end(&w);
	return a != TRI_UNKNOWN;
}

static uint64_t
count_without_area(struct counting *c, enum index_no ix)
{
	struct plan plan = { .way = ix == IX_CASE ? WAY_CASES : WAY_PERSONS };
	struct prefix span = { .n = 3, .b = { (uint8_t)ix, 0, 0 } };

	plan.spans = &span;
	plan.n = 1;
	return count_scan(c, &plan);
}

/* Kinds without an index by area can only be counted all at once. */
static bool
count_counters(struct counting *c, uint64_t *out)
{
	const struct query *q = c->q;
	struct txn *txn = c->txn;
	const struct kind_info *k = kind_info(q->kind);
	enum index_no ix = k->by_area;
	struct area_list areas;
	uint64_t n = 0;
	bool known;

	if (!k->counted)
		return false;
	if (count_area(q, txn, 0, &n)) {
		*out = n;
		return true;
	}
	if (!ix)
		return false;
	areas_of(&areas, q, txn, ix);
	known = true;
	n = 0;
	for (size_t i = 0; known && i < areas.n; i++)
		if (areas.rows[i])
			known = count_area(q, txn, areas.rows[i], &n);
	for (size_t i = 0; known && i < areas.n; i++)
		if (areas.rows[i] == 0)
			n += count_without_area(c, ix);
	free(areas.rows);
	*out = n;
	return known;
}

int
source_count_some(struct office *office, struct query *q,
	const struct count_limit *limit, uint64_t *count, bool *exact,
	struct err *err)
{
	struct counting c = { .q = q, .limit = limit };
	uint64_t n = 0;
	int rc = access_need(&office->access, PERM_READ, err);

	if (!rc)
		rc = txn_read(office->store, &c.txn, err);
	if (rc)
		return rc;
	if (!count_counters(&c, &n))
		n = count_walk(&c);
	rc = txn_fault(c.txn, err);
	txn_abort(c.txn);
	if (rc)
		return rc;
	*count = n;
	*exact = !c.given_up;
	return 0;
}

int
source_count(struct office *office, struct query *q, uint64_t *count,
	struct err *err)
{
	bool exact;

	return source_count_some(office, q, NULL, count, &exact, err);
}
