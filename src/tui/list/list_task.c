/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("WHEN"), 11, ALL, .work = cell_late },
	{ N_("DUE"), 10, WIDE, .field = F_DUE },
	{ N_("NAME"), 20, NORMAL | WIDE, .work = cell_name },
	{ N_("TASK"), 0, ALL, .field = F_TASK },
	{ N_("OFFICER"), 8, NORMAL | WIDE, .work = work_officer },
	{ N_("ABOUT"), 11, WIDE, .work = work_about },
};

static const struct sorting orders[] = {
	{ N_("by date"), "sort:due" },
	{ N_("last date first"), "sort:-due" },
	{ N_("as made"), "sort:id" },
};

LIST_ROW(task, cells, orders);
