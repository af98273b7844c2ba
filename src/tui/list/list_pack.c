/* SPDX-License-Identifier: MIT */
#include "magang/view/pack_words.h"
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, NORMAL | WIDE, .work = work_number },
	{ N_("PACK"), 0, ALL, .field = F_PACK_OF },
	{ N_("PARTNER"), 18, NORMAL | WIDE, .field = F_PACK_TO },
	{ N_("DATE"), 10, ALL, .field = F_DATE },
	{ N_("ROWS"), 5, ALL, .right = true, .field = F_PACK_COUNT },
	{ N_("STATE"), 16, NORMAL | WIDE, .work = work_pack_state },
	{ N_("PROGRAM"), 16, WIDE, .work = work_program },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("by date"), "sort:date" },
};

LIST_ROW(pack, cells, orders);
