/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("DATE"), 10, ALL, .field = F_DATE },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("FROM"), 16, WIDE, .work = work_from },
	{ N_("TO"), 14, NARROW, .work = work_to },
	{ N_("TO"), 20, NORMAL | WIDE, .work = work_to },
	{ N_("CAUSE"), 18, NORMAL | WIDE, .field = F_DECISION_CAUSE },
	{ N_("REASON"), 24, WIDE, .field = F_DECISION_REASON },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
};

LIST_ROW(decision, cells, orders);
