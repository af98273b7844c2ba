/* SPDX-License-Identifier: MIT */
#include "apply_merge.h"

#include <inttypes.h>

#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/casework/refusal.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

#include "apply_check.h"
#include "apply_outcome.h"
#include "apply_refuse.h"
#include "apply_write.h"

/* A number that only one may have: meanwhile another record of the root may have got
 * hers. Her own second ones go with her. */
static int
check_apart(struct applier *ap, const struct judged *j)
{
	const struct kind_info *k = kind_info(j->new->kind);
	const struct value *number = record_get(j->new, k->unique);
	struct ids hers = { 0 };
	struct key key = { 0 };
	bool taken = false;
	struct walk w;

	if (!number)
		return 0;
	person_group(ap->txn, j->new->id, &hers);
	ids_sort(&hers);
	key_u8(&key, k->unique_index);
	key_u64(&key, digits_key(number));
	walk_begin(&w, ap->txn, TREE_IX, key.b, key.n);
	while (!taken && walk_next(&w))
		taken = !ids_sorted_has(&hers, walk_id(&w));
	walk_end(&w);
	ids_release(&hers);
	return taken ? applier_refuse(ap, MG_ETAKEN, "nik") : 0;
}

static int
check_together(struct applier *ap, const struct judged *j)
{
	const uint64_t id = j->new->id,
		       with = (uint64_t)record_number(j->new, F_MERGED, 0);

	if (record_has(j->new, F_ERASED))
		return applier_refuse(ap, MG_EERASED, "person");
	if (with == id)
		return applier_refuse(ap, MG_EDATA, REFUSED_MERGE_SELF);
	/* of these two one is a second record already, and of the other, maybe */
	if (!j->old || record_has(j->old, F_MERGED) ||
		person_root(ap->txn, with) != with)
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_MERGED);
	return 0;
}

int
applier_check_merged(struct applier *ap, const struct judged *j)
{
	const bool is = record_has(j->new, F_MERGED),
		   was = j->old && record_has(j->old, F_MERGED);

	if (!is && !was)
		return 0;
	if (!is)
		return check_apart(ap, j);
	if (was && record_same(j->old, j->new, F_MERGED))
		return applier_takes_back(ap)
			       ? 0
			       : applier_refuse(
					 ap, MG_ENOTALLOWED, REFUSED_MERGED);
	return check_together(ap, j);
}

void
applier_merged(struct applier *ap, uint64_t person, uint64_t was)
{
	applier_count_person(ap, person);
	applier_count_person(ap, person_root(ap->txn, person));
	if (was)
		applier_count_person(ap, person_root(ap->txn, was));
}
