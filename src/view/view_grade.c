/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

VIEW_ROW(grade, "cohort,unit,attempt,marks", .made_by = "cohort grade");
