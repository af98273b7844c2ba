/* SPDX-License-Identifier: MIT */
#include "magang/view/class_words.h"
#include "magang/view/slot_words.h"
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, WIDE, .work = work_number },
	{ N_("NAME"), 0, ALL, .field = F_SLOT_NAME },
	{ N_("HOST"), 24, NORMAL | WIDE, .work = work_host },
	{ N_("SECTOR"), 20, WIDE, .field = F_SLOT_SECTOR },
	{ N_("PROGRAM"), 16, WIDE, .field = F_SLOT_PROGRAM },
	{ N_("START"), 10, ALL, .field = F_SLOT_START },
	{ N_("SEATS"), 6, ALL, .right = true, .work = work_class_taken },
	{ N_("OFFERED"), 8, WIDE, .right = true, .work = work_class_offered },
	{ N_("FREE"), 5, ALL, .right = true, .work = work_slot_free },
	{ N_("QUOTA"), 7, NORMAL | WIDE, .right = true,
		.work = work_slot_quota },
	{ N_("EXPIRES"), 10, WIDE, .field = F_SLOT_EXPIRES },
	{ N_("STATE"), 9, NORMAL | WIDE, .work = work_slot_state },
};

static const struct sorting orders[] = {
	{ N_("by host"), "sort:host" },
	{ N_("by first day"), "sort:start" },
	{ N_("by name"), "sort:name" },
	{ N_("last made first"), "sort:-id" },
};

LIST_ROW(slot, cells, orders);
