/* SPDX-License-Identifier: MIT */
/*
 * Areas and stages that a query can have rows in: each one that there is, asked
 * whether the tree says no for it alone. So OR, NOT and ranges need no rules of
 * their own here.
 */
#include "query_areas.h"

#include "query_scan.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/office/office.h"
#include "magang/rulebook/access.h"

static void
area_try(struct area_list *out, const struct query *q, uint16_t area)
{
	struct query_row row = { .known = ROW_AREA, .area = area };

	if (query_test(q, &row) == TRI_NO) {
		out->all = false;
		return;
	}
	VEC_GROW(out->rows, out->n, out->cap);
	out->rows[out->n++] = area;
}

/* The areas that an index has, each found by a seek beyond the last. */
static void
areas_there(struct area_list *out, const struct query *q, struct txn *txn,
	enum index_no ix)
{
	uint8_t prefix = (uint8_t)ix;
	uint32_t area = 0;
	struct walk w;

	walk_begin(&w, txn, TREE_IX, &prefix, 1);
	while (area <= UINT16_MAX) {
		struct key k = { 0 };

		key_u8(&k, prefix);
		key_u16(&k, (uint16_t)area);
		walk_seek(&w, k.b, k.n);
		if (!walk_next(&w))
			break;
		area_try(out, q, get_u16(w.key.p + 1));
		area = get_u16(w.key.p + 1) + 1u;
	}
	walk_end(&w);
}

/* Is it true for these numbers alone, which ascend? */
static bool
names_each(const struct test *t, int64_t most)
{
	bool each = t->n_ranges > 0 && !t->filled && !t->unfilled;

	for (size_t i = 0; each && i < t->n_ranges; i++)
		each = t->ranges[i].lo == t->ranges[i].hi &&
		       t->ranges[i].lo > (i ? t->ranges[i - 1].hi : 0) &&
		       t->ranges[i].hi <= most;
	return each;
}

/* A condition that must hold and names numbers: no walk finds more of them. */
static const struct test *
test_naming(const struct query *q, test_fn *fn, int64_t most)
{
	bool all = q->root->kind == NODE_AND;
	const struct query_node *n = all ? q->root->first : q->root;

	for (; n; n = all ? n->next : NULL) {
		bool alone = n->kind == NODE_OR && n->first && !n->first->next;
		const struct query_node *one = alone ? n->first : n;

		if (one->kind == NODE_TEST && one->test->fn == fn &&
			names_each(one->test, most))
			return one->test;
	}
	return NULL;
}

static bool
areas_named(struct area_list *out, const struct query *q)
{
	const struct test *t = test_naming(q, test_area, UINT16_MAX);

	for (size_t i = 0; t && i < t->n_ranges; i++)
		area_try(out, q, (uint16_t)t->ranges[i].lo);
	if (t)
		out->all = false;
	return t;
}

void
areas_of(struct area_list *out, const struct query *q, struct txn *txn,
	enum index_no ix)
{
	const struct access *a = &q->office->access;

	*out = (struct area_list){ .all = true };
	if (!a->n_areas) {
		if (!areas_named(out, q))
			areas_there(out, q, txn, ix);
		return;
	}
	area_try(out, q, 0);
	for (size_t i = 0; i < a->n_areas; i++)
		area_try(out, q, a->areas[i]);
	out->all = false;
}

static void
place_try(struct place_list *out, const struct query *q,
	const struct query_place *at)
{
	struct query_row row = {
		.known = ROW_PLACE, .program = at->program, .stage = at->stage
	};

	if (query_test(q, &row) == TRI_NO) {
		out->all = false;
		return;
	}
	VEC_GROW(out->rows, out->n, out->cap);
	out->rows[out->n++] = *at;
}

bool
places_named(struct place_list *out, const struct query *q)
{
	const struct test *t = kind_has_stage(q->kind)
				       ? test_naming(q, test_place, UINT32_MAX)
				       : NULL;

	*out = (struct place_list){ .all = !t };
	for (size_t i = 0; t && i < t->n_ranges; i++)
		place_try(out, q,
			&(struct query_place){
				.program = (uint16_t)(t->ranges[i].lo >> 16),
				.stage = (uint16_t)t->ranges[i].lo });
	return t;
}

/* From the counters of all areas. */
void
places_of(struct place_list *out, const struct query *q, struct txn *txn)
{
	struct query_place at = { 0, 0, 0 };
	struct counters cs;

	*out = (struct place_list){ .all = true };
	counters_begin(&cs, txn, q->info->counted, 0, 0);
	while (counters_next(&cs)) {
		uint16_t program = cs.of.program, stage = cs.of.stage;

		if (at.count && (program != at.program || stage != at.stage)) {
			place_try(out, q, &at);
			at.count = 0;
		}
		at.program = program;
		at.stage = stage;
		at.count += cs.n;
	}
	if (at.count)
		place_try(out, q, &at);
	counters_end(&cs);
}

bool
asks(enum kind kind, const struct query_node *n, test_is *is)
{
	bool any = n->kind == NODE_AND; /* one of an AND, all of an OR */

	if (n->kind == NODE_TEST)
		return is(kind, n->test);
	if (n->kind == NODE_NOT || !n->first)
		return false;
	for (const struct query_node *part = n->first; part; part = part->next)
		if (asks(kind, part, is) == any)
			return any;
	return !any;
}

static bool
is_stage(enum kind kind, const struct test *t)
{
	(void)kind;
	return t->stage;
}

bool
asks_stage(const struct query *q)
{
	return asks(q->kind, q->root, is_stage);
}
