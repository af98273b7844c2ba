/* SPDX-License-Identifier: MIT */
#include "magang/base/wrap.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

/* Japanese has no blanks, but a line does not begin with one of these. */
static bool
closes(const char *s)
{
	static const char *const marks[] = { "、", "。", "）", "」", "』", "，",
		"．", "：", "；", "！", "？", "ー", ")", ",", "." };

	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (strncmp(s, marks[i], strlen(marks[i])) == 0)
			return true;
	return false;
}

static size_t
character_before(const char *s, size_t n)
{
	do
		n--;
	while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80);
	return n;
}

/* Bytes of the first line. */
static size_t
break_at(const char *text, int columns)
{
	size_t line = strcspn(text, "\n");
	int used;
	size_t n = utf8_fit(text, columns, &used), back;

	if (line <= n)
		return line;
	for (size_t i = n; i > n / 2; i--)
		if (text[i] == ' ')
			return i;
	for (back = n; back > n / 2 && closes(text + back);)
		back = character_before(text, back);
	if (back > n / 2)
		n = back;
	return n ? n : line;
}

void
wrap(struct buf *out, const char *text, int columns, int indent)
{
	while (*text) {
		size_t n = break_at(text, columns);

		buf_add(out, text, n);
		buf_addc(out, '\n');
		text += n;
		text += *text == '\n' ? 1 : strspn(text, " ");
		for (int i = 0; *text && i < indent; i++)
			buf_addc(out, ' ');
	}
}
