/* SPDX-License-Identifier: MIT */
#include "magang/view/class_words.h"
#include "view_rows.h"

static const struct worked worked[] = {
	CASE_COLUMNS,
	{ "turn", N_("Place on the waiting list"), OUT_NUMBER | OUT_RIGHT,
		work_turn, true },
};

VIEW_ROW(seat, "number,cohort,slot,roll,state,case,name,since", WORKED(worked),
	.made_by = "cohort fill");
