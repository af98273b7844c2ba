/* SPDX-License-Identifier: MIT */
#include "edit_text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#define MARKS_MAX 2

static bool
is_mark_at(const char *s, size_t len, size_t at)
{
	const char *p = s + at;

	return at < len && (unsigned char)*p >= 0x80 &&
	       utf8_kind((uint32_t)utf8_next(&p, s + len)) == UTF8_MARK;
}

static size_t
char_next(const char *s, size_t len, size_t at)
{
	const char *p = s + at;

	utf8_next(&p, s + len);
	return (size_t)(p - s);
}

static size_t
char_prev(const char *s, size_t at)
{
	while (at > 0 && ((unsigned char)s[--at] & 0xC0) == 0x80)
		;
	return at;
}

size_t
grapheme_next(const char *s, size_t len, size_t at)
{
	if (at >= len)
		return len;
	do
		at = char_next(s, len, at);
	while (is_mark_at(s, len, at));
	return at;
}

size_t
grapheme_prev(const char *s, size_t len, size_t at)
{
	if (at == 0)
		return 0;
	do
		at = char_prev(s, at);
	while (at > 0 && is_mark_at(s, len, at));
	return at;
}

bool
grapheme_boundary(const char *s, size_t len, size_t at)
{
	return at == 0 || at == len ||
	       (at < len && ((unsigned char)s[at] & 0xC0) != 0x80 &&
		       !is_mark_at(s, len, at));
}

size_t
grapheme_snap(const char *s, size_t len, size_t at)
{
	while (at < len && !grapheme_boundary(s, len, at))
		at++;
	return at < len ? at : len;
}

int
text_columns(const char *s, size_t from, size_t to)
{
	const char *p = s + from, *end = s + to;
	int columns = 0;

	while (p < end)
		columns += utf8_width((uint32_t)utf8_next(&p, end));
	return columns;
}

size_t
text_chars(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += ((unsigned char)s[i] & 0xC0) != 0x80;
	return n;
}

bool
text_may_hold(uint32_t cp)
{
	enum utf8_kind kind = utf8_kind(cp);

	return cp != 0xFFFD && (kind == UTF8_ORDINARY || kind == UTF8_MARK);
}

/* Counts marks; false where one has nothing to stand on or is one too many. */
static bool
mark_fits(uint32_t cp, int *marks)
{
	if (utf8_kind(cp) == UTF8_MARK)
		return (*marks)++ < MARKS_MAX;
	*marks = 0;
	return true;
}

bool
text_marks_fit(const char *s, size_t len)
{
	const char *p = s, *end = s + len;
	int marks = MARKS_MAX;

	while (p < end)
		if (!mark_fits((uint32_t)utf8_next(&p, end), &marks))
			return false;
	return true;
}

static char *
without_odd(const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	const char *end = s + n;
	int marks = MARKS_MAX;

	while (s < end) {
		int32_t cp = utf8_next(&s, end);
		char utf8[4];

		if (cp == '\t')
			cp = ' ';
		if (cp < 0 || !text_may_hold((uint32_t)cp) ||
			!mark_fits((uint32_t)cp, &marks))
			continue;
		buf_add(&b, utf8, utf8_put(utf8, (uint32_t)cp));
	}
	return buf_detach(&b);
}

/* Normal form first, so that only marks that stay marks are counted; what is
 * dropped then can bring others together, so once more. */
char *
text_clean(const char *s)
{
	struct buf b = BUF_INIT;
	char *normal, *kept;

	for (const char *p = s, *end = s + strlen(s); p < end;) {
		const char *from = p;

		if (utf8_next(&p, end) >= 0)
			buf_add(&b, from, (size_t)(p - from));
	}
	normal = utf8_normal(buf_str(&b), b.len);
	buf_release(&b);
	kept = without_odd(normal, strlen(normal));
	free(normal);
	normal = utf8_normal(kept, strlen(kept));
	free(kept);
	assert(text_marks_fit(normal, strlen(normal)));
	return normal;
}
