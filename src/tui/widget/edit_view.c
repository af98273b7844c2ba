/* SPDX-License-Identifier: MIT */
/* What of an edited text is in view: a line that scrolls. */
#include "magang/tui/widget/edit_view.h"

#include "magang/tui/widget/edit.h"

#include <assert.h>

#include "magang/base/buf.h"
#include "magang/base/utf8.h"

#include "edit_text.h"

/* Columns as shown: a blind entry has one '*' for each grapheme. */
static int
shown(const struct edit *e, size_t from, size_t to)
{
	int n = 0;

	if (!e->rules.masked)
		return text_columns(e->text, from, to);
	for (; from < to; n++)
		from = grapheme_next(e->text, e->len, from);
	return n;
}

/* The furthest place from which at most `columns` lie before `to`. */
static size_t
back_by(const struct edit *e, size_t to, int columns)
{
	size_t at = to, prev = to;

	while (prev > 0) {
		prev = grapheme_prev(e->text, e->len, prev);
		if (shown(e, prev, to) > columns)
			break;
		at = prev;
	}
	return at;
}

/* Jumps by half a field, so that the next characters cost a byte each. */
static void
scroll(struct edit *e, int width)
{
	if (shown(e, 0, e->len) <= width)
		e->left = 0;
	else if (e->cursor < e->left || shown(e, e->left, e->cursor) >= width)
		e->left = back_by(e, e->cursor, width / 2);
}

static void
view_text(const struct edit *e, int width, struct buf *out, int *used)
{
	size_t at = e->left;

	for (*used = 0; at < e->len;) {
		size_t next = grapheme_next(e->text, e->len, at);
		int columns = shown(e, at, next);

		if (*used + columns > width)
			break;
		if (e->rules.masked)
			buf_addc(out, '*');
		else
			buf_add(out, e->text + at, next - at);
		*used += columns;
		at = next;
	}
}

int
edit_view(struct edit *e, int width, char pad, struct buf *out)
{
	size_t chars = edit_chars(e), room = e->rules.max;
	int used, column;

	assert(width > 0);
	scroll(e, width);
	view_text(e, width, out, &used);
	room = room == 0 ? (size_t)width : room > chars ? room - chars : 0;
	for (; used < width; used++) {
		buf_addc(out, pad && room > 0 ? pad : ' ');
		room -= room > 0;
	}
	column = shown(e, e->left, e->cursor);
	return column < width ? column : width - 1;
}
