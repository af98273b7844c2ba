/* SPDX-License-Identifier: MIT */
/* What of an edited text is in view: a line that scrolls, a note in rows. */
#include "magang/tui/widget/edit.h"

#include <assert.h>

#include "magang/base/buf.h"
#include "magang/base/utf8.h"

#include "edit_rows.h"
#include "edit_text.h"

#define WIDTH_UNKNOWN 72

/* --- one line ------------------------------------------------------------ */

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

/* --- notes --------------------------------------------------------------- */

/* One row: text[start, end) is shown, the next one begins at `next`. */
struct row {
	size_t start, end, next;
	bool last;
};

static bool
is_blank(const struct edit *e, size_t at)
{
	return e->text[at] == ' ';
}

/* Where the row from `start` ends for want of columns, or at its newline. A
 * blank that does not fit any more hangs out unseen. */
static size_t
row_break(const struct edit *e, size_t start, int width)
{
	size_t at = start, after_blank = 0;
	int used = 0;

	while (at < e->len && e->text[at] != '\n') {
		size_t next = grapheme_next(e->text, e->len, at);

		used += text_columns(e->text, at, next);
		if (used > width && is_blank(e, at))
			return next;
		if (used > width)
			return after_blank  ? after_blank
			       : at > start ? at
					    : next;
		if (is_blank(e, at))
			after_blank = next;
		at = next;
	}
	return at;
}

static struct row
row_from(const struct edit *e, size_t start, int width)
{
	struct row row = { .start = start };

	row.end = row_break(e, start, width);
	row.next = row.end;
	row.last = row.end == e->len;
	if (!row.last && e->text[row.end] == '\n')
		row.next++;
	return row;
}

static int
row_width(const struct edit *e)
{
	return e->width > 0 ? e->width : WIDTH_UNKNOWN;
}

static bool
row_has(const struct row *row, size_t at)
{
	return at < row->next || (row->last && at == row->next);
}

/* The row `index`, or the last one; *index becomes its number. */
static struct row
row_number(const struct edit *e, int *index)
{
	struct row row = row_from(e, 0, row_width(e));
	int i = 0;

	for (; i < *index && !row.last; i++)
		row = row_from(e, row.next, row_width(e));
	*index = i;
	return row;
}

static struct row
row_of_cursor(const struct edit *e, int *index)
{
	struct row row = row_from(e, 0, row_width(e));

	for (*index = 0; !row_has(&row, e->cursor); (*index)++)
		row = row_from(e, row.next, row_width(e));
	return row;
}

/* The last place that belongs to the row itself. */
static size_t
row_last_place(const struct edit *e, const struct row *row)
{
	if (row->last || row->next > row->end)
		return row->end;
	return grapheme_prev(e->text, e->len, row->end);
}

size_t
erows_home(const struct edit *e)
{
	int index;

	return row_of_cursor(e, &index).start;
}

size_t
erows_end(const struct edit *e)
{
	int index;
	struct row row = row_of_cursor(e, &index);

	return row_last_place(e, &row);
}

bool
erows_move(const struct edit *e, int by, int *aim, size_t *to)
{
	int index, wanted;
	struct row row = row_of_cursor(e, &index);
	size_t at, last;

	if (*aim < 0)
		*aim = text_columns(e->text, row.start, e->cursor);
	wanted = index + by;
	if (wanted < 0)
		return false;
	row = row_number(e, &wanted);
	if (wanted != index + by)
		return false;
	last = row_last_place(e, &row);
	for (at = row.start; at < last;) {
		size_t next = grapheme_next(e->text, e->len, at);

		if (text_columns(e->text, row.start, next) > *aim)
			break;
		at = next;
	}
	*to = at;
	return true;
}

struct edit_cursor
edit_layout(struct edit *e, int width, int height)
{
	struct edit_cursor c = { 0 };
	struct row row;
	int index, last = 1 << 30;

	assert(width > 1 && height > 0);
	e->width = width;
	row = row_of_cursor(e, &index);
	c.col = text_columns(e->text, row.start, e->cursor);
	if (c.col >= width)
		c.col = width - 1;
	row_number(e, &last);
	c.rows = last + 1;
	if (e->top > last)
		e->top = last;
	if (index < e->top)
		e->top = index;
	if (index >= e->top + height)
		e->top = index - height + 1;
	c.first = e->top;
	c.row = index - e->top;
	return c;
}

void
edit_row(const struct edit *e, int row, struct buf *out)
{
	int index = e->top + row;
	struct row r = row_number(e, &index);

	if (index == e->top + row)
		buf_add(out, e->text + r.start, r.end - r.start);
}
