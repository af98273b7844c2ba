/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("UNIT"), 16, ALL, .field = F_GRADE_UNIT },
	{ N_("ATTEMPT"), 7, ALL, .field = F_GRADE_ATTEMPT },
	{ N_("COHORT"), 16, ALL, .field = F_GRADE_COHORT },
	{ N_("MARKS"), 0, ALL, .field = F_GRADE_MARKS },
};

static const struct sorting orders[] = {
	{ N_("by cohort"), "sort:cohort" },
	{ N_("by unit"), "sort:unit" },
};

LIST_ROW(grade, cells, orders);
