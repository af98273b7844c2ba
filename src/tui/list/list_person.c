/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, NORMAL | WIDE, .work = work_number },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("SEX"), 3, NORMAL | WIDE, .work = cell_sex },
	{ N_("AGE"), 4, NORMAL | WIDE, .work = work_age },
	{ N_("SEX AGE"), 5, NARROW, .work = cell_sex_age },
	{ N_("REG"), 10, NORMAL, .work = cell_letters },
	{ N_("REGENCY"), 16, WIDE, .work = cell_regency },
	{ N_("SCHOOL"), 14, WIDE, .field = F_EDUCATION },
	{ N_("PHONE"), 16, WIDE, .field = F_PHONE },
};

static const struct sorting orders[] = {
	{ N_("as registered"), "" },
	{ N_("by name"), "sort:name" },
	{ N_("by age, oldest first"), "sort:birth_date" },
	{ N_("by area"), "sort:area" },
	{ N_("last registered first"), "sort:-id" },
};

LIST_ROW(person, cells, orders);
