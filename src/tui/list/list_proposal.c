/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("DATE"), 10, ALL, .field = F_DATE },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("FROM"), 16, WIDE, .work = work_from },
	{ N_("TO"), 14, NARROW, .work = work_to },
	{ N_("TO"), 24, NORMAL | WIDE, .work = work_to },
	{ N_("BY"), 10, NORMAL | WIDE, .work = work_decided_by },
	{ N_("STANDING"), 18, WIDE, .field = F_STANDING },
	{ N_("REASON"), 20, WIDE, .field = F_DECISION_REASON },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
};

LIST_ROW(proposal, cells, orders);
