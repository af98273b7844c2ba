/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell programs[] = {
	{ N_("NAME"), 0, ALL, .field = F_SET_NAME },
	{ N_("VERSION"), 8, ALL, .right = true, .work = work_version },
};

static const struct cell settings[] = {
	{ N_("NAME"), 0, ALL, .field = F_SET_NAME },
};

LIST_ROW(program, programs, orders_as_made);
LIST_ROW(setting, settings, orders_as_made);
