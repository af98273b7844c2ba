/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

VIEW_ROW(cohort, "number,program,name,area,from,until,seats,trainer,state",
	.home = HOME_IF_ANY + 1);
