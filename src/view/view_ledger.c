/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = { CASE_COLUMNS };

VIEW_ROW(ledger, "number,date,what,item,amount,currency,holder,back,case,name",
	WORKED(worked), .home = HOME_IF_ANY + 3);
