/* SPDX-License-Identifier: MIT */
#include "magang/base/markup.h"

#include "magang/base/buf.h"

void
markup_put(struct buf *out, const char *text)
{
	for (; *text; text++)
		switch (*text) {
		case '&':
			buf_adds(out, "&amp;");
			break;
		case '<':
			buf_adds(out, "&lt;");
			break;
		case '>':
			buf_adds(out, "&gt;");
			break;
		case '"':
			buf_adds(out, "&quot;");
			break;
		default:
			if ((unsigned char)*text >= ' ' || *text == '\n')
				buf_addc(out, *text);
		}
}
