/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	CASE_COLUMNS,
};

VIEW_ROW(letter, "number,state,letter,case,name,sent", WORKED(worked),
	.made_by = "move");
