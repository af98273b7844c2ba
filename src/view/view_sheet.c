/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

VIEW_ROW(sheet, "day,cohort,marks,state,late,late_by,returned",
	.made_by = "cohort mark");
