/* SPDX-License-Identifier: MIT */
#include "apply_case.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/casework/reckon.h"
#include "magang/casework/stages.h"
#include "magang/casework/refusal.h"
#include "magang/rulebook/program_cache.h"

#include "apply_check.h"
#include "apply_decision.h"
#include "apply_refuse.h"
#include "apply_scorecard.h"
#include "apply_version.h"
#include "apply_write.h"

static int
check_case_new(struct applier *ap, const struct record *c)
{
	const struct program *p = rulebook_case_program(ap->book, ap->txn, c);
	int stage = p ? program_stage_by_number(
				p, (uint8_t)record_number(c, F_STAGE, 0))
		      : -1;

	bool listed;

	if (stage < 0)
		return applier_refuse(ap, MG_ENOENT, "program");
	/* by the list of another agency */
	listed = ap->c->kind == ACT_IMPORT && program_lists_begin(p, stage);
	if (stage_entries(c) != 1)
		return applier_refuse(ap, MG_EDATA, "torn %u", F_HISTORY);
	if (!access_program(
		    &ap->actor, (uint16_t)record_number(c, F_PROGRAM_NO, 0)))
		return applier_refuse(ap, MG_EACCESS, "program");
	if (ap->c->kind == ACT_DEMO && (ap->actor.permissions & PERM_ADMIN))
		return 0;
	if (!applier_takes_back(ap) && !listed &&
		p->stages[stage].kind != STAGE_START)
		return applier_refuse(ap, MG_ENOTALLOWED, "start");
	if (!applier_takes_back(ap) && !listed &&
		!program_is_for(p,
			(int32_t)record_number(c, F_PLANNED_START, DATE_NONE),
			ap->c->date))
		return applier_refuse(ap, MG_ENOTALLOWED, "valid");
	if (!ap->recorded && !applier_takes_back(ap) &&
		program_is_returned(ap->txn,
			(uint16_t)record_number(c, F_PROGRAM_NO, 0),
			p->version))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_BACK);
	if (applier_has_active_case(ap, c))
		return applier_refuse(ap, MG_EINUSE, "active_case");
	return 0;
}

int
applier_check_case(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	int rc;

	if (!j->person)
		return applier_refuse(ap, MG_ENOENT, "person");
	if (!old)
		return check_case_new(ap, new);
	if (op_is_reckoned(j->op)) /* follows, whosever program it is */
		return 0;
	if (!access_program(
		    &ap->actor, (uint16_t)record_number(old, F_PROGRAM_NO, 0)))
		return applier_refuse(ap, MG_EACCESS, "program");
	rc = applier_check_assessing(ap, j->op, old, new);
	return rc ? rc : applier_check_version(ap, old, new, j->person);
}
