/* SPDX-License-Identifier: MIT */
#include "magang/view/worked.h"
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("NUMBER"), 11, WIDE, .work = work_number },
	{ N_("NAME"), 0, ALL, .field = F_RANKING_NAME },
	{ N_("PROGRAM"), 14, ALL, .field = F_RANKING_PROGRAM },
	{ N_("HOST"), 26, NORMAL | WIDE, .field = F_RANKING_HOST },
	{ N_("PLACES"), 14, WIDE, .field = F_RANKING_SLOT },
	{ N_("RANKED"), 6, ALL, .right = true, .work = work_ranked },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("by name"), "sort:name" },
};

LIST_ROW(ranking, cells, orders);
