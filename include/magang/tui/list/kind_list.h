/* SPDX-License-Identifier: MIT */
/* How a kind of record stands in a list, one row a kind (src/tui/list/list_*.c):
 * its cells and its orders. */
#ifndef MAGANG_TUI_LIST_KIND_LIST_H
#define MAGANG_TUI_LIST_KIND_LIST_H

#include "magang/tui/list/cells.h"

struct kind_list {
	const struct cell *cells;
	size_t n;
	const struct sorting *orders;
	size_t n_orders;
};

#define LIST_ROW_OF(word, row) extern const struct kind_list list_##row;
KINDS(LIST_ROW_OF)
#undef LIST_ROW_OF

/* By number, and the other way round. */
extern const struct sorting orders_as_made[2];

/* Cells that are worked out; false: there is nothing. */
bool cell_sex(const struct row *row, struct buf *out); /* one letter */
bool cell_sex_age(const struct row *row, struct buf *out);
bool cell_regency(const struct row *row, struct buf *out);
bool cell_letters(const struct row *row, struct buf *out); /* "GRT" */
bool cell_waiting(const struct row *row, struct buf *out); /* in the stage */
bool cell_score(const struct row *row, struct buf *out);
bool cell_late(const struct row *row, struct buf *out);
bool cell_first(const struct row *row, struct buf *out);
bool cell_second(const struct row *row, struct buf *out);
bool cell_likeness(const struct row *row, struct buf *out);

#endif
