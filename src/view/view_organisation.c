/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct kind_part parts[] = {
	PART_TASKS,
	{ "members", N_("Members"), N_("MEMBERS"), KIND_MEMBER,
		"number,person,name,member_no,role,joined,left",
		"organisation:%s now", 50 },
	{ "slots", N_("Places"), N_("PLACES"), KIND_SLOT,
		"number,program,name,start,seats,taken,offered,free,state",
		"host:%s sort:-start", 50 },
	{ "rankings", N_("Rankings"), N_("RANKINGS"), KIND_RANKING,
		"number,program,slot,name,rest,ranked", "host:%s", 20 },
	{ "held", N_("Originals held"), N_("ORIGINALS HELD"), KIND_LEDGER,
		"number,date,item,case,name", "holder:%s held sort:date", 50 },
	PART_ACTIVITIES,
};

VIEW_ROW(organisation, "number,name,kind,country,regency,phone", PARTS(parts),
	.home = 3);
