/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "case", N_("Case"), OUT_CODE | OUT_FIXED, work_about, true },
	{ "person", N_("Person"), OUT_CODE, work_person, true },
	{ "program", N_("Program"), OUT_CODE, work_program, true },
};

VIEW_ROW(seat, "number,cohort,roll,state,case,name,since", WORKED(worked),
	.made_by = "cohort fill");
