/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, NORMAL | WIDE, .work = work_number },
	{ N_("NAME"), 0, ALL, .field = F_INTAKE_NAME },
	{ N_("PROGRAM"), 16, ALL, .field = F_INTAKE_PROGRAM },
	{ N_("OPENS"), 10, NORMAL | WIDE, .field = F_INTAKE_OPENS },
	{ N_("CLOSES"), 10, NORMAL | WIDE, .field = F_INTAKE_CLOSES },
	{ N_("SEATS"), 11, ALL, .right = true, .work = work_taken },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("by name"), "sort:name" },
	{ N_("by closing date"), "sort:closes" },
};

LIST_ROW(intake, cells, orders);
