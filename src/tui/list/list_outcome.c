/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("DATE"), 10, ALL, .field = F_DATE },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("WHAT"), 16, ALL, .work = work_outcome },
	{ N_("EVIDENCE"), 8, NORMAL | WIDE, .field = F_OUTCOME_GRADE },
	{ N_("UNTIL"), 10, NORMAL | WIDE, .field = F_OUTCOME_UNTIL },
	{ N_("COUNTED IN"), 18, WIDE, .field = F_OUTCOME_PLACE },
	{ N_("PROVED BY"), 24, WIDE, .field = F_OUTCOME_AGENCY },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("by day"), "sort:date" },
	{ N_("as they expire"), "sort:until" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
};

LIST_ROW(outcome, cells, orders);
