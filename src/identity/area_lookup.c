/* SPDX-License-Identifier: MIT */
#include "magang/identity/area_lookup.h"

#include "magang/identity/area.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/fold.h"
#include "magang/base/fold_like.h"
#include "magang/base/mem.h"

#include "magang/identity/area_table.h"

#define AREA_NAME 80 /* bytes of a folded name with its NUL */

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

uint32_t
area_key(const char *name, enum area_level level)
{
	char folded[AREA_NAME], city;

	return fold(folded, name, level, &city);
}

/* --- finding -------------------------------------------------------------- */

/* What is looked for, and what was found. */
struct area_query {
	char name[AREA_NAME];
	uint32_t key;
	enum area_level level;
	char city;
	struct area_span span;
	struct area_run run;
	uint64_t code; /* the first hit */
	size_t found;  /* different ones */
};

static bool
inside(const struct area_query *q, uint64_t code)
{
	return code >= q->span.first && code < q->span.end;
}

static bool
is_city(uint64_t code)
{
	return code % 100 >= 71; /* 01-69 regencies, 71-99 cities */
}

static void
hit(struct area_query *q, uint64_t code)
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
same_name(const struct area_query *q, const char *name)
{
	char other[AREA_NAME], city;

	fold(other, name, q->level, &city);
	return strcmp(q->name, other) == 0;
}

static void
find_names(const struct areas *a, struct area_query *q, bool retired)
{
	for (size_t i = q->run.first; i < q->run.end; i++)
		if (a->row[i].key == q->key && a->row[i].retired == retired &&
			same_name(q, area_row_name(a, &a->row[i])))
			hit(q, a->row[i].code);
}

static void
find_aliases(const struct areas *a, struct area_query *q)
{
	for (size_t i = 0; i < a->head->n_aliases; i++) {
		const struct area_row *alias = &a->alias[i];

		if (inside(q, alias->code) && alias->key == q->key &&
			same_name(q, area_row_name(a, alias)))
			hit(q, alias->code);
	}
}

static void
find_letters(const struct areas *a, struct area_query *q, const char *text)
{
	if (q->level != AREA_REGENCY)
		return;
	for (size_t i = q->run.first; i < q->run.end; i++) {
		struct area area = areas_row(a, i);

		if (area.letters && strcasecmp(area.letters, text) == 0)
			hit(q, area.code);
	}
}

static struct area_query
query_of(const struct areas *areas, const char *text, enum area_level level,
	uint64_t parent)
{
	struct area_query q = { .level = level,
		.span = area_span(level, parent),
		.run = areas_run(areas, level, parent) };

	q.key = fold(q.name, text, level, &q.city);
	return q;
}

uint64_t
area_lookup(const struct areas *areas, const char *text, enum area_level level,
	uint64_t parent, size_t *found)
{
	text += strspn(text, " \t");
	struct area_query q = query_of(areas, text, level, parent);
	uint64_t code = area_code_parse(text);

	*found = 0;
	if (code && inside(&q, code) && area_find(areas, code, NULL)) {
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

bool
area_nearest(const struct areas *areas, const char *text, enum area_level level,
	uint64_t parent, struct area *out)
{
	struct area_query q = query_of(areas, text, level, parent);
	int best = strlen(q.name) >= 8 ? 2 : 1; /* short names are all alike */
	size_t nearest = q.run.end;

	for (size_t i = q.run.first; *q.name && i < q.run.end; i++) {
		char name[AREA_NAME], city;
		const struct area_row *row = &areas->row[i];

		if (row->retired ||
			(q.city && is_city(row->code) != (q.city == 'k')))
			continue;
		fold(name, area_row_name(areas, row), level, &city);
		int distance = fold_distance(q.name, name, best);
		if (distance > best)
			continue;
		if (nearest == q.run.end || distance < best)
			nearest = i;
		best = distance;
	}
	if (nearest == q.run.end)
		return false;
	*out = areas_row(areas, nearest);
	return true;
}

/* ---- all that are called so ---------------------------------------------- */

struct area_names {
	uint64_t *code;
	size_t n, max;
};

static void
name_add(struct area_names *out, uint64_t code)
{
	if (out->n < out->max)
		out->code[out->n] = code;
	out->n++;
}

/* Those of this name, or those whose name begins so. */
static void
names_like(const struct areas *a, const struct area_query *q, bool begins,
	struct area_names *out)
{
	const size_t n = strlen(q->name);

	for (size_t i = q->run.first; i < q->run.end; i++) {
		const struct area_row *row = &a->row[i];
		char name[AREA_NAME], city;

		if (row->retired || (!begins && row->key != q->key) ||
			(q->city && q->level == AREA_REGENCY &&
				is_city(row->code) != (q->city == 'k')))
			continue;
		fold(name, area_row_name(a, row), q->level, &city);
		if (begins ? strncmp(name, q->name, n) == 0
			   : strcmp(name, q->name) == 0)
			name_add(out, row->code);
	}
}

size_t
area_called(const struct areas *areas, const char *text, enum area_level level,
	uint64_t parent, uint64_t *out, size_t max)
{
	struct area_query q = query_of(areas, text, level, parent);
	struct area_names names = { out, 0, max };
	size_t found;
	uint64_t one = area_lookup(areas, text, level, parent, &found);

	if (*q.name && level != AREA_REGENCY)
		names_like(areas, &q, false, &names);
	if (!names.n && one)
		name_add(&names, one);
	if (!names.n && *q.name)
		names_like(areas, &q, true, &names);
	return names.n;
}
