/* SPDX-License-Identifier: MIT */
#include "magang/view/again_words.h"
#include "magang/view/decided.h"
#include "view_rows.h"

static const struct worked worked[] = {
	CASE_COLUMNS,
	MOVE_COLUMNS,
	{ "by", N_("Decided by"), OUT_CODE, work_decided_by, true },
	{ "second", N_("Approved by"), OUT_CODE, work_second_user, true },
	{ "appeal_of", N_("Appeal of"), OUT_CODE, work_appeal, true },
	{ "proposal", N_("Proposal"), OUT_CODE, work_proposal, true },
	{ "at", N_("Recorded"), OUT_CODE, work_decided_at, true },
	{ "act", N_("Act"), OUT_CODE, work_decided_act, true },
	{ "then", N_("By the newest version"), 0, work_again, true },
};

VIEW_ROW(decision, "number,date,by,case,name,from,to,cause,reason",
	WORKED(worked), .made_by = "move");
