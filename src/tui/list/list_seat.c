/* SPDX-License-Identifier: MIT */
#include "magang/view/class_words.h"
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("ROLL"), 5, ALL, .right = true, .field = F_SEAT_ROLL },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("IN"), 16, NORMAL | WIDE, .work = work_seat_in },
	{ N_("IN"), 10, NARROW, .work = work_seat_in },
	{ N_("STATE"), 10, ALL, .field = F_SEAT_STATE },
	{ N_("CAUSE"), 14, NORMAL | WIDE, .field = F_SEAT_CAUSE },
	{ N_("SINCE"), 10, WIDE, .field = F_SEAT_SINCE },
};

static const struct sorting orders[] = {
	{ N_("as offered"), "sort:id" },
	{ N_("by roll number"), "sort:roll" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
};

LIST_ROW(seat, cells, orders);
