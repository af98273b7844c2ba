/* SPDX-License-Identifier: MIT */
#include "apply_ranking.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/record/ranking.h"

#include "apply_check.h"
#include "apply_refuse.h"
#include "apply_write.h"

/* The places of a ranking are of its host, for its program. */
static bool
is_slot_of(struct applier *ap, const struct record *ranking)
{
	const uint64_t slot =
		(uint64_t)record_number(ranking, F_RANKING_SLOT, 0);
	struct record *r = xmalloc(sizeof(*r));
	const bool is =
		!slot ||
		(record_load(ap->txn, KIND_SLOT, slot, RECORD_UNCHECKED, r) &&
			record_number(r, F_SLOT_HOST, 0) ==
				record_number(ranking, F_RANKING_HOST, 0) &&
			record_number(r, F_SLOT_PROGRAM, 0) ==
				record_number(ranking, F_RANKING_PROGRAM, 0));

	free(r);
	return is;
}

/* With two orders that bind in one branch a stable matching need not exist. */
int
applier_check_ranking(struct applier *ap, const struct judged *j)
{
	if (ap->recorded)
		return 0;
	if (!is_slot_of(ap, j->new))
		return applier_refuse(ap, MG_EDATA, REFUSED_RANKING_SLOT);
	return ranking_beside(ap->txn, j->new)
		       ? applier_refuse(ap, MG_EEXIST, REFUSED_TWO_LISTS)
		       : 0;
}

int
applier_check_rank(struct applier *ap, const struct judged *j)
{
	const struct record *new = j->new;
	const bool refused = record_number(new, F_RANK_REFUSED, 0) != 0;

	return refused == record_has(new, F_RANK)
		       ? applier_refuse(ap, MG_EDATA, REFUSED_RANK)
		       : 0;
}
