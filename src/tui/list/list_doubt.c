/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("FIRST"), 0, ALL, .work = cell_first },
	{ N_("SECOND"), 18, NARROW, .work = cell_second },
	{ N_("SECOND"), 28, NORMAL | WIDE, .work = cell_second },
	{ N_("LIKE"), 8, ALL, .work = cell_likeness },
	{ N_("ANSWER"), 14, NORMAL | WIDE, .field = F_ANSWER },
};

LIST_ROW(doubt, cells, orders_as_made);
