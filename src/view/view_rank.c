/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	CASE_COLUMNS,
};

VIEW_ROW(rank, "number,ranking,rank,refused,case,name", WORKED(worked),
	.made_by = "rank");
