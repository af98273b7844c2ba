/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("FIRST"), 0, ALL, .work = cell_first },
	{ N_("SECOND"), 18, NARROW, .work = cell_second },
	{ N_("SECOND"), 25, NORMAL | WIDE, .work = cell_second },
	{ N_("LIKE"), 8, ALL, .work = cell_likeness },
	{ N_("ANSWER"), 17, NORMAL | WIDE, .work = cell_answer },
};

LIST_ROW(doubt, cells, orders_as_made);
