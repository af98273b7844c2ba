/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, NORMAL | WIDE, .work = work_number },
	{ N_("NAME"), 0, ALL, .field = F_COHORT_NAME },
	{ N_("PROGRAM"), 16, WIDE, .field = F_COHORT_PROGRAM },
	{ N_("REG"), 6, NARROW | NORMAL, .work = cell_letters },
	{ N_("REGENCY"), 16, WIDE, .work = cell_regency },
	{ N_("FROM"), 10, NORMAL | WIDE, .field = F_COHORT_FROM },
	{ N_("TRAINER"), 10, NORMAL | WIDE, .field = F_COHORT_TRAINER },
	{ N_("SEATS"), 6, ALL, .right = true, .field = F_COHORT_SEATS },
	{ N_("STATE"), 10, WIDE, .field = F_COHORT_STATE },
};

static const struct sorting orders[] = {
	{ N_("by first day"), "sort:from" },
	{ N_("last made first"), "sort:-id" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
};

LIST_ROW(cohort, cells, orders);
