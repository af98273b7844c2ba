/* SPDX-License-Identifier: MIT */
#include "magang/tui/list/cells.h"

#include "magang/tui/list/kind_list.h"

#include <stdlib.h>
#include <string.h>

#include "magang/view/words.h"
#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/office/find.h"
#include "magang/view/worked.h"

#define FLEX_MIN 8

/* --- tables --------------------------------------------------------------- */

static const struct kind_list *const lists[KIND_COUNT] = {
#define LIST_PLACE(word, row) [KIND_##word] = &list_##row,
	KINDS(LIST_PLACE)
#undef LIST_PLACE
};

const struct sorting *
sortings_of(enum kind kind, size_t *n)
{
	*n = lists[kind]->n_orders;
	return lists[kind]->orders;
}

/* --- lines ---------------------------------------------------------------- */

/* Which cells a line has, how wide its numbers are, and what is left for the one that
 * takes the rest. */
struct line_cells {
	uint64_t shown; /* a bit each */
	int number;
	int flex;
};

static int
width_of(const struct cell *c, const struct line_cells *of)
{
	return c->work == work_number && c->width < of->number ? of->number
							       : c->width;
}

static int
rest_of(const struct kind_list *l, const struct line_cells *of, int width)
{
	for (size_t i = 0; i < l->n; i++)
		if (of->shown >> i & 1)
			width -= width_of(&l->cells[i], of) + 1;
	return width + 1;
}

/* Those that only a wide window has go from the left, as long as the name has no
 * room; width below 0: all are read out. */
static void
choose_cells(
	enum kind kind, enum size_class size, int width, struct line_cells *out)
{
	const struct kind_list *l = lists[kind];

	out->shown = 0;
	for (size_t i = 0; i < l->n; i++)
		if (l->cells[i].sizes & 1u << size)
			out->shown |= (uint64_t)1 << i;
	out->flex = rest_of(l, out, abs(width));
	for (size_t i = 0; width > 0 && i < l->n && out->flex < FLEX_MIN; i++)
		if (l->cells[i].sizes == 1u << SIZE_WIDE && size == SIZE_WIDE) {
			out->shown &= ~((uint64_t)1 << i);
			out->flex = rest_of(l, out, width);
		}
	if (out->flex < FLEX_MIN)
		out->flex = FLEX_MIN;
}

static void
add_cell(const struct cell *c, int width, bool whole, const char *text,
	struct buf *out)
{
	int used;

	if (whole && utf8_columns(text) > width) {
		utf8_print(out, text, -1);
		return;
	}
	if (!c->right) {
		utf8_pad(out, text, width);
		return;
	}
	utf8_fit(text, width, &used);
	for (; used < width; used++)
		buf_addc(out, ' ');
	utf8_print(out, text, width);
}

static void
cell_text(const struct cell *c, bool whole, const struct row *row,
	struct buf *out)
{
	const struct record *r = c->of_person ? row->person : row->record;
	const struct value *v = r && c->field ? record_get(r, c->field) : NULL;

	if (c->chart)
		(whole ? c->chart->told : c->chart->work)(row, out);
	else if (c->work)
		c->work(row, out);
	else if (v)
		record_cell(row->style, r, core_field(c->field), v, out);
}

static void
head_text(const struct cell *c, bool whole, int32_t today, struct buf *out)
{
	if (c->chart && !whole && today != DATE_NONE)
		c->chart->scale(today, out);
	else
		buf_adds(out, _(c->head));
}

/* row NULL: the heads. */
static void
add_line(const struct style *style, enum kind kind, enum size_class size,
	int width, int32_t today, const struct row *row, struct buf *out)
{
	const bool whole = width < 0;
	struct line_cells cells = { .number = office_number_columns(
					    style->office, style->txn, kind) };
	struct buf b = BUF_INIT;
	bool first = true;

	choose_cells(kind, size, width, &cells);
	for (size_t i = 0; i < lists[kind]->n; i++) {
		const struct cell *c = &lists[kind]->cells[i];

		if (!(cells.shown >> i & 1))
			continue;
		if (!first)
			buf_adds(out, whole ? "  " : " ");
		first = false;
		buf_clear(&b);
		if (row)
			cell_text(c, whole, row, &b);
		else
			head_text(c, whole, today, &b);
		add_cell(c, c->width ? width_of(c, &cells) : cells.flex, whole,
			buf_str(&b), out);
	}
	buf_release(&b);
}

void
cells_head(const struct style *style, enum kind kind, enum size_class size,
	int width, int32_t today, struct buf *out)
{
	add_line(style, kind, size, width, today, NULL, out);
}

void
cells_row(
	enum size_class size, int width, const struct row *row, struct buf *out)
{
	add_line(row->style, (enum kind)row->record->kind, size, width, 0, row,
		out);
}
