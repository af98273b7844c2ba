/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "cases", N_("Cases"), OUT_NUMBER | OUT_RIGHT, work_cases, true },
	{ "tasks", N_("Tasks"), OUT_NUMBER | OUT_RIGHT, work_tasks, true },
	{ "late", N_("Overdue"), OUT_NUMBER | OUT_RIGHT, work_late, true },
};

VIEW_ROW(user, "number,name,role,areas,programs,closed", WORKED(worked),
	.made_by = "user add");
