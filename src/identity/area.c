/* SPDX-License-Identifier: MIT */
#include "magang/identity/area.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"

#include "magang/identity/area_table.h"

/* --- the table ------------------------------------------------------------ */

struct areas *
areas_open(const void *p, size_t n)
{
	const struct area_head *h = p;
	struct areas *a;

	if (n < sizeof(*h) || h->magic != AREA_MAGIC || h->n_text == 0)
		return NULL;
	if (n != sizeof(*h) + h->n_text +
				((uint64_t)h->n + h->n_aliases) *
					sizeof(*a->row) ||
		((const char *)p)[n - 1] != '\0')
		return NULL;
	a = xcalloc(1, sizeof(*a));
	a->bytes = (struct view){ p, n };
	a->head = h;
	a->row = (const void *)(h + 1);
	a->alias = a->row + h->n;
	a->text = (const char *)(a->alias + h->n_aliases);
	return a;
}

void
areas_free(struct areas *a)
{
	if (!a)
		return;
	free(a->heap);
	free(a);
}

size_t
areas_count(const struct areas *areas)
{
	return areas->head->n;
}

/* The last byte of all texts is a NUL, so none runs beyond them. */
static const char *
text_at(const struct areas *a, size_t at)
{
	return a->text + (at < a->head->n_text ? at : a->head->n_text - 1);
}

const char *
area_row_name(const struct areas *a, const struct area_row *row)
{
	return text_at(a, row->text);
}

struct area
areas_row(const struct areas *areas, size_t i)
{
	const struct area_row *row = &areas->row[i];
	const char *text[4];
	size_t at = row->text;

	for (size_t t = 0; t < ARRAY_SIZE(text); t++) {
		text[t] = text_at(areas, at);
		at += strlen(text[t]) + 1;
	}
	return (struct area){
		.code = row->code,
		.name = text[0],
		.letters = *text[1] ? text[1] : NULL,
		.ja = *text[2] ? text[2] : NULL,
		.postcode = *text[3] ? text[3] : NULL,
		.retired = row->retired,
	};
}

/* Index of the first row with a code not below `code`. */
static size_t
lower_bound(const struct areas *a, uint64_t code)
{
	size_t low = 0, high = a->head->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (a->row[mid].code < code)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
area_find(const struct areas *areas, uint64_t code, struct area *out)
{
	size_t i = lower_bound(areas, code);

	if (i >= areas->head->n || areas->row[i].code != code)
		return false;
	if (out)
		*out = areas_row(areas, i);
	return true;
}

/* --- codes ---------------------------------------------------------------- */

/* The smallest code above those of a level. */
static const uint64_t level_end[] = { 10, 100, 10000, 1000000, 10000000000 };

enum area_level
area_level(uint64_t code)
{
	for (int level = AREA_PROVINCE; level <= AREA_VILLAGE; level++)
		if (code < level_end[level])
			return code >= level_end[level] / 10
				       ? (enum area_level)level
				       : (enum area_level)0;
	return (enum area_level)0;
}

uint64_t
area_parent(uint64_t code, enum area_level level)
{
	enum area_level own = area_level(code);

	if (!own || level < AREA_PROVINCE || level > own)
		return 0;
	return code / (level_end[own] / level_end[level]);
}

/* Digits in groups of 2, 2, 2 and 4, with all the dots or with none. */
uint64_t
area_code_parse(const char *s)
{
	static const size_t group_end[] = { 2, 4, 6, 10 };
	uint64_t code = 0;
	size_t digits = 0, group = 0, dots = 0;

	for (; *s; s++) {
		if (*s == '.') {
			if (group == 3 || digits != group_end[group])
				return 0;
			group++;
			dots++;
		} else if (*s < '0' || *s > '9' || digits == 10) {
			return 0;
		} else {
			if (dots > 0 && digits == group_end[group])
				return 0;
			code = code * 10 + (uint64_t)(*s - '0');
			digits++;
		}
	}
	for (size_t i = 0; i < ARRAY_SIZE(group_end); i++)
		if (digits == group_end[i] && (dots == 0 || dots == i))
			return area_level(code) ? code : 0;
	return 0;
}

char *
area_code_format(char out[AREA_CODE_TEXT], uint64_t code)
{
	char digits[10];
	size_t n = 0, to = 0;

	if (!area_level(code))
		code = 0;
	for (; code > 0; code /= 10)
		digits[n++] = (char)('0' + code % 10);
	for (size_t i = 0; i < n; i++) {
		if (i == 2 || i == 4 || i == 6)
			out[to++] = '.';
		out[to++] = digits[n - 1 - i];
	}
	out[to] = '\0';
	return out;
}

struct area_span
area_span(enum area_level level, uint64_t parent)
{
	enum area_level from = area_level(parent);

	if (!from || from > level)
		return (struct area_span){ level_end[level] / 10,
			level_end[level] };
	uint64_t size = level_end[level] / level_end[from];
	return (struct area_span){ parent * size, (parent + 1) * size };
}

struct area_run
areas_run(const struct areas *areas, enum area_level level, uint64_t parent)
{
	struct area_span span = area_span(level, parent);

	return (struct area_run){ lower_bound(areas, span.first),
		lower_bound(areas, span.end) };
}
