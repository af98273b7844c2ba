/* SPDX-License-Identifier: MIT */
/*
 * A page of ids with their texts. Scrolling asks the source only for the rows
 * that come in; everything else is built around an anchor: the selected id, and
 * how many rows shall stand above it. New rows are fetched whole before an old
 * one is let go, so that a failing source changes nothing.
 */
#include "magang/tui/widget/list.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/tui/term/term_draw.h"

#include "magang/tui/widget/marker.h"
#include "magang/tui/widget/tags.h"

/* --- rows ---------------------------------------------------------------- */

/* Rows being fetched. */
struct vlist_page {
	struct vlist_row *rows;
	int n;
	uint64_t position; /* of rows[0] */
};

static void
rows_free(struct vlist_row *rows, int n)
{
	for (int i = 0; i < n; i++)
		free(rows[i].text);
	free(rows);
}

static int
text_width(const struct vlist *l)
{
	int width = l->width - l->gutter;

	return width > 0 ? width : 0;
}

static int
row_text(struct vlist *l, struct vlist_row *row, struct err *err)
{
	struct buf b = BUF_INIT;
	int rc = l->ops->text(l->ctx, row->id, text_width(l), &b, err);

	if (rc < 0) {
		buf_release(&b);
		return rc;
	}
	free(row->text);
	row->text = buf_detach(&b);
	return 0;
}

static int
source_begin(struct vlist *l, struct err *err)
{
	return l->ops->begin ? l->ops->begin(l->ctx, err) : 0;
}

static void
source_end(struct vlist *l)
{
	if (l->ops->end)
		l->ops->end(l->ctx);
}

/* Up to `want` rows before (-1) or behind (+1) the one where the source is, in
 * the order of the walk. < 0: a code. */
static int
walk(struct vlist *l, int way, int want, struct vlist_page *page,
	struct err *err)
{
	int (*step)(void *, uint64_t *, struct err *) =
		way < 0 ? l->ops->prev : l->ops->next;

	while (page->n < want) {
		struct vlist_row row = { 0 };
		int rc;

		rc = step(l->ctx, &row.id, err);
		if (rc != 1)
			return rc;
		rc = row_text(l, &row, err);
		if (rc < 0)
			return rc;
		page->rows[page->n++] = row;
	}
	return 0;
}

static void
rows_turn(struct vlist_row *rows, int n)
{
	for (int i = 0; i < n / 2; i++) {
		struct vlist_row row = rows[i];

		rows[i] = rows[n - 1 - i];
		rows[n - 1 - i] = row;
	}
}

static uint64_t
position_less(uint64_t position, int n)
{
	if (position == UINT64_MAX)
		return position;
	return position > (uint64_t)n ? position - (uint64_t)n : 0;
}

static uint64_t
position_more(uint64_t position, int n)
{
	return position == UINT64_MAX ? position : position + (uint64_t)n;
}

/* --- building a page around an anchor ------------------------------------ */

struct anchor {
	enum vlist_seek where;
	uint64_t id;
	int above; /* rows that shall stand above it */
};

static int
index_of(const struct vlist *l, uint64_t id)
{
	for (int i = 0; i < l->n_rows; i++)
		if (l->rows[i].id == id)
			return i;
	return -1;
}

/* What took the place of a visible row that is gone: the first of those behind
 * it that is still there, else what follows the last of those before it. 1:
 * the source stands there; 0: none of them is; < 0: a code. */
static int
seek_left(struct vlist *l, int gone, uint64_t *got, uint64_t *position,
	struct err *err)
{
	int rc = 0;

	for (int k = 1; k < l->n_rows && !rc; k++) {
		bool behind = gone + k < l->n_rows;
		int i = behind ? gone + k : l->n_rows - 1 - k;

		rc = l->ops->seek(
			l->ctx, SEEK_ID, l->rows[i].id, got, position, err);
		if (rc || *got != l->rows[i].id)
			continue;
		if (!behind && l->ops->next(l->ctx, got, err) == 1)
			*position = position_more(*position, 1);
		return 1;
	}
	return rc;
}

/* The source stands on the anchor; *got 0: the list is empty. */
static int
seek_anchor(struct vlist *l, const struct anchor *a, uint64_t *got,
	uint64_t *position, struct err *err)
{
	int rc = l->ops->seek(l->ctx, a->where, a->id, got, position, err);
	bool gone = !rc && a->where == SEEK_ID && *got != a->id;

	if (gone && index_of(l, a->id) >= 0) {
		rc = seek_left(l, index_of(l, a->id), got, position, err);
		if (rc)
			return rc < 0 ? rc : 0;
		rc = l->ops->seek(l->ctx, a->where, a->id, got, position, err);
	}
	if (rc == 0 && *got == 0 && a->where != SEEK_LAST)
		rc = l->ops->seek(l->ctx, SEEK_LAST, 0, got, position, err);
	return rc;
}

/* `want` rows above the one where the source is; *page begins with them. */
static int
walk_up(struct vlist *l, int want, struct vlist_page *page, struct err *err)
{
	struct vlist_page up = { .rows = xcalloc(
					 (size_t)want + 1, sizeof(*up.rows)) };
	int rc = walk(l, -1, want, &up, err);

	if (rc < 0) {
		rows_free(up.rows, up.n);
		return rc;
	}
	rows_turn(up.rows, up.n);
	memmove(page->rows + up.n, page->rows,
		(size_t)page->n * sizeof(*page->rows));
	memcpy(page->rows, up.rows, (size_t)up.n * sizeof(*up.rows));
	page->n += up.n;
	page->position = position_less(page->position, up.n);
	free(up.rows);
	return up.n;
}

/* Goes back to `id`, which was there a moment ago in the same bracket. */
static int
seek_back(struct vlist *l, uint64_t id, struct err *err)
{
	uint64_t got, position;

	return l->ops->seek(l->ctx, SEEK_ID, id, &got, &position, err);
}

/* Fills *page; *selected is the index of the anchor in it. */
static int
build(struct vlist *l, const struct anchor *a, struct vlist_page *page,
	int *selected, struct err *err)
{
	int above = a->above < l->height ? a->above : l->height - 1;
	uint64_t got = 0;
	int rc;

	*selected = -1;
	rc = seek_anchor(l, a, &got, &page->position, err);
	if (rc < 0 || got == 0)
		return rc;
	page->rows[0].id = got;
	page->n = 1;
	rc = row_text(l, &page->rows[0], err);
	if (rc == 0)
		rc = walk(l, 1, l->height - above, page, err);
	if (rc == 0)
		rc = seek_back(l, got, err);
	if (rc == 0)
		rc = walk_up(l, l->height - page->n, page, err);
	if (rc < 0)
		return rc;
	*selected = rc;
	/* too few above: the rest of the page comes from below */
	if (page->n == l->height)
		return 0;
	rc = seek_back(l, page->rows[page->n - 1].id, err);
	return rc < 0 ? rc : walk(l, 1, l->height, page, err);
}

static int
rebuild(struct vlist *l, const struct anchor *a, struct err *err)
{
	struct vlist_page page = { .rows = xcalloc((size_t)l->height + 1,
					   sizeof(*l->rows)) };
	uint64_t count = 0;
	bool exact = true;
	int selected = -1, rc = source_begin(l, err);

	if (rc < 0)
		goto out;
	rc = l->ops->count(l->ctx, &count, &exact, err);
	if (rc == 0)
		rc = build(l, a, &page, &selected, err);
	source_end(l);
	if (rc < 0)
		goto out;
	rows_free(l->rows, l->n_rows);
	l->rows = page.rows;
	l->n_rows = page.n;
	l->position = page.position;
	l->selected = selected;
	l->count = count;
	l->exact = exact;
	return 0;
out:
	rows_free(page.rows, page.n);
	return rc;
}

int
vlist_recount(struct vlist *l, struct err *err)
{
	int rc = source_begin(l, err);

	if (rc < 0)
		return rc;
	rc = l->ops->count(l->ctx, &l->count, &l->exact, err);
	source_end(l);
	return rc;
}

/* --- scrolling ----------------------------------------------------------- */

/* Takes over the fetched rows at one end; what no longer fits goes at the
 * other. */
static void
splice(struct vlist *l, int way, struct vlist_page *page)
{
	int all = l->n_rows + page->n;
	int drop = all > l->height ? all - l->height : 0;
	struct vlist_row *rows = xcalloc((size_t)all + 1, sizeof(*rows));
	struct vlist_row *old = rows + (way < 0 ? page->n : 0);
	struct vlist_row *new = rows + (way < 0 ? 0 : l->n_rows);

	memcpy(old, l->rows, (size_t)l->n_rows * sizeof(*rows));
	memcpy(new, page->rows, (size_t)page->n * sizeof(*rows));
	for (int i = 0; i < drop; i++)
		free(rows[way < 0 ? all - 1 - i : i].text);
	if (way > 0)
		memmove(rows, rows + drop,
			(size_t)(all - drop) * sizeof(*rows));
	free(l->rows);
	free(page->rows);
	l->rows = rows;
	l->n_rows = all - drop;
	l->position = way < 0 ? position_less(l->position, page->n)
			      : position_more(l->position, drop);
}

/*
 * Brings in up to `want` rows at the lower (+1) or upper (-1) edge. Returns how
 * many came, -1 when the row at the edge is gone (then build anew), or a code.
 */
static int
scroll(struct vlist *l, int way, int want, struct err *err)
{
	uint64_t edge = l->rows[way < 0 ? 0 : l->n_rows - 1].id;
	struct vlist_page page = { .rows = xcalloc((size_t)want + 1,
					   sizeof(*page.rows)) };
	uint64_t got = 0, position;
	int n, rc = source_begin(l, err);

	if (rc < 0)
		goto out;
	rc = l->ops->seek(l->ctx, SEEK_ID, edge, &got, &position, err);
	if (rc == 0 && got != edge)
		rc = -1;
	if (rc == 0)
		rc = walk(l, way, want, &page, err);
	source_end(l);
	if (rc < 0)
		goto out;
	if (way < 0)
		rows_turn(page.rows, page.n);
	n = page.n;
	splice(l, way, &page);
	return n;
out:
	rows_free(page.rows, page.n);
	return rc;
}

static enum vlist_result
select_index(struct vlist *l, int index)
{
	bool moved = index != l->selected;

	l->selected = index;
	return moved ? VLIST_MOVED : VLIST_SAME;
}

/* The row at the edge was taken away by somebody: look anew. */
static enum vlist_result
look_anew(struct vlist *l, int rc, struct err *err)
{
	if (rc == -1)
		rc = vlist_reload(l, err);
	return rc < 0 ? VLIST_FAILED : VLIST_SCROLLED;
}

static int
clamp_index(const struct vlist *l, int index)
{
	return index < 0 ? 0 : index >= l->n_rows ? l->n_rows - 1 : index;
}

/* --- moves --------------------------------------------------------------- */

/* One row on; at the edge the page scrolls by `step`. */
static enum vlist_result
move_row(struct vlist *l, int way, struct err *err)
{
	int index = l->selected + way;
	int step = l->step > 0 && l->step < l->height ? l->step : l->height;
	int n;

	if (index >= 0 && index < l->n_rows)
		return select_index(l, index);
	n = scroll(l, way, step, err);
	if (n < 0)
		return look_anew(l, n, err);
	if (n == 0)
		return VLIST_SAME;
	l->selected = clamp_index(l, way < 0 ? n - 1 : l->n_rows - n);
	return VLIST_SCROLLED;
}

/* `want` rows on: the page moves, the marker stays where it is on the screen;
 * at the end of the list it goes to the last row. */
static enum vlist_result
move_page(struct vlist *l, int way, int want, struct err *err)
{
	int n = scroll(l, way, want, err);

	if (n < 0)
		return look_anew(l, n, err);
	if (n == 0)
		return select_index(l, way < 0 ? 0 : l->n_rows - 1);
	l->selected = clamp_index(l, l->selected);
	return VLIST_SCROLLED;
}

static enum vlist_result
move_end(struct vlist *l, int way, struct err *err)
{
	struct anchor a = { .where = way < 0 ? SEEK_FIRST : SEEK_LAST,
		.above = way < 0 ? 0 : l->height - 1 };

	if (way < 0 && l->position == 0)
		return select_index(l, 0);
	if (way > 0 && l->exact && vlist_below(l) == 0)
		return select_index(l, l->n_rows - 1);
	return rebuild(l, &a, err) < 0 ? VLIST_FAILED : VLIST_SCROLLED;
}

enum vlist_result
vlist_key(struct vlist *l, const struct key_event *ev, struct err *err)
{
	int half = l->height > 1 ? l->height / 2 : 1;
	struct key_move move = key_move(ev, l->letters);

	if (move.by == GO_NONE)
		return VLIST_PASS;
	if (l->n_rows == 0)
		return VLIST_SAME;
	if (move.by == GO_ROW)
		return move_row(l, move.way, err);
	if (move.by == GO_END)
		return move_end(l, move.way, err);
	return move_page(
		l, move.way, move.by == GO_HALF ? half : l->height, err);
}

/* --- life ---------------------------------------------------------------- */

void
vlist_init(struct vlist *l, const struct vlist_ops *ops, void *ctx)
{
	*l = (struct vlist){ .ops = ops,
		.ctx = ctx,
		.gutter = 2,
		.step = 1,
		.selected = -1,
		.exact = true };
}

void
vlist_release(struct vlist *l)
{
	rows_free(l->rows, l->n_rows);
	*l = (struct vlist){ .selected = -1 };
}

int
vlist_load(struct vlist *l, int width, int height, struct err *err)
{
	const struct anchor first = { .where = SEEK_FIRST };

	assert(height > 0);
	l->width = width;
	l->height = height;
	return rebuild(l, &first, err);
}

int
vlist_reload(struct vlist *l, struct err *err)
{
	struct anchor a = { .where = SEEK_FIRST };

	if (l->selected >= 0)
		a = (struct anchor){ SEEK_ID, vlist_selected(l), l->selected };
	return rebuild(l, &a, err);
}

int
vlist_resize(struct vlist *l, int width, int height, struct err *err)
{
	assert(height > 0);
	l->width = width;
	l->height = height;
	return vlist_reload(l, err);
}

int
vlist_select(struct vlist *l, uint64_t id, struct err *err)
{
	const struct anchor a = { SEEK_ID, id, l->height / 2 };
	int index = index_of(l, id), rc;

	if (index >= 0) {
		l->selected = index;
		return 0;
	}
	rc = rebuild(l, &a, err);
	if (rc == 0 && vlist_selected(l) != id)
		rc = err_set(err, MG_ENOENT, _("not in this list any more"));
	return rc;
}

/* --- looking ------------------------------------------------------------- */

uint64_t
vlist_selected(const struct vlist *l)
{
	return l->selected < 0 ? 0 : l->rows[l->selected].id;
}

uint64_t
vlist_below(const struct vlist *l)
{
	uint64_t end = position_more(l->position, l->n_rows);

	if (l->n_rows == 0)
		return 0;
	if (l->position == UINT64_MAX)
		return UINT64_MAX;
	return l->count > end ? l->count - end : 0;
}

static void
draw_row(const struct vlist *l, struct terminal *t, int row, int col, int i)
{
	bool tagged = l->tags && tags_has(l->tags, l->rows[i].id);
	bool selected = i == l->selected;
	char gutter[3] = "  ";

	gutter[0] = selected ? '>' : tagged ? '*' : ' ';
	if (selected && tagged)
		gutter[1] = '*';
	gutter[l->gutter < 2 ? 1 : 2] = '\0';
	term_put(t, row, col, l->gutter, gutter, ROLE_PLAIN);
	term_put(t, row, col + l->gutter, text_width(l), l->rows[i].text,
		ROLE_PLAIN);
}

void
vlist_draw(const struct vlist *l, struct terminal *t, int row, int col)
{
	for (int i = 0; i < l->height; i++)
		if (i < l->n_rows)
			draw_row(l, t, row + i, col, i);
		else
			term_put(t, row + i, col, l->width, "", ROLE_PLAIN);
	term_park(t, row + (l->selected < 0 ? 0 : l->selected), col);
}
