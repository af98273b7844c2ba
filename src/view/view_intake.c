/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "taken", N_("Seats taken"), OUT_NUMBER | OUT_RIGHT, work_taken,
		true },
};

static const struct kind_part parts[] = {
	{ "cohorts", N_("Cohorts"), N_("COHORTS"), KIND_COHORT,
		"number,name,area,from,until,seats,trainer,state", "intake:%s",
		50 },
};

VIEW_ROW(intake, "number,program,name,opens,closes,starts,taken",
	WORKED(worked), PARTS(parts));
