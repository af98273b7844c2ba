/* SPDX-License-Identifier: MIT */
#include "magang/identity/area_parse.h"

#include "magang/identity/area.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#include "magang/identity/area_lookup.h"
#include "magang/identity/area_table.h"

/*
 * Text to table. The form of the text stands in the head of
 * config/areas/indonesia.txt. It is copied once and cut in place; the rows
 * point into that copy until the table is made of them.
 */
struct areas_reading {
	char *text;
	struct area *row;
	size_t n, cap;
	struct area_alias {
		uint64_t code;
		const char *name;
	} * alias;
	size_t n_aliases, alias_cap;
};

/* --- lines ---------------------------------------------------------------- */

/* One line while it is read: what is left of it. */
struct area_line {
	char *s;   /* NUL-terminated */
	char *end; /* its NUL */
};

/* Cuts the next tab-separated piece off, NULL at the end. */
static char *
line_piece(struct area_line *l)
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
read_line(struct areas_reading *r, struct area_line *l)
{
	uint64_t code = area_code_parse(line_piece(l));
	const char *name = line_piece(l);

	if (!code || !name || !*name)
		return false;
	if (strcmp(name, "=") == 0) {
		const char *other = line_piece(l);

		VEC_GROW(r->alias, r->n_aliases, r->alias_cap);
		r->alias[r->n_aliases++] =
			(struct area_alias){ .code = code, .name = other };
		return other && *other;
	}
	VEC_GROW(r->row, r->n, r->cap);
	struct area *area = &r->row[r->n++];
	*area = (struct area){ .code = code, .name = name };
	for (char *piece; (piece = line_piece(l));)
		read_key(area, piece);
	return true;
}

static int
read_text(struct areas_reading *r, size_t len, struct err *err)
{
	char *s = r->text, *end = s + len;

	for (size_t number = 1; s < end; number++) {
		char *eol = memchr(s, '\n', (size_t)(end - s));
		char *next = eol ? eol + 1 : end;
		struct area_line l = { s, eol ? eol : end };

		if (l.end > l.s && l.end[-1] == '\r')
			l.end--;
		*l.end = '\0';
		if (strncmp(l.s, "\xef\xbb\xbf", 3) == 0) /* files in a row */
			l.s += 3;
		if (*l.s && *l.s != '#' && !read_line(r, &l))
			return err_set(err, MG_ECONFIG,
				_("line %zu: expected a code, a tab and a "
				  "name, found '%.40s'"),
				number, s);
		s = next;
	}
	return 0;
}

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
deal_by_level(struct areas_reading *r)
{
	struct area *to = xcalloc(r->n, sizeof(*to));
	size_t n = 0;

	for (int level = AREA_PROVINCE; level <= AREA_VILLAGE; level++)
		for (size_t i = 0; i < r->n; i++)
			if ((int)area_level(r->row[i].code) == level)
				to[n++] = r->row[i];
	free(r->row);
	r->row = to;
}

static bool
in_order(const struct areas_reading *r)
{
	for (size_t i = 1; i < r->n; i++)
		if (r->row[i - 1].code > r->row[i].code)
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

static void
order(struct areas_reading *r)
{
	size_t n = 0;

	if (r->n > 0 && !in_order(r))
		deal_by_level(r);
	if (!in_order(r))
		qsort(r->row, r->n, sizeof(*r->row), compare_code);
	for (size_t i = 0; i < r->n; i++) {
		if (n > 0 && r->row[n - 1].code == r->row[i].code)
			join(&r->row[n - 1], &r->row[i]);
		else
			r->row[n++] = r->row[i];
	}
	r->n = n;
	if (r->n_aliases > 0)
		qsort(r->alias, r->n_aliases, sizeof(*r->alias), compare_code);
}

/* --- the table ------------------------------------------------------------ */

static void
put_text(struct buf *to, const char *text)
{
	buf_add(to, text ? text : "", (text ? strlen(text) : 0) + 1);
}

static struct area_row
row_of(uint64_t code, const char *name, const struct buf *texts)
{
	return (struct area_row){ .code = code,
		.key = area_key(name, area_level(code)),
		.text = (uint32_t)texts->len & 0x7fffffff };
}

static void
put_row(struct buf *rows, struct buf *texts, const struct area *a)
{
	struct area_row row = row_of(a->code, a->name, texts);

	row.retired = a->retired;
	buf_add(rows, &row, sizeof(row));
	put_text(texts, a->name);
	put_text(texts, a->letters);
	put_text(texts, a->ja);
	put_text(texts, a->postcode);
}

static struct areas *
make_table(const struct areas_reading *r)
{
	struct area_head head = { .magic = AREA_MAGIC,
		.n = (uint32_t)r->n,
		.n_aliases = (uint32_t)r->n_aliases };
	struct buf bytes = BUF_INIT, texts = BUF_INIT;
	struct areas *a;

	buf_add(&bytes, &head, sizeof(head));
	for (size_t i = 0; i < r->n; i++)
		put_row(&bytes, &texts, &r->row[i]);
	for (size_t i = 0; i < r->n_aliases; i++) {
		const struct area_alias *alias = &r->alias[i];
		struct area_row row = row_of(alias->code, alias->name, &texts);

		buf_add(&bytes, &row, sizeof(row));
		put_text(&texts, alias->name);
	}
	put_text(&texts, "");
	head.n_text = (uint32_t)texts.len;
	memcpy(bytes.data, &head, sizeof(head));
	buf_add(&bytes, texts.data, texts.len);
	buf_release(&texts);
	a = areas_open(bytes.data, bytes.len);
	assert(a);
	a->heap = buf_detach(&bytes);
	return a;
}

struct areas *
areas_parse(const char *text, size_t len, struct err *err)
{
	struct areas_reading r = { .text = xmalloc(len + 1) };
	struct areas *areas = NULL;

	memcpy(r.text, text, len);
	r.text[len] = '\0';
	if (read_text(&r, len, err) == 0) {
		order(&r);
		areas = make_table(&r);
	}
	free(r.text);
	free(r.row);
	free(r.alias);
	return areas;
}
