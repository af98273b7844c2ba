/* SPDX-License-Identifier: MIT */
/* One row a kind: a rule of one kind is called from nowhere else. */
#include "apply_kind.h"

#include "magang/record/record.h"
#include "magang/rulebook/program_cache.h"

#include "apply_activity.h"
#include "apply_case.h"
#include "apply_certificate.h"
#include "apply_check.h"
#include "apply_decision.h"
#include "apply_ledger.h"
#include "apply_letter.h"
#include "apply_merge.h"
#include "apply_officer.h"
#include "apply_outcome.h"
#include "apply_pack.h"
#include "apply_proposal.h"
#include "apply_ranking.h"
#include "apply_retention.h"
#include "apply_scorecard.h"
#include "apply_seat.h"
#include "apply_settings.h"
#include "apply_sheet.h"
#include "apply_statement.h"
#include "apply_version.h"
#include "apply_wish.h"
#include "apply_write.h"

static int
check_proposal(struct applier *ap, const struct judged *j)
{
	return j->old ? applier_check_return(ap, j)
		      : applier_check_decision(ap, j);
}

static int
check_person(struct applier *ap, const struct judged *j)
{
	const int rc = applier_check_merged(ap, j);

	return rc ? rc : applier_check_expiring(ap, j);
}

static int
check_moving_case(struct applier *ap, const struct judged *j)
{
	int rc = applier_check_case(ap, j);

	if (!rc)
		rc = applier_check_officer(ap, j);
	return rc ? rc : applier_check_wishes(ap, j);
}

static int
decision_goes(struct applier *ap, const struct judged *j)
{
	const int rc = applier_check_decision_goes(ap, j);

	return rc ? rc : applier_check_held(ap, j->old);
}

static void
program_follows(struct applier *ap, const struct record *r, bool goes)
{
	if (goes)
		program_cache_forget(ap->book->programs,
			(uint16_t)(r->id >> 32), (int)(uint32_t)r->id);
}

/* NULL: nothing beside what holds of all. */
static const struct kind_rules {
	applier_check *holds, *goes;
	void (*follows)(struct applier *ap, const struct record *r, bool goes);
} rules[KIND_COUNT] = {
	[KIND_PERSON] = { check_person, NULL, NULL },
	[KIND_CASE] = { check_moving_case, NULL, NULL },
	[KIND_TASK] = { applier_check_officer, NULL, NULL },
	[KIND_ACTIVITY] = { applier_check_activity, NULL, NULL },
	[KIND_USER] = { applier_check_user, NULL, NULL },
	[KIND_PROGRAM] = { applier_check_returns, NULL, program_follows },
	[KIND_SETTING] = { applier_check_setting, applier_check_setting_goes,
		NULL },
	[KIND_COHORT] = { applier_check_giver, NULL, NULL },
	[KIND_SLOT] = { applier_check_giver, NULL, NULL },
	[KIND_DECISION] = { applier_check_decision, decision_goes,
		applier_decided },
	[KIND_PROPOSAL] = { check_proposal, applier_check_proposal_goes,
		applier_proposed },
	[KIND_LETTER] = { applier_check_letter, applier_check_letter_goes,
		NULL },
	[KIND_SEAT] = { applier_check_seat, applier_check_seat_goes,
		applier_enrolled },
	[KIND_SCORECARD] = { applier_check_scorecard,
		applier_check_scorecard_goes, applier_filed },
	[KIND_CERTIFICATE] = { applier_check_certificate,
		applier_check_certificate_goes, applier_certificate_gone },
	[KIND_SHEET] = { applier_check_sheet, applier_check_sheet_goes, NULL },
	[KIND_GRADE] = { applier_check_grade, applier_check_grade_goes, NULL },
	[KIND_RANKING] = { applier_check_ranking, NULL, NULL },
	[KIND_RANK] = { applier_check_rank, NULL, NULL },
	[KIND_PACK] = { applier_check_pack, applier_check_pack_goes, NULL },
	[KIND_LEDGER] = { applier_check_ledger, NULL, NULL },
	[KIND_OUTCOME] = { applier_check_outcome, NULL,
		applier_outcome_follows },
	[KIND_STATEMENT] = { applier_check_statement,
		applier_check_statement_goes, NULL },
};

int
applier_check_kind(struct applier *ap, const struct judged *j)
{
	applier_check *holds = rules[j->new->kind].holds;

	return holds ? holds(ap, j) : 0;
}

int
applier_check_kind_goes(struct applier *ap, const struct judged *j)
{
	applier_check *goes = rules[j->old->kind].goes;

	return goes ? goes(ap, j) : 0;
}

void
applier_kind_follows(struct applier *ap, const struct record *r, bool goes)
{
	if (rules[r->kind].follows)
		rules[r->kind].follows(ap, r, goes);
}
