/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("DATE"), 10, ALL, .field = F_DATE },
	{ N_("ACTIVITY"), 16, NARROW, .work = work_activity },
	{ N_("ACTIVITY"), 20, NORMAL, .work = work_activity },
	{ N_("ACTIVITY"), 26, WIDE, .work = work_activity },
	{ N_("RESULT"), 14, NORMAL | WIDE, .field = F_RESULT },
	{ N_("AMOUNT"), 14, NORMAL | WIDE, .right = true, .work = work_amount },
	{ N_("NOTE"), 0, ALL, .field = F_TEXT },
};

LIST_ROW(activity, cells, orders_as_made);
