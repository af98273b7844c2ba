/* SPDX-License-Identifier: MIT */
/* The columns of a list of each kind, and its orders: tables. */
#ifndef MAGANG_TUI_LIST_CELLS_H
#define MAGANG_TUI_LIST_CELLS_H

#include "magang/tui/list/cell.h"

/* The orders that a list of this kind can have, the usual one first. */
const struct sorting *sortings_of(enum kind kind, size_t *n);

/* The heads (today DATE_NONE: in words, no scales), or the cells of a row, aligned to
 * `width` columns; of a row, -width: aligned, but what is longer than its column is told
 * whole. The column of numbers is as wide as the longest that there is yet. */
void cells_head(const struct style *style, enum kind kind, enum size_class size,
	int width, int32_t today, struct buf *out);
void cells_row(enum size_class size, int width, const struct row *row,
	struct buf *out);

#endif
