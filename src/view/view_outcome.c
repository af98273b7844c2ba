/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	CASE_COLUMNS,
	{ "what", N_("What"), OUT_CODE, work_outcome, true },
};

VIEW_ROW(outcome,
	"number,date,what,grade,until,counted_in,agency,replaced,case,name",
	WORKED(worked));
