/* SPDX-License-Identifier: MIT */
#include "magang/view/decided.h"
#include "view_rows.h"

static const struct worked worked[] = {
	CASE_COLUMNS,
	MOVE_COLUMNS,
	{ "by", N_("Proposed by"), OUT_CODE, work_decided_by, true },
	{ "second", N_("Answered by"), OUT_CODE, work_second_user, true },
};

VIEW_ROW(proposal, "number,date,by,case,name,from,to,standing", WORKED(worked),
	.made_by = "move");
