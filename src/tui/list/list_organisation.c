/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, NORMAL | WIDE, .work = work_number },
	{ N_("NAME"), 0, ALL, .field = F_ORG_NAME },
	{ N_("KIND"), 14, ALL, .field = F_ORG_KIND },
	{ N_("REG"), 10, NORMAL, .work = cell_letters },
	{ N_("REGENCY"), 16, WIDE, .work = cell_regency },
	{ N_("PHONE"), 16, WIDE, .field = F_ORG_PHONE },
};

LIST_ROW(organisation, cells, orders_as_made);
