/* SPDX-License-Identifier: MIT */
#include "magang/view/class_words.h"
#include "gantt.h"
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, WIDE, .work = work_number },
	{ N_("NAME"), 0, ALL, .field = F_COHORT_NAME },
	{ N_("PROGRAM"), 16, WIDE, .field = F_COHORT_PROGRAM },
	{ N_("REGENCY"), 12, WIDE, .work = cell_regency },
	{ N_("TRAINER"), 8, WIDE, .field = F_COHORT_TRAINER },
	{ N_("SEATS"), 6, ALL, .right = true, .work = work_class_taken },
	{ N_("QUEUE"), 6, NORMAL | WIDE, .right = true,
		.work = work_class_waiting },
	{ N_("LEFT"), 5, WIDE, .right = true, .work = work_class_left },
	{ N_("PRESENT"), 7, WIDE, .right = true, .work = work_class_present },
	{ N_("RISK"), 5, NORMAL | WIDE, .right = true,
		.work = work_class_risk },
	{ N_("CLASS"), 7, NORMAL | WIDE, .right = true, .work = work_sessions },
	{ N_("DAYS"), GANTT_SHORT, NARROW, .chart = &gantt_short },
	{ N_("DAYS"), GANTT_LONG, NORMAL | WIDE, .chart = &gantt_long },
};

static const struct sorting orders[] = {
	{ N_("last first day first"), "sort:-from" },
	{ N_("by first day"), "sort:from" },
	{ N_("last made first"), "sort:-id" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
};

LIST_ROW(cohort, cells, orders);
