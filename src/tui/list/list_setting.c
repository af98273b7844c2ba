/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NAME"), 0, ALL, .field = F_SET_NAME },
	{ N_("VERSION"), 8, ALL, .field = F_SET_VERSION },
};

LIST_ROW(program, cells, orders_as_made);
LIST_ROW(setting, cells, orders_as_made);
