/* SPDX-License-Identifier: MIT */
#include "magang/view/class_words.h"
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("DAY"), 10, ALL, .field = F_SHEET_DAY },
	{ N_("COHORT"), 16, ALL, .field = F_SHEET_COHORT },
	{ N_("MARKS"), 0, ALL, .field = F_SHEET_MARKS },
	{ N_("STATE"), 20, NORMAL | WIDE, .work = work_sheet_state },
};

static const struct sorting orders[] = {
	{ N_("last day first"), "sort:-day" },
	{ N_("by cohort"), "sort:cohort" },
};

LIST_ROW(sheet, cells, orders);
