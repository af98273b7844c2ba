/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, WIDE, .work = work_number },
	{ N_("AT STAGE"), 22, NORMAL | WIDE, .work = work_stage },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("AT STAGE"), 10, NARROW, .work = work_stage },
	{ N_("AGE"), 4, NORMAL | WIDE, .right = true, .work = work_age },
	{ N_("REG"), 4, NARROW, .work = cell_letters },
	{ N_("REG"), 6, NORMAL, .work = cell_letters },
	{ N_("REGENCY"), 14, WIDE, .work = cell_regency },
	{ N_("SCORE"), 5, ALL, .right = true, .work = cell_score },
	{ N_("WAIT"), 5, NORMAL | WIDE, .right = true, .work = cell_waiting },
	{ N_("OFFICER"), 10, WIDE, .work = work_officer },
};

static const struct sorting orders[] = {
	{ N_("the usual order"), "" },
	{ N_("longest in the stage first"), "sort:entered" },
	{ N_("best score first"), "sort:-score" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
	{ N_("last opened first"), "sort:-id" },
	{ N_("by the rules that are not met"), "sort:fails" },
};

LIST_ROW(case, cells, orders);
