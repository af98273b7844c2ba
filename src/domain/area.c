/* SPDX-License-Identifier: MIT */
#include "magang/domain/area.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#include "area_table.h"

/*
 * The form of the text stands in the head of config/areas/indonesia.txt. The
 * text is copied once and cut in place; names are pointers into that copy.
 */

/* One line while it is read: what is left of it. */
struct line {
	char *s;   /* NUL-terminated */
	char *end; /* its NUL */
};

/* Cuts the next tab-separated piece off, NULL at the end. */
static char *
line_piece(struct line *l)
{
	if (!l->s)
		return NULL;
	char *piece = l->s,
	     *tab = memchr(piece, '\t', (size_t)(l->end - piece));

	l->s = tab ? tab + 1 : NULL;
	if (tab)
		*tab = '\0';
	return piece;
}

/* letters=, ja=, post=, retired; unknown keys are for later versions. */
static void
read_key(struct area *area, const char *piece)
{
	static const struct {
		const char *key;
		size_t offset;
	} keys[] = {
		{ "letters=", offsetof(struct area, letters) },
		{ "ja=", offsetof(struct area, ja) },
		{ "post=", offsetof(struct area, postcode) },
	};

	for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
		size_t n = strlen(keys[i].key);

		if (strncmp(piece, keys[i].key, n) != 0)
			continue;
		*(const char **)((char *)area + keys[i].offset) = piece + n;
		return;
	}
	area->retired |= strcmp(piece, "retired") == 0;
}

static bool
read_line(struct areas *a, struct line *l)
{
	uint64_t code = area_code_parse(line_piece(l));
	const char *name = line_piece(l);

	if (!code || !name || !*name)
		return false;
	if (strcmp(name, "=") == 0) {
		const char *other = line_piece(l);

		VEC_GROW(a->alias, a->n_aliases, a->alias_cap);
		a->alias[a->n_aliases++] =
			(struct area_alias){ .code = code, .name = other };
		return other && *other;
	}
	VEC_GROW(a->row, a->n, a->cap);
	struct area *area = &a->row[a->n++];
	*area = (struct area){ .code = code, .name = name };
	for (char *piece; (piece = line_piece(l));)
		read_key(area, piece);
	return true;
}

static int
read_text(struct areas *a, size_t len, struct err *err)
{
	char *s = a->text, *end = s + len;

	for (size_t number = 1; s < end; number++) {
		char *eol = memchr(s, '\n', (size_t)(end - s));
		char *next = eol ? eol + 1 : end;
		struct line l = { s, eol ? eol : end };

		if (l.end > l.s && l.end[-1] == '\r')
			l.end--;
		*l.end = '\0';
		if (strncmp(l.s, "\xef\xbb\xbf", 3) == 0) /* files in a row */
			l.s += 3;
		if (*l.s && *l.s != '#' && !read_line(a, &l))
			return err_set(err, MG_ECONFIG,
				_("areas: line %zu: expected a code, a tab and "
				  "a "
				  "name, found '%.40s'"),
				number, s);
		s = next;
	}
	return 0;
}

struct areas *
areas_parse(const char *text, size_t len, struct err *err)
{
	struct areas *a = xcalloc(1, sizeof(*a));

	a->text = xmalloc(len + 1);
	memcpy(a->text, text, len);
	a->text[len] = '\0';
	if (read_text(a, len, err) < 0) {
		areas_free(a);
		return NULL;
	}
	areas_order(a);
	areas_key(a);
	return a;
}

void
areas_free(struct areas *a)
{
	if (!a)
		return;
	free(a->text);
	free(a->row);
	free(a->key);
	free(a->alias);
	free(a);
}

size_t
areas_count(const struct areas *areas)
{
	return areas->n;
}

const struct area *
areas_row(const struct areas *areas, size_t i)
{
	return &areas->row[i];
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
