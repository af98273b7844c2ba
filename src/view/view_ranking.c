/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "ranked", N_("Ranked"), OUT_NUMBER | OUT_RIGHT, work_ranked, true },
};

static const struct kind_part parts[] = {
	{ "ranks", N_("Ranks"), N_("RANKS"), KIND_RANK,
		"number,rank,refused,case,name", "ranking:%s sort:rank", 100 },
};

VIEW_ROW(ranking, "number,program,host,slot,name,rest,ranked", WORKED(worked),
	PARTS(parts));
