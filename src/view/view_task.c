/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "about", N_("About"), OUT_CODE, work_about, true },
	{ "officer", N_("Officer"), OUT_CODE, work_officer, true },
};

VIEW_ROW(task, "number,due,about,task,done", WORKED(worked), .made_by = "task");
