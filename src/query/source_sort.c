/* SPDX-License-Identifier: MIT */
#include "source_sort.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/utf8.h"
#include "magang/field/type.h"

#define SORT_TEXT (SORT_KEY - 9)

/* ---- keys --------------------------------------------------------------- */

static void
key_start(uint8_t key[SORT_KEY], bool filled, uint64_t id)
{
	memset(key, 0, SORT_KEY);
	key[0] = !filled; /* not filled comes last either way */
	put_u64(key + SORT_KEY - 8, id);
}

/* Descending is every byte turned over; what is not known stays least. */
static void
key_turn(uint8_t *key, size_t n)
{
	for (size_t i = 1; i <= n; i++)
		key[i] = (uint8_t)~key[i];
}

static void
key_number(const struct query *q, int64_t n, uint8_t key[SORT_KEY])
{
	put_u64(key + 1, (uint64_t)n ^ (uint64_t)1 << 63);
	if (q->descending)
		key_turn(key, 8);
}

static void
key_text(const struct query *q, const char *text, bool whole,
	uint8_t key[SORT_KEY])
{
	size_t n = strlen(text);

	if (n > SORT_TEXT)
		n = SORT_TEXT;
	memcpy(key + 1, text, n);
	if (q->descending)
		key_turn(key, whole ? SORT_TEXT : n);
}

static void
key_value(const struct query *q, const struct value *v, uint8_t key[SORT_KEY])
{
	char *copy, *low;

	if (v->kind == VALUE_NUMBER ||
		type_of(q->sort_field)->filter == FILTER_ORDER) {
		key_number(q, type_rank(q->sort_field, v), key);
		return;
	}
	copy = xstrndup(v->text, v->len);
	low = utf8_caseless(copy);
	key_text(q, low, true, key);
	free(low);
	free(copy);
}

/* The card holds the name in lower case, cut. */
static size_t
key_card_name(const struct query *q, const struct query_row *row,
	uint8_t key[SORT_KEY])
{
	size_t n = strlen(row->card.name);
	bool whole = n < CARD_NAME_WHOLE;

	key_start(key, n > 0, whole ? row->id : 0);
	key_text(q, row->card.name, whole, key);
	return whole ? SORT_KEY : 1 + n;
}

static size_t
key_field(const struct query *q, const struct query_row *row,
	uint8_t key[SORT_KEY])
{
	struct value v;

	if (q->sort_field->id == F_NAME && row->known & ROW_NAME &&
		!row->opened)
		return key_card_name(q, row, key);
	if (!row_value(row, q->sort_field, q->sort_of_person, &v)) {
		memset(key, 0, SORT_KEY);
		return 0;
	}
	key_start(key, v.kind != VALUE_UNKNOWN, row->id);
	if (v.kind != VALUE_UNKNOWN)
		key_value(q, &v, key);
	return SORT_KEY;
}

static const unsigned needs[] = {
	[SORT_ID] = ROW_ID,
	[SORT_SCORE] = ROW_ORDER,
	[SORT_AREA] = ROW_AREA,
};

size_t
sort_key(const struct query *q, enum sort_by by, const struct query_row *row,
	uint8_t key[SORT_KEY])
{
	if (by == SORT_FIELD)
		return key_field(q, row, key);
	key_start(key, true, row->id);
	if (!(row->known & needs[by])) {
		memset(key, 0, SORT_KEY);
		return 0;
	}
	if (by == SORT_AREA)
		key_number(q, row->area, key);
	else if (by == SORT_SCORE)
		key_number(q, -(int64_t)row->order, key);
	else
		key_number(q, (int64_t)row->id, key);
	return SORT_KEY;
}

/* ---- the least of many -------------------------------------------------- */

void
least_init(struct least *l, size_t max)
{
	l->keys = xcalloc(max, sizeof(*l->keys));
	l->max = max;
	l->n = 0;
}

void
least_release(struct least *l)
{
	free(l->keys);
	l->keys = NULL;
}

bool
least_wants(const struct least *l, const uint8_t key[SORT_KEY])
{
	return l->n < l->max || memcmp(key, l->keys[0], SORT_KEY) < 0;
}

static bool
above(const struct least *l, size_t a, size_t b)
{
	return memcmp(l->keys[a], l->keys[b], SORT_KEY) > 0;
}

static void
swap(struct least *l, size_t a, size_t b)
{
	uint8_t t[SORT_KEY];

	memcpy(t, l->keys[a], SORT_KEY);
	memcpy(l->keys[a], l->keys[b], SORT_KEY);
	memcpy(l->keys[b], t, SORT_KEY);
}

static void
sift_down(struct least *l, size_t n)
{
	size_t i = 0, child;

	while ((child = 2 * i + 1) < n) {
		if (child + 1 < n && above(l, child + 1, child))
			child++;
		if (!above(l, child, i))
			return;
		swap(l, child, i);
		i = child;
	}
}

void
least_add(struct least *l, const uint8_t key[SORT_KEY])
{
	size_t i = l->n;

	if (l->n == l->max) {
		memcpy(l->keys[0], key, SORT_KEY);
		sift_down(l, l->n);
		return;
	}
	memcpy(l->keys[l->n++], key, SORT_KEY);
	for (; i > 0 && above(l, i, (i - 1) / 2); i = (i - 1) / 2)
		swap(l, i, (i - 1) / 2);
}

void
least_order(struct least *l)
{
	for (size_t n = l->n; n > 1; n--) {
		swap(l, 0, n - 1);
		sift_down(l, n - 1);
	}
}
