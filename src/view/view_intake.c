/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

VIEW_ROW(intake, "number,program,name,opens,closes,starts,seats",
	.home = HOME_IF_ANY);
