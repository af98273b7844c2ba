/* SPDX-License-Identifier: MIT */
/*
 * Conditions that lead straight to rows: exact numbers, and words of names. In
 * an AND one of them is enough, an OR needs one in every part.
 */
#include "query_exact.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/seal.h"
#include "magang/casework/class_days.h"
#include "magang/field/type.h"
#include "magang/identity/phone.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"

#include "query_areas.h"
#include "query_attendance.h"
#include "query_places.h"
#include "query_scan.h"

/* ---- exact numbers ------------------------------------------------------ */

static uint64_t
digits_of(const char *text)
{
	struct value v = value_text(text);

	return digits_key(&v);
}

static uint64_t
phone_of(const char *text)
{
	return phone_key(text, strlen(text));
}

/* Numbers of persons that an index answers. */
static const struct exact_row {
	uint16_t field;
	enum index_no ix;
	uint64_t (*number)(const char *text);
} exact_rows[] = {
	{ F_NIK, IX_NIK, digits_of },
	{ F_KK, IX_KK, digits_of },
	{ F_PHONE, IX_PHONE, phone_of },
};

static const struct exact_row *
exact_row(const struct kind_info *k, const struct test *t)
{
	for (size_t i = 0;
		kind_of_one_person(k->kind) && i < ARRAY_SIZE(exact_rows); i++)
		if (exact_rows[i].field == t->field->id)
			return &exact_rows[i];
	return NULL;
}

/* The value is the id of a record that this one is a member of. */
static bool
is_membership(const struct kind_info *k, const struct test *t)
{
	uint16_t id = t->field->id;

	return kind_is_within(k->kind, t->field) ||
	       (kind_has_person(k->kind) && (id == k->owner || id == k->about));
}

/* Cases by whose hand they are in. */
static enum index_no
hand_index(const struct kind_info *k, const struct test *t)
{
	if (k->kind != KIND_CASE)
		return 0;
	return t->field->id == F_OFFICER   ? IX_HELD
	       : t->field->id == F_OFFERED ? IX_OFFERED
					   : 0;
}

static bool
is_exact_test(enum kind kind, const struct test *t)
{
	const struct kind_info *k = kind_info(kind);

	if (t->fn == test_id || asks_risk(t) || asks_unmarked(t) ||
		asks_open(t))
		return true;
	return t->field && !t->filled && !t->unfilled &&
	       (exact_row(k, t) || is_membership(k, t) || hand_index(k, t));
}

bool
exact_possible(const struct query *q)
{
	return asks(q->kind, q->root, is_exact_test);
}

/* As many as the shortest number of a telephone: who types one has asked for it
 * when it is whole. */
#define SOUGHT_DIGITS 9

static int
sought_number(const struct query *q, const struct exact_row *row,
	const char *text, struct err *err)
{
	uint64_t number = row->number(text), person;
	struct txn *txn;
	int rc;

	if (strlen(text) < SOUGHT_DIGITS)
		return 0;
	rc = office_look(q->office, &txn, err);
	if (rc)
		return rc;
	person = index_first(txn, row->ix, number, 0);
	office_look_end(txn);
	return office_read(q->office, READ_NUMBER, person, number, err);
}

/* A number that no index answers and that is masked, as of a passport, is guessed
 * in the same way. */
static int
sought_by(const struct query *q, const struct test *t, struct err *err)
{
	const bool asks = t->field && t->fn != test_id;
	const struct exact_row *row = asks ? exact_row(q->info, t) : NULL;
	const bool masked = asks && !row && type_is_masked(t->field);
	int rc = 0;

	for (size_t i = 0; !rc && i < t->n_texts; i++)
		if (row)
			rc = sought_number(q, row, t->texts[i], err);
		else if (masked)
			rc = office_read(q->office, READ_NUMBER, 0,
				seal_checksum(t->texts[i], strlen(t->texts[i])),
				err);
	return rc;
}

static int
sought(const struct query *q, const struct query_node *n, struct err *err)
{
	int rc = 0;

	if (n->kind == NODE_TEST)
		return sought_by(q, n->test, err);
	for (const struct query_node *part = n->first; !rc && part;
		part = part->next)
		rc = sought(q, part, err);
	return rc;
}

int
exact_sought(const struct query *q, struct err *err)
{
	return sought(q, q->root, err);
}

static void
ids_of_walk(struct ids *out, struct walk *w)
{
	while (walk_next(w))
		ids_add(out, walk_id(w));
	walk_end(w);
}

static void
members_of(struct ids *out, struct txn *txn, enum kind of_kind, uint64_t of,
	enum kind kind)
{
	struct walk w;

	members_begin(&w, txn, of_kind, of, kind);
	ids_of_walk(out, &w);
}

/* The person, or what belongs to it: also what belongs to its cases. */
static void
ids_of_person(struct ids *out, struct txn *txn, enum kind kind, uint64_t person)
{
	struct ids cases = { 0 };

	if (kind_is_owner(kind)) {
		ids_add(out, person);
		return;
	}
	members_of(out, txn, KIND_PERSON, person, kind);
	if (!kind_has_about(kind))
		return;
	members_of(&cases, txn, KIND_PERSON, person, KIND_CASE);
	for (size_t i = 0; i < cases.n; i++)
		members_of(out, txn, KIND_CASE, cases.rows[i], kind);
	ids_release(&cases);
}

/* number NULL: of all. */
static void
ids_of_index(struct ids *out, struct txn *txn, enum index_no ix,
	const uint64_t *number)
{
	struct key k = { 0 };
	struct walk w;

	key_u8(&k, (uint8_t)ix);
	if (number)
		key_u64(&k, *number);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	ids_of_walk(out, &w);
}

static void
ids_of_number(struct ids *out, struct txn *txn, enum kind kind,
	enum index_no ix, uint64_t number)
{
	struct ids persons = { 0 };

	index_persons(txn, ix, number, &persons);
	for (size_t i = 0; i < persons.n; i++)
		ids_of_person(out, txn, kind, persons.rows[i]);
	ids_release(&persons);
}

/* What is about a record of any kind: all count their ids from 1. */
static void
ids_about(struct ids *out, struct txn *txn, enum kind kind, uint64_t id)
{
	for (int of = KIND_NONE + 1; of < KIND_COUNT; of++)
		if (kind_is((enum kind)of, KIND_TOPIC) &&
			!kind_is_owner((enum kind)of))
			members_of(out, txn, (enum kind)of, id, kind);
}

/* What a field names: what has it as a member, the person, what it is about. */
static void
ids_of_field(struct ids *out, const struct query *q, struct txn *txn,
	const struct fdef *field, uint64_t id)
{
	if (kind_is_within(q->kind, field)) {
		members_of(out, txn, kind_to(field)->kind, id, q->kind);
		return;
	}
	ids_of_person(out, txn, q->kind, id);
	if (field->id == q->info->about)
		ids_about(out, txn, q->kind, id);
}

static void
test_ids(struct ids *out, const struct query *q, struct txn *txn,
	const struct test *t)
{
	const struct kind_info *k = q->info;
	const struct exact_row *row;

	if (asks_risk(t)) {
		ids_of_index(out, txn, IX_RISK, NULL);
		return;
	}
	if (asks_unmarked(t)) {
		class_cohorts(txn, q->office->today, out);
		return;
	}
	if (asks_open(t)) {
		open_places(txn, t, q->office->today, out);
		return;
	}
	row = t->fn == test_id ? NULL : exact_row(k, t);
	for (size_t i = 0; i < t->n_ranges; i++) {
		uint64_t id = (uint64_t)t->ranges[i].lo;

		if (t->fn == test_id)
			ids_add(out, id);
		else if (hand_index(k, t))
			ids_of_index(out, txn, hand_index(k, t), &id);
		else
			ids_of_field(out, q, txn, t->field, id);
	}
	for (size_t i = 0; row && i < t->n_texts; i++)
		ids_of_number(
			out, txn, q->kind, row->ix, row->number(t->texts[i]));
}

static void
node_ids(struct ids *out, const struct query *q, struct txn *txn,
	const struct query_node *n)
{
	if (n->kind == NODE_TEST) {
		test_ids(out, q, txn, n->test);
		return;
	}
	for (const struct query_node *part = n->first; part;
		part = part->next) {
		if (!asks(q->kind, part, is_exact_test))
			continue;
		node_ids(out, q, txn, part);
		if (n->kind == NODE_AND)
			return;
	}
}

void
exact_ids(struct plan *pl, const struct query *q, struct txn *txn)
{
	pl->ids.n = 0;
	if (exact_possible(q))
		node_ids(&pl->ids, q, txn, q->root);
	else
		seated_cases(txn, &pl->ids);
	ids_sort(&pl->ids);
}

/* ---- words -------------------------------------------------------------- */

static bool
is_words(enum kind kind, const struct test *t)
{
	(void)kind;
	return t->fn == test_words;
}

static bool
has_words(const struct query_node *n)
{
	return asks(KIND_NONE, n, is_words);
}

bool
words_possible(const struct query *q)
{
	return q->info->by_area && has_words(q->root);
}

static void
pattern_words(struct plan *pl, const struct pattern *p)
{
	for (size_t i = 0; i < p->n; i++) {
		VEC_GROW(pl->words, pl->n_words, pl->cap_words);
		memcpy(pl->words[pl->n_words++], p->prefix[i], FOLD_WORD);
	}
}

#define PROBE 256 /* entries that are counted to compare words */

static void node_words(struct plan *pl, const struct query_node *n,
	struct txn *txn, const struct area_list *areas);

static size_t
part_weight(const struct query_node *part, struct txn *txn,
	const struct area_list *areas)
{
	struct plan probe = { .n_words = 0 };
	size_t n;

	node_words(&probe, part, txn, areas);
	n = words_count(&probe, areas, txn, PROBE);
	plan_release(&probe);
	return n;
}

/* The part of an AND with the fewest entries; the first where all have many. */
static const struct query_node *
rarest(const struct query_node *n, struct txn *txn,
	const struct area_list *areas)
{
	const struct query_node *best = NULL;
	size_t fewest = 0, parts = 0, weight;

	for (const struct query_node *part = n->first; part; part = part->next)
		if (has_words(part)) {
			best = best ? best : part;
			parts++;
		}
	if (parts < 2)
		return best;
	best = NULL;
	for (const struct query_node *part = n->first; part;
		part = part->next) {
		if (!has_words(part))
			continue;
		weight = part_weight(part, txn, areas);
		if (best && weight >= fewest)
			continue;
		best = part;
		fewest = weight;
	}
	return best;
}

static void
node_words(struct plan *pl, const struct query_node *n, struct txn *txn,
	const struct area_list *areas)
{
	if (n->kind == NODE_TEST)
		pattern_words(pl, &n->test->pattern);
	else if (n->kind == NODE_AND)
		node_words(pl, rarest(n, txn, areas), txn, areas);
	else
		for (const struct query_node *part = n->first; part;
			part = part->next)
			node_words(pl, part, txn, areas);
}

static int
compare_words(const void *a, const void *b)
{
	return strcmp(a, b);
}

void
words_of(struct plan *pl, const struct query *q, struct txn *txn)
{
	struct area_list areas;
	size_t n = 0;

	areas_of(&areas, q, txn, IX_NAME);
	pl->n_words = 0;
	node_words(pl, q->root, txn, &areas);
	free(areas.rows);
	qsort(pl->words, pl->n_words, sizeof(*pl->words), compare_words);
	/* What begins with its predecessor is in there already. */
	for (size_t i = 0; i < pl->n_words; i++)
		if (n == 0 || strncmp(pl->words[i], pl->words[n - 1],
				      strlen(pl->words[n - 1])) != 0)
			memmove(pl->words[n++], pl->words[i], FOLD_WORD);
	pl->n_words = n;
}

size_t
words_count(const struct plan *pl, const struct area_list *areas,
	struct txn *txn, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < areas->n * pl->n_words && n < max; i++) {
		const char *word = pl->words[i % pl->n_words];
		struct key k = { 0 };
		struct walk w;

		key_u8(&k, IX_NAME);
		key_u16(&k, areas->rows[i / pl->n_words]);
		key_bytes(&k, word, strlen(word));
		walk_begin(&w, txn, TREE_IX, k.b, k.n);
		while (n < max && walk_next(&w))
			n++;
		walk_end(&w);
	}
	return n;
}
