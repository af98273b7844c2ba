/* SPDX-License-Identifier: MIT */
#include "apply_retention.h"

#include "magang/base/err.h"
#include "magang/casework/refusal.h"
#include "magang/casework/retention.h"
#include "magang/record/fields.h"
#include "magang/rulebook/second.h"

#include "apply_check.h"
#include "apply_refuse.h"
#include "apply_write.h"

static uint64_t
proposer(const struct record *person)
{
	return person ? (uint64_t)record_number(person, F_ERASE_BY, 0) : 0;
}

static int
check_due(struct applier *ap, uint64_t person)
{
	return person_is_overkept(ap->txn, person, ap->c->date)
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, REFUSED_KEPT);
}

int
applier_check_expiring(struct applier *ap, const struct judged *j)
{
	const uint64_t is = proposer(j->new);

	if (ap->recorded || is == proposer(j->old) || applier_takes_back(ap))
		return 0;
	if (!(ap->actor.permissions & PERM_APPROVE))
		return applier_refuse(
			ap, MG_EACCESS, "permission %x", PERM_APPROVE);
	if (is && is != ap->c->actor)
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_EXPIRE_BY);
	return is ? check_due(ap, j->new->id) : 0;
}

int
applier_check_expired(struct applier *ap, const struct record *person)
{
	if (!proposer(person))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_NOT_PROPOSED);
	switch (second_may(ap->txn, proposer(person), ap->c->actor, person)) {
	case SECOND_SAME:
		return applier_refuse(ap, MG_EACCESS, REFUSED_SAME);
	case SECOND_KIN:
		return applier_refuse(ap, MG_EACCESS, REFUSED_KIN);
	default:
		return check_due(ap, person->id);
	}
}
