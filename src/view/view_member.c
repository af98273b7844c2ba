/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "person", N_("Person"), OUT_CODE | OUT_FIXED, work_person, true },
};

VIEW_ROW(member, "number,person,name,organisation,member_no,role,joined,left",
	WORKED(worked), .home = HOME_IF_ANY + 2);
