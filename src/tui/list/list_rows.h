/* SPDX-License-Identifier: MIT */
/* Words that the rows of kinds are written in. */
#ifndef TUI_LIST_LIST_ROWS_H
#define TUI_LIST_LIST_ROWS_H

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/tui/list/kind_list.h"

#define NARROW (1u << SIZE_NARROW)
#define NORMAL (1u << SIZE_NORMAL)
#define WIDE (1u << SIZE_WIDE)
#define ALL (NARROW | NORMAL | WIDE)

#define LIST_ROW(row, cells_, orders_)                                         \
	const struct kind_list list_##row = { (cells_), ARRAY_SIZE(cells_),    \
		(orders_), ARRAY_SIZE(orders_) }

#endif
