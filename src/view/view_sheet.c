/* SPDX-License-Identifier: MIT */
#include "magang/view/class_words.h"
#include "view_rows.h"

static const struct worked worked[] = {
	{ "state", N_("State"), OUT_CODE, work_sheet_state, true },
	{ "waiting_marks", N_("Late marks that wait"), OUT_WRAP,
		work_sheet_late, true },
};

VIEW_ROW(sheet, "day,cohort,marks,state,late,late_by,returned", WORKED(worked),
	.made_by = "cohort mark");
