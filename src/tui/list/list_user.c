/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, NORMAL | WIDE, .work = work_number },
	{ N_("NAME"), 0, ALL, .field = F_USER_NAME },
	{ N_("ROLE"), 19, NORMAL | WIDE, .field = F_USER_ROLE },
	{ N_("CASES"), 6, ALL, .right = true, .work = work_cases },
	{ N_("TASKS"), 6, ALL, .right = true, .work = work_tasks },
	{ N_("LATE"), 5, ALL, .right = true, .work = work_late },
	{ N_("CLOSED"), 10, NORMAL | WIDE, .field = F_USER_CLOSED },
};

LIST_ROW(user, cells, orders_as_made);
