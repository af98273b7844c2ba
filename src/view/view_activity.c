/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "about", N_("About"), OUT_CODE, work_about, true },
	{ "program", N_("Program"), OUT_CODE, work_about_program, false },
	{ "about_name", N_("Organisation"), 0, work_about_name, false },
	{ "activity", N_("Activity"), OUT_CODE, work_activity, false },
	{ "amount", N_("Amount"), OUT_NUMBER | OUT_RIGHT, work_amount, false },
};

VIEW_ROW(activity, "number,date,about,activity,result,amount,text",
	WORKED(worked), .made_by = "note");
