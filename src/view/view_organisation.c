/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct kind_part parts[] = { PART_TASKS, PART_ACTIVITIES };

VIEW_ROW(organisation, "number,name,kind,country,regency,phone", PARTS(parts),
	.home = 3);
