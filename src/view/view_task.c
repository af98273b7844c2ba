/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "about", N_("About"), OUT_CODE, work_about, true },
	{ "program", N_("Program"), OUT_CODE, work_about_program, false },
	{ "about_name", N_("Organisation"), 0, work_about_name, false },
	{ "officer", N_("Officer"), OUT_CODE, work_officer, true },
};

VIEW_ROW(task, "number,due,about,task,done", WORKED(worked), .made_by = "task");
