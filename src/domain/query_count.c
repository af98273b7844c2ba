/* SPDX-License-Identifier: MIT */
/*
 * How many rows. The counters are by area, program, stage (or state) and sex;
 * where the tree can be decided on those alone it is asked of each counter,
 * else of each row. Rows without area are seen by all and have no counter but
 * in the sum of all areas, so they are counted by their keys.
 */
#include "magang/domain/query.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "query_scan.h"

/* ---- by walking --------------------------------------------------------- */

static uint64_t
count_scan(const struct query *q, const struct plan *plan, struct txn *txn)
{
	struct rows *rows = xcalloc(1, sizeof(*rows));
	struct place_key start = { 0 };
	struct scan sc;
	struct row row;
	uint64_t n = 0;

	rows_begin(rows, q, txn, NULL);
	scan_begin(&sc, plan, rows, &start);
	while (scan_next(&sc, &row))
		n += rows_test(rows, &row) == TRI_YES &&
		     scan_first_word(&sc, q, &row);
	scan_end(&sc);
	rows_end(rows);
	free(rows);
	return n;
}

static uint64_t
count_walk(const struct query *q, struct txn *txn)
{
	struct plan plan;
	uint64_t n;

	plan_fill(&plan, q, txn, plan_way(q, txn));
	plan.merged = false; /* order does not matter */
	n = count_scan(q, &plan, txn);
	plan_release(&plan);
	return n;
}

/* ---- by counters -------------------------------------------------------- */

/* Key: 'C', kind u8, area, program, stage or state u16, sex u8. */
static void
row_of_counter(const struct query *q, const struct view *key, struct row *row)
{
	memset(row, 0, sizeof(*row));
	row->area = get_u16(key->p + 2);
	row->program = get_u16(key->p + 4);
	row->stage = get_u16(key->p + 6);
	row->card.sex = key->p[8];
	row->known = row->area ? ROW_AREA : 0;
	if (q->kind == KIND_CASE)
		row->known |= ROW_PLACE;
	if (q->kind == KIND_CASE || q->kind == KIND_PERSON)
		row->known |= ROW_SEX;
	if (q->kind == KIND_TASK) {
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
count_without_area(const struct query *q, struct txn *txn, enum index_no ix)
{
	struct plan plan = { .way = ix == IX_CASE ? WAY_CASES : WAY_PERSONS };
	struct prefix span = { .n = 3, .b = { (uint8_t)ix, 0, 0 } };

	plan.spans = &span;
	plan.n = 1;
	return count_scan(q, &plan, txn);
}

/* Kinds without an index by area can only be counted all at once. */
static bool
count_counters(const struct query *q, struct txn *txn, uint64_t *out)
{
	enum index_no ix = q->kind == KIND_CASE ? IX_CASE : IX_PERSON;
	struct area_list areas;
	uint64_t n = 0;
	bool known;

	if (q->kind == KIND_USER || q->kind >= KIND_PROGRAM)
		return false;
	if (count_area(q, txn, 0, &n)) {
		*out = n;
		return true;
	}
	if (q->kind != KIND_CASE && q->kind != KIND_PERSON)
		return false;
	areas_of(&areas, q, txn, ix);
	known = true;
	n = 0;
	for (size_t i = 0; known && i < areas.n; i++)
		if (areas.rows[i])
			known = count_area(q, txn, areas.rows[i], &n);
	for (size_t i = 0; known && i < areas.n; i++)
		if (areas.rows[i] == 0)
			n += count_without_area(q, txn, ix);
	free(areas.rows);
	*out = n;
	return known;
}

int
source_count(struct office *office, struct query *q, uint64_t *count,
	struct err *err)
{
	struct txn *txn;
	uint64_t n = 0;
	int rc = access_need(&office->access, PERM_READ, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	if (!count_counters(q, txn, &n))
		n = count_walk(q, txn);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	if (!rc)
		*count = n;
	return rc;
}
