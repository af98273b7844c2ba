/* SPDX-License-Identifier: MIT */
#include "magang/view/decided.h"
#include "view_rows.h"

static const struct worked worked[] = {
	{ "case", N_("Case"), OUT_CODE | OUT_FIXED, work_about, true },
	{ "person", N_("Person"), OUT_CODE, work_person, true },
	{ "program", N_("Program"), OUT_CODE, work_program, true },
	{ "from", N_("From stage"), OUT_CODE, work_from, true },
	{ "to", N_("To stage"), OUT_CODE, work_to, true },
	{ "meant", N_("Meant for"), OUT_CODE, work_meant, true },
	{ "by", N_("Proposed by"), OUT_CODE, work_decided_by, true },
	{ "second", N_("Answered by"), OUT_CODE, work_second_user, true },
};

VIEW_ROW(proposal, "number,date,by,case,name,from,to,standing", WORKED(worked),
	.made_by = "move");
