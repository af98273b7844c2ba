/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	CASE_COLUMNS,
	{ "by", N_("Assessor"), OUT_CODE, work_assessor, true },
	{ "total", N_("Total"), OUT_RIGHT, work_total, true },
};

VIEW_ROW(scorecard, "number,date,by,case,name,assessment,total,state",
	WORKED(worked), .made_by = "assess");
