/* SPDX-License-Identifier: MIT */
#include "apply_sheet.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/grade_ask.h"
#include "magang/casework/refusal.h"
#include "magang/casework/sheet_ask.h"
#include "magang/record/grade.h"
#include "magang/record/sheet.h"

#include "apply_check.h"
#include "apply_refuse.h"
#include "apply_write.h"

int
applier_check_sheet(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	const struct sheet_asking a = { .book = ap->book,
		.txn = ap->txn,
		.who = &ap->actor,
		.actor = ap->c->actor,
		.may_approve = ap->actor.permissions & PERM_APPROVE,
		.back = applier_takes_back(ap),
		.today = ap->c->date };
	const char *why;
	uint16_t roll;
	int rc;

	if (ap->recorded)
		return 0;
	rc = sheet_ask(&a, old, new, &why, &roll);
	return rc ? applier_refuse(ap, rc, "%s %u", why, roll) : 0;
}

/* What was entered in time goes in time. */
int
applier_check_sheet_goes(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old;
	const struct record *cohort = &ap->child;

	if (!applier_takes_back(ap))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_SHEET);
	return ap->recorded || !sheet_is_entered(old) ||
			       !record_load(ap->txn, KIND_COHORT,
				       (uint64_t)record_number(
					       old, F_SHEET_COHORT, 0),
				       RECORD_UNCHECKED, &ap->child) ||
			       !sheet_is_locked(ap->book, ap->txn, cohort,
				       (int32_t)record_number(
					       old, F_SHEET_DAY, 0),
				       ap->c->date)
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, REFUSED_LOCKED);
}

int
applier_check_grade(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	const struct grade_asking a = { .book = ap->book,
		.txn = ap->txn,
		.who = &ap->actor,
		.back = applier_takes_back(ap) };
	const char *why;
	uint16_t roll;
	int rc;

	if (ap->recorded)
		return 0;
	rc = grade_ask(&a, old, new, &why, &roll);
	return rc ? applier_refuse(ap, rc, "%s %u", why, roll) : 0;
}

/* As if all of its marks were taken away. */
int
applier_check_grade_goes(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old;
	struct record *bare;
	int rc;

	if (!applier_takes_back(ap))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_SHEET);
	bare = xmalloc(sizeof(*bare));
	grade_bare(bare, old);
	rc = applier_check_grade(
		ap, &(struct judged){ .op = j->op, .old = old, .new = bare });
	free(bare);
	return rc;
}
