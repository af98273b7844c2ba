/* SPDX-License-Identifier: MIT */
#include "magang/exchange/csv_put.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

/*
 * Spreadsheets take a text that begins with one of these as a formula and may
 * run programs with it (OWASP). Blanks, controls and
 * invisible characters before it do not help: some of them are trimmed first.
 */
static const int32_t triggers[] = {
	'=', '+', '-', '@', '\t', '\r', '\n', 0xff1d, /* full-width = + - @ */
	0xff0b, 0xff0d, 0xff20, 0x2212,               /* minus sign */
};

static bool
is_trigger(int32_t cp)
{
	for (size_t i = 0; i < ARRAY_SIZE(triggers); i++)
		if (triggers[i] == cp)
			return true;
	return false;
}

static bool
is_skipped(int32_t cp)
{
	if (cp == ' ' || cp == '\'' || cp == 0xa0 || cp == 0x3000)
		return true;
	return cp >= 0 && utf8_kind((uint32_t)cp) != UTF8_ORDINARY &&
	       utf8_kind((uint32_t)cp) != UTF8_MARK;
}

/*
 * Would a spreadsheet take s as a formula, apostrophes aside? They are
 * left aside so that a text which itself begins with one is guarded too,
 * and csv_unguard() takes off exactly what csv_put() put on.
 */
static bool
needs_guard(const char *s)
{
	const char *end = s + strlen(s);

	while (s < end) {
		int32_t cp = utf8_next(&s, end);

		if (is_trigger(cp))
			return true;
		if (!is_skipped(cp))
			return false;
	}
	return false;
}

/* Separators of other programs too: a cell may be opened with another one than
 * it was written with. */
static bool
needs_quotes(const char *s)
{
	size_t n = strlen(s);

	return strpbrk(s, ",;|\t\"\r\n") ||
	       (n > 0 && (s[0] == ' ' || s[n - 1] == ' '));
}

void
csv_put(struct buf *out, const char *text, bool is_text, bool first)
{
	bool guard = is_text && needs_guard(text);

	if (!first)
		buf_addc(out, ',');
	if (!guard && !needs_quotes(text)) {
		buf_adds(out, text);
		return;
	}
	buf_addc(out, '"');
	if (guard)
		buf_addc(out, '\'');
	for (const char *q; (q = strchr(text, '"')); text = q + 1) {
		buf_add(out, text, (size_t)(q - text));
		buf_adds(out, "\"\"");
	}
	buf_adds(out, text);
	buf_addc(out, '"');
}

const char *
csv_unguard(const char *cell)
{
	return *cell == '\'' && needs_guard(cell + 1) ? cell + 1 : cell;
}
