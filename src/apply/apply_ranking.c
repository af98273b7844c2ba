/* SPDX-License-Identifier: MIT */
#include "apply_ranking.h"

#include "magang/base/err.h"
#include "magang/casework/refusal.h"
#include "magang/record/ranking.h"

#include "apply_check.h"
#include "apply_refuse.h"
#include "apply_write.h"

/* With two orders that bind in one branch a stable matching need not exist. */
int
applier_check_ranking(struct applier *ap, const struct judged *j)
{
	const struct record *new = j->new;
	return !ap->recorded && ranking_of(ap->txn,
					(uint64_t)record_number(
						new, F_RANKING_HOST, 0),
					(uint16_t)record_number(
						new, F_RANKING_PROGRAM, 0),
					new->id)
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
