/* SPDX-License-Identifier: MIT */
#include "notes.h"

#include <stdarg.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/utf8.h"

void
notes_add(struct notes *out, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list va;

	va_start(va, fmt);
	buf_vaddf(&b, fmt, va);
	va_end(va);
	if (out->n < NOTES_MAX)
		utf8_copy(out->text[out->n++], NOTE_TEXT, buf_str(&b));
	buf_release(&b);
}

bool
notes_have(const struct notes *notes, const char *text)
{
	for (size_t i = 0; i < notes->n; i++)
		if (strcmp(notes->text[i], text) == 0)
			return true;
	return false;
}

void
notes_join(struct notes *out, const struct notes *more)
{
	for (size_t i = 0; i < more->n; i++)
		if (!notes_have(out, more->text[i]))
			notes_add(out, "%s", more->text[i]);
}
