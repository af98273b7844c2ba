/* SPDX-License-Identifier: MIT */
/*
 * Which way a query goes. The cheapest that there is: numbers that name a few
 * rows; words of a name; cards of the areas, programs and stages in question;
 * else the records of the kind in id order, which is also the way where nearly
 * every record has to be read: half the time of reading them by way of an
 * index.
 */
#include "query_plan.h"

#include "query_areas.h"
#include "query_attendance.h"
#include "query_exact.h"
#include "query_scan.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/rulebook/access.h"

#define MERGE_MAX 512 /* cursors at once */

/* ---- the way ------------------------------------------------------------ */

/* What an index row of the kind tells without its record. */
static bool
card_tells(enum kind kind, const struct test *t)
{
	if (t->fn == test_area || t->fn == test_place || t->fn == test_score ||
		t->fn == test_id)
		return true;
	if (t->fn != test_field)
		return t->fn == test_words;
	return t->field->id == F_BIRTH_DATE || t->field->id == F_SEX ||
	       (kind_has_stage(kind) && t->field->id == F_ENTERED);
}

/* Cards are enough, or one of several conditions can be asked of them. */
static bool
cards_help(enum kind kind, const struct query_node *n)
{
	bool any = n->kind == NODE_AND && n->first;

	if (n->kind == NODE_TEST)
		return card_tells(kind, n->test);
	for (const struct query_node *part = n->first; part; part = part->next)
		if (cards_help(kind, part) == any)
			return any;
	return !any;
}

static bool
sort_by_card(const struct query *q)
{
	uint16_t f = q->sort_field ? q->sort_field->id : 0;

	if (q->sort != SORT_FIELD)
		return true;
	return f == F_NAME || f == F_BIRTH_DATE || f == F_SEX || f == F_ENTERED;
}

/* Rows in the areas and places that the query can have rows in. */
static int64_t
estimate(const struct query *q, struct txn *txn, int64_t *total)
{
	const enum family family = q->info->counted;
	struct area_list areas;
	struct place_list places = { .all = true };
	int64_t n = 0;

	areas_of(&areas, q, txn, q->info->by_area);
	*total = counters_sum(txn, family, 0, 0);
	for (size_t i = 0; !areas.all && i < areas.n; i++)
		if (areas.rows[i])
			n += counters_sum(txn, family, areas.rows[i], 0);
	if (areas.all)
		n = *total;
	if (kind_has_stage(q->kind))
		places_of(&places, q, txn);
	if (!places.all) {
		int64_t inside = 0;

		for (size_t i = 0; i < places.n; i++)
			inside += places.rows[i].count;
		n = *total ? n * inside / *total : 0;
	}
	free(areas.rows);
	free(places.rows);
	return n;
}

/* Words lead to persons one by one; that each costs four cards is measured. */
#define WORD_COST 4
#define WORDS_PROBE 4096

static bool
words_cheaper(const struct query *q, struct txn *txn, int64_t cards)
{
	struct plan pl = { .n_words = 0 };
	struct area_list areas;
	size_t n;

	words_of(&pl, q, txn);
	areas_of(&areas, q, txn, IX_NAME);
	n = words_count(&pl, &areas, txn, WORDS_PROBE);
	free(areas.rows);
	plan_release(&pl);
	return n < WORDS_PROBE ? (int64_t)n * WORD_COST <= cards
			       : cards > WORDS_PROBE * WORD_COST * 4;
}

static enum way_no
way_of_cards(const struct query *q, struct txn *txn, enum way_no cards)
{
	bool help = cards_help(q->kind, q->root) && sort_by_card(q);
	bool every = !q->root->first && !q->sort;
	int64_t total, n;

	if (q->office->access.n_areas == 0 && every)
		return WAY_RECORDS; /* all of them, in id order */
	/* The area of a case is its person's: two records to tell. */
	if (help || (kind_has_stage(q->kind) && q->office->access.n_areas))
		return cards;
	n = estimate(q, txn, &total);
	return n > total / 5 ? WAY_RECORDS : cards;
}

/* Persons with a case in the caller's programs; who has two counts twice. */
static int64_t
clients(const struct query *q, struct txn *txn)
{
	const struct access *a = &q->office->access;
	int64_t n = 0;

	for (size_t i = 0; i < a->n_programs; i++)
		n += counters_sum(txn, COUNT_CASES, 0, a->programs[i]);
	return n;
}

static enum way_no
way_person(const struct query *q, struct txn *txn)
{
	if (bound_by_person(q))
		return words_possible(q) &&
				       words_cheaper(q, txn, clients(q, txn))
			       ? WAY_NAMES
			       : WAY_CLIENTS;
	if (words_possible(q))
		return WAY_NAMES;
	return way_of_cards(q, txn, WAY_PERSONS);
}

static enum way_no
way_case(const struct query *q, struct txn *txn)
{
	int64_t total;

	if (words_possible(q) &&
		words_cheaper(q, txn, estimate(q, txn, &total)))
		return WAY_NAMES;
	/* In the order of a stage there is no other way. */
	if (asks_stage(q) && !q->sort)
		return WAY_CASES;
	return way_of_cards(q, txn, WAY_CASES);
}

static bool
is_open(enum kind kind, const struct test *t)
{
	(void)kind;
	return t->field && t->field->id == F_DONE && t->unfilled &&
	       !t->filled && !t->n_ranges;
}

enum way_no
plan_way(const struct query *q, struct txn *txn)
{
	if (exact_possible(q))
		return WAY_IDS;
	if (kind_is_owner(q->kind))
		return way_person(q, txn);
	if (kind_has_stage(q->kind)) {
		const enum way_no way = way_case(q, txn);

		/* before all cases are read, those who have been in a class */
		return way == WAY_RECORDS && asks(q->kind, q->root, asks_share)
			       ? WAY_IDS
			       : way;
	}
	return asks(q->kind, q->root, is_open) ? WAY_DUE : WAY_RECORDS;
}

/* ---- spans -------------------------------------------------------------- */

static void
prefix_add(struct plan *pl, const struct key *k)
{
	VEC_GROW(pl->spans, pl->n, pl->cap);
	pl->spans[pl->n].n = (uint8_t)k->n;
	memcpy(pl->spans[pl->n].b, k->b, k->n);
	pl->n++;
}

static void
fill_records(struct plan *pl, const struct query *q, struct txn *txn)
{
	struct key k = { 0 };

	(void)txn;
	key_u8(&k, (uint8_t)q->kind);
	prefix_add(pl, &k);
}

static void
fill_ids(struct plan *pl, const struct query *q, struct txn *txn)
{
	exact_ids(pl, q, txn);
}

/* One span for each area, or for each beginning of a word in it. */
static void
fill_areas(struct plan *pl, const struct query *q, struct txn *txn,
	enum index_no ix)
{
	struct area_list areas;
	size_t words = pl->n_words ? pl->n_words : 1;

	areas_of(&areas, q, txn, ix);
	for (size_t i = 0; i < areas.n * words; i++) {
		struct key k = { 0 };

		key_u8(&k, (uint8_t)ix);
		key_u16(&k, areas.rows[i / words]);
		if (pl->n_words)
			key_bytes(&k, pl->words[i % words],
				strlen(pl->words[i % words]));
		prefix_add(pl, &k);
	}
	free(areas.rows);
}

static void
fill_names(struct plan *pl, const struct query *q, struct txn *txn)
{
	words_of(pl, q, txn);
	fill_areas(pl, q, txn, IX_NAME);
}

static void
fill_persons(struct plan *pl, const struct query *q, struct txn *txn)
{
	fill_areas(pl, q, txn, IX_PERSON);
	pl->merged = !q->sort && pl->n <= MERGE_MAX;
}

static void
fill_clients(struct plan *pl, const struct query *q, struct txn *txn)
{
	const struct access *a = &q->office->access;
	struct area_list areas;

	areas_of(&areas, q, txn, IX_PERSON);
	for (size_t i = 0; i < a->n_programs * areas.n; i++) {
		struct key k = { 0 };

		key_u8(&k, IX_CLIENT);
		key_u16(&k, a->programs[i / areas.n]);
		key_u16(&k, areas.rows[i % areas.n]);
		prefix_add(pl, &k);
	}
	pl->merged = !q->sort && pl->n <= MERGE_MAX;
	free(areas.rows);
}

static void
fill_due(struct plan *pl, const struct query *q, struct txn *txn)
{
	fill_areas(pl, q, txn, IX_DUE);
	pl->merged = !q->sort && pl->n <= MERGE_MAX;
}

static void
fill_cases(struct plan *pl, const struct query *q, struct txn *txn)
{
	struct area_list areas;
	struct place_list places;
	size_t each;

	areas_of(&areas, q, txn, IX_CASE);
	if (!places_named(&places, q))
		places_of(&places, q, txn);
	pl->by_stage = asks_stage(q);
	each = places.all && !pl->by_stage ? 1 : places.n;
	for (size_t i = 0; i < areas.n * each; i++) {
		struct key k = { 0 };

		key_u8(&k, IX_CASE);
		key_u16(&k, areas.rows[i / each]);
		if (!places.all || pl->by_stage) {
			key_u16(&k, places.rows[i % each].program);
			key_u16(&k, places.rows[i % each].stage);
		}
		prefix_add(pl, &k);
	}
	pl->merged = pl->by_stage && !q->sort && pl->n <= MERGE_MAX;
	free(areas.rows);
	free(places.rows);
}

static void (*const fillers[])(
	struct plan *pl, const struct query *q, struct txn *txn) = {
	[WAY_RECORDS] = fill_records,
	[WAY_IDS] = fill_ids,
	[WAY_NAMES] = fill_names,
	[WAY_PERSONS] = fill_persons,
	[WAY_CLIENTS] = fill_clients,
	[WAY_CASES] = fill_cases,
	[WAY_DUE] = fill_due,
};

void
plan_fill(struct plan *pl, const struct query *q, struct txn *txn,
	enum way_no way)
{
	memset(pl, 0, sizeof(*pl));
	pl->way = way;
	fillers[way](pl, q, txn);
}
