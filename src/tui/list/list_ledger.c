/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("DATE"), 10, ALL, .field = F_DATE },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("WHAT"), 12, ALL, .field = F_LEDGER_WHAT },
	{ N_("ITEM"), 14, NORMAL | WIDE, .field = F_LEDGER_ITEM },
	{ N_("AMOUNT"), 14, NORMAL | WIDE, .right = true,
		.field = F_LEDGER_AMOUNT },
	{ N_("CURRENCY"), 8, WIDE, .field = F_LEDGER_CURRENCY },
	{ N_("TAKEN BY"), 24, WIDE, .field = F_LEDGER_HOLDER },
	{ N_("GIVEN BACK"), 10, NORMAL | WIDE, .field = F_LEDGER_BACK },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("by day"), "sort:date" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
};

LIST_ROW(ledger, cells, orders);
