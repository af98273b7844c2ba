/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct kind_part parts[] = {
	{ "offers", N_("Offers"), N_("OFFERS"), KIND_SEAT,
		"number,case,name,slot,state,since", "run:%s sort:id", 100 },
};

VIEW_ROW(run, "number,program,intake,date,seed,draft", PARTS(parts),
	.made_by = "match");
