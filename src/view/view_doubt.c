/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "first", N_("First person"), OUT_CODE | OUT_FIXED, work_first, true },
	{ "likeness", N_("Likeness"), OUT_CODE, work_likeness, false },
	{ "group", N_("Hangs together"), 0, work_group, false },
	{ "second", N_("Second person"), OUT_CODE, work_second, true },
};

VIEW_ROW(doubt, "number,first,second,likeness,evidence,answer,group",
	WORKED(worked), .made_by = "list doubt");
