/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("STATE"), 12, ALL, .field = F_LETTER_STATE },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("LETTER"), 28, NORMAL | WIDE, .field = F_LETTER_TEMPLATE },
	{ N_("SENT"), 10, WIDE, .field = F_LETTER_SENT },
	{ N_("PROGRAM"), 16, WIDE, .work = work_program },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
};

LIST_ROW(letter, cells, orders);
