/* SPDX-License-Identifier: MIT */
#include "notes.h"

#include <stdarg.h>

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
