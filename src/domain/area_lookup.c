/* SPDX-License-Identifier: MIT */
#include "magang/domain/area.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/fold.h"
#include "magang/base/mem.h"

#include "area_table.h"

/*
 * Finding areas by what people call them. Names are compared folded: lower
 * case, letters and digits only, without the word that tells the level. Names
 * are not unique (697 village names of West Java are several villages), so a
 * name means something only inside a parent.
 */

/* Words before a name that tell its level. */
static const struct level_word {
	enum area_level level;
	const char *word;
	char city; /* 'k': a city, 'b': a regency, 0: either */
} level_words[] = {
	{ AREA_PROVINCE, "provinsi", 0 },
	{ AREA_PROVINCE, "propinsi", 0 },
	{ AREA_PROVINCE, "prov", 0 },
	{ AREA_PROVINCE, "prop", 0 },
	{ AREA_REGENCY, "kabupaten", 'b' },
	{ AREA_REGENCY, "kab", 'b' },
	{ AREA_REGENCY, "kota", 'k' },
	{ AREA_REGENCY, "kotamadya", 'k' },
	{ AREA_REGENCY, "kodya", 'k' },
	{ AREA_REGENCY, "administrasi", 0 },
	{ AREA_REGENCY, "adm", 0 },
	{ AREA_DISTRICT, "kecamatan", 0 },
	{ AREA_DISTRICT, "kec", 0 },
	{ AREA_DISTRICT, "distrik", 0 },
	{ AREA_VILLAGE, "kelurahan", 0 },
	{ AREA_VILLAGE, "kel", 0 },
	{ AREA_VILLAGE, "desa", 0 },
	{ AREA_VILLAGE, "ds", 0 },
};

/* --- order ---------------------------------------------------------------- */

static int
compare_code(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Files come in the order of the dotted codes; that is sorted within each
 * level, so dealing the rows out by level is nearly always enough. */
static void
deal_by_level(struct areas *a)
{
	struct area *to = xcalloc(a->n, sizeof(*to));
	size_t n = 0;

	for (int level = AREA_PROVINCE; level <= AREA_VILLAGE; level++)
		for (size_t i = 0; i < a->n; i++)
			if ((int)area_level(a->row[i].code) == level)
				to[n++] = a->row[i];
	free(a->row);
	a->row = to;
}

static bool
in_order(const struct areas *a)
{
	for (size_t i = 1; i < a->n; i++)
		if (a->row[i - 1].code > a->row[i].code)
			return false;
	return true;
}

/* Two rows of one code: the present one gives the name, both the rest. */
static void
join(struct area *to, const struct area *from)
{
	if (to->retired && !from->retired) {
		to->name = from->name;
		to->retired = false;
	}
	to->letters = to->letters ? to->letters : from->letters;
	to->ja = to->ja ? to->ja : from->ja;
	to->postcode = to->postcode ? to->postcode : from->postcode;
}

void
areas_order(struct areas *a)
{
	size_t n = 0;

	if (a->n > 0 && !in_order(a))
		deal_by_level(a);
	if (!in_order(a))
		qsort(a->row, a->n, sizeof(*a->row), compare_code);
	for (size_t i = 0; i < a->n; i++) {
		if (n > 0 && a->row[n - 1].code == a->row[i].code)
			join(&a->row[n - 1], &a->row[i]);
		else
			a->row[n++] = a->row[i];
	}
	a->n = n;
	if (a->n_aliases > 0)
		qsort(a->alias, a->n_aliases, sizeof(*a->alias), compare_code);
}

/* --- folding -------------------------------------------------------------- */

/* What separates words, and is not compared. */
static bool
is_gap(char c)
{
	return c && strchr(" \t.-/'`,:()_", c);
}

/* Bytes of a level word with the gap behind it at s, else 0; at least one
 * letter follows it. "kel/desa" is taken in two steps. */
static size_t
level_word(const char *s, enum area_level level, char *city)
{
	size_t n = 0;

	while (s[n] && !is_gap(s[n]))
		n++;
	size_t gap = n;
	while (is_gap(s[gap]))
		gap++;
	if (n == 0 || gap == n || !s[gap])
		return 0;
	for (size_t i = 0; i < ARRAY_SIZE(level_words); i++) {
		const struct level_word *w = &level_words[i];

		if (w->level != level || strlen(w->word) != n ||
			strncasecmp(w->word, s, n) != 0)
			continue;
		*city = w->city ? w->city : *city;
		return gap;
	}
	return 0;
}

/* Folds s as the name of an area of `level`; *city as in level_words. Returns
 * the FNV-1a hash of what is in `to`. */
static uint32_t
fold(char to[AREA_NAME], const char *s, enum area_level level, char *city)
{
	uint32_t key = 2166136261U;
	size_t n = 0;

	*city = 0;
	while (is_gap(*s))
		s++;
	/* a village may itself be called Desa or Kota Baru: then once only */
	for (size_t taken = 0, word; taken < 2; taken++) {
		word = level_word(s, level, city);
		if (word == 0)
			break;
		s += word;
	}
	for (; *s && n + 1 < AREA_NAME; s++) {
		char c = *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s;

		if (is_gap(c))
			continue;
		to[n++] = c;
		key = (key ^ (unsigned char)c) * 16777619U;
	}
	to[n] = '\0';
	return key;
}

void
areas_key(struct areas *a)
{
	char name[AREA_NAME], city;

	a->key = xcalloc(a->n + 1, sizeof(*a->key));
	for (size_t i = 0; i < a->n; i++)
		a->key[i] = fold(name, a->row[i].name,
			area_level(a->row[i].code), &city);
	for (size_t i = 0; i < a->n_aliases; i++)
		a->alias[i].key = fold(name, a->alias[i].name,
			area_level(a->alias[i].code), &city);
}

/* --- finding -------------------------------------------------------------- */

/* Index of the first row with a code not below `code`. */
static size_t
lower_bound(const struct areas *a, uint64_t code)
{
	size_t low = 0, high = a->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (a->row[mid].code < code)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const struct area *
area_find(const struct areas *areas, uint64_t code)
{
	size_t i = lower_bound(areas, code);

	return i < areas->n && areas->row[i].code == code ? &areas->row[i]
							  : NULL;
}

/* What is looked for, and what was found. */
struct query {
	char name[AREA_NAME];
	uint32_t key;
	enum area_level level;
	char city;
	struct area_span span;
	uint64_t code; /* the first hit */
	size_t found;  /* different ones */
};

static bool
inside(const struct query *q, uint64_t code)
{
	return code >= q->span.first && code < q->span.end;
}

static bool
is_city(uint64_t code)
{
	return code % 100 >= 71; /* 01-69 regencies, 71-99 cities */
}

static void
hit(struct query *q, uint64_t code)
{
	if (q->city && q->level == AREA_REGENCY &&
		is_city(code) != (q->city == 'k'))
		return;
	if (q->found > 0 && q->code == code)
		return;
	q->found++;
	/* "Bandung" alone is the regency, which comes first */
	if (q->found == 2 && q->level == AREA_REGENCY && !q->city &&
		!is_city(q->code) && is_city(code))
		q->found = 1;
	else if (q->found == 1)
		q->code = code;
}

static bool
same_name(const struct query *q, const char *name)
{
	char other[AREA_NAME], city;

	fold(other, name, q->level, &city);
	return strcmp(q->name, other) == 0;
}

static void
find_names(const struct areas *a, struct query *q, bool retired)
{
	size_t end = lower_bound(a, q->span.end);

	for (size_t i = lower_bound(a, q->span.first); i < end; i++)
		if (a->key[i] == q->key && a->row[i].retired == retired &&
			same_name(q, a->row[i].name))
			hit(q, a->row[i].code);
}

static void
find_aliases(const struct areas *a, struct query *q)
{
	for (size_t i = 0; i < a->n_aliases; i++) {
		const struct area_alias *alias = &a->alias[i];

		if (inside(q, alias->code) && alias->key == q->key &&
			same_name(q, alias->name))
			hit(q, alias->code);
	}
}

static void
find_letters(const struct areas *a, struct query *q, const char *text)
{
	size_t end = lower_bound(a, q->span.end);

	if (q->level != AREA_REGENCY)
		return;
	for (size_t i = lower_bound(a, q->span.first); i < end; i++)
		if (a->row[i].letters &&
			strcasecmp(a->row[i].letters, text) == 0)
			hit(q, a->row[i].code);
}

static struct query
query_of(const char *text, enum area_level level, uint64_t parent)
{
	struct query q = { .level = level, .span = area_span(level, parent) };

	q.key = fold(q.name, text, level, &q.city);
	return q;
}

uint64_t
area_lookup(const struct areas *areas, const char *text, enum area_level level,
	uint64_t parent, size_t *found)
{
	text += strspn(text, " \t");
	struct query q = query_of(text, level, parent);
	uint64_t code = area_code_parse(text);

	*found = 0;
	if (code && inside(&q, code) && area_find(areas, code)) {
		*found = 1;
		return code;
	}
	if (!*q.name)
		return 0;
	find_names(areas, &q, false);
	if (!q.found)
		find_letters(areas, &q, text);
	if (!q.found)
		find_aliases(areas, &q);
	if (!q.found)
		find_names(areas, &q, true);
	*found = q.found;
	return q.found == 1 ? q.code : 0;
}

const struct area *
area_nearest(const struct areas *areas, const char *text, enum area_level level,
	uint64_t parent)
{
	struct query q = query_of(text, level, parent);
	int best = strlen(q.name) >= 8 ? 2 : 1; /* short names are all alike */
	const struct area *nearest = NULL;
	size_t end = lower_bound(areas, q.span.end);

	for (size_t i = lower_bound(areas, q.span.first); *q.name && i < end;
		i++) {
		char name[AREA_NAME], city;
		const struct area *area = &areas->row[i];

		if (area->retired ||
			(q.city && is_city(area->code) != (q.city == 'k')))
			continue;
		fold(name, area->name, level, &city);
		int distance = fold_distance(q.name, name, best);
		if (distance > best)
			continue;
		if (!nearest || distance < best)
			nearest = area;
		best = distance;
	}
	return nearest;
}
