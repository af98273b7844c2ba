/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("RANK"), 5, ALL, .right = true, .field = F_RANK },
	{ N_("REFUSED"), 7, ALL, .field = F_RANK_REFUSED },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("RANKING"), 28, NORMAL | WIDE, .field = F_RANK_LIST },
};

static const struct sorting orders[] = {
	{ N_("by rank"), "sort:rank" },
	{ N_("by name"), "sort:name" },
};

LIST_ROW(rank, cells, orders);
