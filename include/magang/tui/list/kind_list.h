/* SPDX-License-Identifier: MIT */
/* How a kind of record stands in a list, one row a kind (src/tui/list/list_*.c):
 * its cells and its orders. */
#ifndef MAGANG_TUI_LIST_KIND_LIST_H
#define MAGANG_TUI_LIST_KIND_LIST_H

#include "magang/tui/list/cell.h"

struct kind_list {
	const struct cell *cells;
	size_t n;
	const struct sorting *orders;
	size_t n_orders;
};

#define LIST_ROW_OF(word, row) extern const struct kind_list list_##row;
KINDS(LIST_ROW_OF)
#undef LIST_ROW_OF

#endif
