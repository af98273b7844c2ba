/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct kind_part parts[] = {
	{ "roll", N_("Seats"), N_("SEATS"), KIND_SEAT,
		"number,roll,state,case,name,since", "cohort:%s sort:id", 50 },
};

VIEW_ROW(cohort, "number,program,name,area,from,until,seats,trainer,state",
	PARTS(parts), .home = HOME_IF_ANY + 1);
