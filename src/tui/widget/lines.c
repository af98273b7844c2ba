/* SPDX-License-Identifier: MIT */
#include "magang/tui/widget/lines.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/widget/marker.h"

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/base/wrap.h"

void
lines_clear(struct lines *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->v[i].text);
		free(l->v[i].more);
		free(l->v[i].filter);
	}
	free(l->v);
	l->v = NULL;
	l->n = l->cap = 0;
}

struct line *
lines_add(struct lines *l, const char *text)
{
	VEC_GROW(l->v, l->n, l->cap);
	l->v[l->n] = (struct line){ .text = xstrdup(text) };
	return &l->v[l->n++];
}

struct line *
lines_head(struct lines *l, const char *text)
{
	struct line *line = lines_add(l, text);

	line->head = true;
	line->role = ROLE_HEAD;
	return line;
}

struct line *
lines_here(struct lines *l)
{
	return l->selected < l->n ? &l->v[l->selected] : NULL;
}

uint64_t
lines_key(const struct lines *l)
{
	return l->selected < l->n ? l->v[l->selected].key : 0;
}

/* One line on in this direction, over heads; false: there is none. */
static bool
step(struct lines *l, int way)
{
	size_t i = l->selected;

	for (;;) {
		if (way < 0 ? i == 0 : i + 1 >= l->n)
			return false;
		i = way < 0 ? i - 1 : i + 1;
		if (!l->v[i].head) {
			l->selected = i;
			return true;
		}
	}
}

void
lines_settle(struct lines *l, uint64_t key)
{
	for (size_t i = 0; key && i < l->n; i++)
		if (l->v[i].key == key)
			l->selected = i;
	if (l->selected >= l->n)
		l->selected = l->n ? l->n - 1 : 0;
	if (l->n && l->v[l->selected].head && !step(l, 1))
		step(l, -1);
}

void
lines_whole(struct lines *l, int width)
{
	for (size_t i = 0; i < l->n; i++) {
		struct line *line = &l->v[i];

		if (!line->head && !line->more &&
			utf8_columns(line->text) > width - LINES_BEFORE)
			line->more = lines_fold(
				line->text, width - LINES_BEFORE_MORE);
	}
}

void
lines_tell(const struct lines *l, struct lines *out)
{
	size_t before = out->n;

	for (size_t i = 0; i < l->n; i++) {
		const struct line *from = &l->v[i];
		struct line *to = lines_add(out, from->text);

		to->head = from->head;
		to->open = from->open && from->more;
		to->more = to->open ? xstrdup(from->more) : NULL;
	}
	out->selected = before + l->selected;
}

bool
lines_mark(struct lines *l, size_t row)
{
	for (size_t i = 0; i < l->n; i++)
		if (!l->v[i].head && row-- == 0) {
			l->selected = i;
			return true;
		}
	return false;
}

bool
lines_move(struct lines *l, const struct key_event *ev, int height)
{
	struct key_move move = key_move(ev, true);
	size_t page = height > 1 ? (size_t)height : 1;
	size_t far[] = { [GO_ROW] = 1,
		[GO_PAGE] = page,
		[GO_HALF] = page > 1 ? page / 2 : 1,
		[GO_END] = l->n };

	if (move.by == GO_NONE)
		return false;
	/* Up from the first row shows the heads above it */
	for (size_t n = far[move.by]; n > 0; n--)
		if (!step(l, move.way)) {
			l->top = move.way < 0 ? 0 : l->top;
			break;
		}
	return true;
}

static size_t
rows_of(const struct line *line)
{
	size_t rows = 1;

	for (const char *p = line->more; line->open && p && *p; p++)
		rows += *p == '\n';
	return rows;
}

/* Rows from line `from` to the end of line `to`. */
static size_t
rows_between(const struct lines *l, size_t from, size_t to)
{
	size_t rows = 0;

	for (size_t i = from; i <= to && i < l->n; i++)
		rows += rows_of(&l->v[i]);
	return rows;
}

/* Scrolls so that the marker is in view; a head above it comes along. */
static void
show_marker(struct lines *l, size_t height)
{
	size_t from = l->selected;

	if (from > 0 && from < l->n && l->v[from - 1].head)
		from--;
	if (from < l->top)
		l->top = from;
	while (l->top < l->selected &&
		rows_between(l, l->top, l->selected) > height)
		l->top++;
	if (l->top >= l->n)
		l->top = l->n ? l->n - 1 : 0;
}

static int
draw_more(const struct line *line, struct terminal *t, int row, int col,
	int width, int rows)
{
	const char *p = line->open && line->more ? line->more : "";
	int n = 0;

	for (; *p && n < rows; n++) {
		size_t len = strcspn(p, "\n");
		char *text = xstrndup(p, len);

		term_put(t, row + n, col + LINES_BEFORE_MORE,
			width - LINES_BEFORE_MORE, text, ROLE_HINT);
		free(text);
		p += len + (p[len] == '\n');
	}
	return n;
}

void
lines_draw(struct lines *l, struct terminal *t, int row, int col, int width,
	int height, bool marker)
{
	int at = 0;

	if (marker)
		show_marker(l, (size_t)height);
	for (size_t i = l->top; i < l->n && at < height; i++) {
		const struct line *line = &l->v[i];
		bool here = marker && i == l->selected && !line->head;

		term_put(t, row + at, col, 2, here ? "> " : "  ", ROLE_PLAIN);
		if (line->head)
			term_put_parts(t, row + at, col + 1, width - 1,
				line->text, line->role);
		else
			term_put(t, row + at, col + LINES_BEFORE,
				width - LINES_BEFORE, line->text, line->role);
		if (here)
			term_park(t, row + at, col);
		at++;
		at += draw_more(line, t, row + at, col, width, height - at);
	}
	if (marker && l->n == 0)
		term_park(t, row, col);
}

char *
lines_fold(const char *text, int width)
{
	struct buf b = BUF_INIT;

	wrap(&b, text, width, 0);
	buf_adds(&b, "");
	return buf_detach(&b);
}
