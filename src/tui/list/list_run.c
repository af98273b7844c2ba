/* SPDX-License-Identifier: MIT */
#include "magang/view/worked.h"
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, ALL, .work = work_number },
	{ N_("PROGRAM"), 14, ALL, .field = F_RUN_PROGRAM },
	{ N_("INTAKE"), 16, NORMAL | WIDE, .field = F_RUN_INTAKE },
	{ N_("DATE"), 10, ALL, .field = F_RUN_DAY },
	{ N_("SEED"), 0, ALL, .field = F_RUN_SEED },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
};

LIST_ROW(run, cells, orders);
