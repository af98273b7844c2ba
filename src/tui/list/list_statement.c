/* SPDX-License-Identifier: MIT */
#include "magang/view/statement_words.h"
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("AS OF"), 10, ALL, .field = F_DATE },
	{ N_("TARGET"), 20, ALL, .field = F_STATEMENT_TARGET },
	{ N_("COUNTED"), 8, ALL, .work = work_stated },
	{ N_("KNOWN"), 10, NORMAL | WIDE, .field = F_STATEMENT_KNOWN },
	{ N_("FOR"), 0, NORMAL | WIDE, .field = F_STATEMENT_FOR },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("by day"), "sort:date" },
};

LIST_ROW(statement, cells, orders);
