/* SPDX-License-Identifier: MIT */
/*
 * The file: a head of seven words, two tables of (length, offset), one of ids
 * in the order of strcmp(3) and one of texts. An id with a plural is
 * "one\0many", its text all forms. The text without an id is a head of lines,
 * "Name: value". The hash table that may follow is not needed for so few.
 */
#include "magang/base/catalog.h"

#include <string.h>

#include "magang/base/format.h"
#include "magang/base/pack.h"
#include "magang/base/plural.h"
#include "magang/base/utf8.h"

#define MAGIC 0x950412deU
#define HEAD_SIZE 28
#define ROW_SIZE 8

struct text {
	const char *s; /* ends in NUL; NULL: not whole */
	size_t len;
};

static uint32_t
word_at(const struct catalog *c, size_t at)
{
	uint32_t v = get_u32(c->data + at);

	return c->little ? __builtin_bswap32(v) : v;
}

static struct text
text_at(const struct catalog *c, uint32_t table, uint32_t i)
{
	size_t row = table + (size_t)i * ROW_SIZE;
	size_t len = word_at(c, row), at = word_at(c, row + 4);
	struct text none = { NULL, 0 };

	if (at >= c->size || len >= c->size - at || c->data[at + len] != '\0')
		return none;
	return (struct text){ (const char *)c->data + at, len };
}

/* Form number `want` of those in a text; NULL: so many there are not. */
static const char *
form_at(struct text text, unsigned long want)
{
	const char *s = text.s, *end = text.s + text.len;

	for (; s && want > 0; want--) {
		s += strlen(s) + 1;
		if (s > end)
			return NULL;
	}
	return s;
}

static bool
find(const struct catalog *c, const char *id, uint32_t *out)
{
	uint32_t low = 0, high = c->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		struct text t = text_at(c, c->ids, middle);
		int order = t.s ? strcmp(id, t.s) : 0;

		if (!t.s)
			return false;
		if (order == 0) {
			*out = middle;
			return true;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

/* --- the head ------------------------------------------------------------- */

/* What stands behind "NAME:" up to the end of its line, or NULL. */
static const char *
head_line(struct text head, const char *name, size_t *len)
{
	size_t n = strlen(name);

	for (const char *s = head.s; s && *s; s += strcspn(s, "\n"), s += !!*s)
		if (strncmp(s, name, n) == 0 && s[n] == ':') {
			*len = strcspn(s + n + 1, "\n");
			return s + n + 1;
		}
	return NULL;
}

static bool
is_utf8(struct text head)
{
	static const char wanted[] = "charset=UTF-8";
	size_t len;
	const char *type = head_line(head, "Content-Type", &len);

	return type && memmem(type, len, wanted, sizeof(wanted) - 1);
}

/* Two forms as in English where the head does not say. */
static bool
read_plural(struct catalog *c, struct text head)
{
	static const char name[] = "plural=";
	unsigned long form;
	size_t len;
	const char *line = head_line(head, "Plural-Forms", &len), *s;

	c->plural = "n != 1";
	c->plural_len = strlen(c->plural);
	if (!line)
		return true;
	s = memmem(line, len, name, sizeof(name) - 1);
	if (!s)
		return false;
	c->plural = s + sizeof(name) - 1;
	c->plural_len = (size_t)(line + len - c->plural);
	s = memchr(c->plural, ';', c->plural_len);
	if (s)
		c->plural_len = (size_t)(s - c->plural);
	return plural_form(c->plural, c->plural_len, 0, &form);
}

/* The order of bytes and the two tables, which are whole. */
static bool
read_tables(struct catalog *c)
{
	if (c->size < HEAD_SIZE)
		return false;
	c->little = get_u32(c->data) != MAGIC;
	if (word_at(c, 0) != MAGIC || word_at(c, 4) >> 16 != 0)
		return false;
	c->n = word_at(c, 8);
	c->ids = word_at(c, 12);
	c->texts = word_at(c, 16);
	return c->ids <= c->size && c->n <= (c->size - c->ids) / ROW_SIZE &&
	       c->texts <= c->size && c->n <= (c->size - c->texts) / ROW_SIZE;
}

bool
catalog_init(struct catalog *c, const void *data, size_t size)
{
	uint32_t i;
	struct text head;

	*c = (struct catalog){ .data = data, .size = size };
	if (!read_tables(c) || !find(c, "", &i))
		return false;
	head = text_at(c, c->texts, i);
	return head.s && is_utf8(head) && read_plural(c, head);
}

/* --- texts ---------------------------------------------------------------- */

/* Where a caller prints with `one` he has the arguments of `many`. */
static bool
may_stand_for(const char *text, const char *one, const char *many)
{
	return text && utf8_valid(text, strlen(text)) &&
	       (format_fits(one, text) || (many && format_fits(many, text)));
}

static const char *
look_up(const struct catalog *c, const char *one, const char *many,
	unsigned long form)
{
	const char *text;
	uint32_t i;

	if (!*one || !find(c, one, &i))
		return NULL;
	text = form_at(text_at(c, c->texts, i), form);
	return may_stand_for(text, one, many) ? text : NULL;
}

const char *
catalog_text(const struct catalog *c, const char *id)
{
	return look_up(c, id, NULL, 0);
}

const char *
catalog_plural(const struct catalog *c, const char *one, const char *many,
	unsigned long n)
{
	unsigned long form;

	if (!plural_form(c->plural, c->plural_len, n, &form))
		return NULL;
	return look_up(c, one, many, form);
}

/* Every form of a text can stand for its id; the head stands for none. */
static bool
text_sound(const struct catalog *c, uint32_t i)
{
	struct text id = text_at(c, c->ids, i), text = text_at(c, c->texts, i);
	const char *many = id.s ? form_at(id, 1) : NULL, *s;
	uint32_t found;

	if (!id.s || !text.s || !find(c, id.s, &found) || found != i)
		return false;
	for (unsigned long k = 0; *id.s && (s = form_at(text, k)); k++)
		if (!may_stand_for(s, id.s, many))
			return false;
	return true;
}

bool
catalog_sound(const struct catalog *c)
{
	for (uint32_t i = 0; i < c->n; i++)
		if (!text_sound(c, i))
			return false;
	return true;
}
