/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("DATE"), 10, NORMAL | WIDE, .field = F_DATE },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("ASSESSMENT"), 20, WIDE, .field = F_CARD_OF },
	{ N_("BY"), 10, ALL, .work = work_assessor },
	{ N_("TOTAL"), 6, ALL, .work = work_total },
	{ N_("STATE"), 10, WIDE, .field = F_CARD_STATE },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
};

LIST_ROW(scorecard, cells, orders);
