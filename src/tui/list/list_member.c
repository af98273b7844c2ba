/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, WIDE, .work = work_number },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("ORGANISATION"), 16, NARROW, .field = F_MEMBER_OF },
	{ N_("ORGANISATION"), 28, NORMAL | WIDE, .field = F_MEMBER_OF },
	{ N_("ROLE"), 14, WIDE, .field = F_MEMBER_ROLE },
	{ N_("JOINED"), 10, NORMAL | WIDE, .field = F_MEMBER_JOINED },
	{ N_("LEFT"), 10, NORMAL | WIDE, .field = F_MEMBER_LEFT },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
	{ N_("last joined first"), "sort:-joined" },
};

LIST_ROW(member, cells, orders);
