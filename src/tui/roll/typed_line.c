/* SPDX-License-Identifier: MIT */
#include "typed_line.h"

#include "magang/base/buf.h"
#include "magang/base/utf8.h"

#define COMMA_WIDE 0x3001 /* as a Japanese keyboard has it */

void
typed_line_add(struct buf *line, uint32_t cp)
{
	char bytes[4];
	const size_t n = utf8_put(bytes, cp == COMMA_WIDE ? ',' : cp);

	buf_add(line, bytes, n);
}

void
typed_line_rub(struct buf *line)
{
	size_t n = line->len;

	while (n > 0 && ((unsigned char)line->data[--n] & 0xc0) == 0x80)
		;
	buf_truncate(line, n);
}
