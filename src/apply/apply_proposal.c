/* SPDX-License-Identifier: MIT */
#include "apply_proposal.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/kept.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/record/proposal_state.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/second.h"

#include "apply_place.h"
#include "apply_check.h"
#include "apply_refuse.h"
#include "apply_write.h"

int
applier_check_open(struct applier *ap, const struct record *decision)
{
	static const uint16_t said[] = { F_DECISION_CASE, F_DECISION_NTH,
		F_DECISION_FROM, F_DECISION_TO, F_MEANT, F_DECISION_CAUSE,
		F_DECISION_REASON, F_DECISION_BY };
	struct record *p = &ap->parent;

	if (!applier_load(ap, KIND_PROPOSAL,
		    (uint64_t)record_number(decision, F_PROPOSAL, 0), p) ||
		proposal_state(p) != PROPOSAL_OPEN)
		return applier_refuse(ap, MG_ECONFLICT, REFUSED_ANSWERED);
	for (size_t i = 0; !ap->recorded && i < ARRAY_SIZE(said); i++)
		if (!record_same(p, decision, said[i]))
			return applier_refuse(ap, MG_EDATA, "decision");
	return 0;
}

int
applier_check_approval(struct applier *ap, const struct record *decision,
	const struct record *person)
{
	switch (second_may(ap->txn,
		(uint64_t)record_number(decision, F_DECISION_BY, 0),
		ap->c->actor, person)) {
	case SECOND_SAME:
		return applier_refuse(ap, MG_EACCESS, REFUSED_SAME);
	case SECOND_KIN:
		return applier_refuse(ap, MG_EACCESS, REFUSED_KIN);
	default:
		return 0;
	}
}

/* Whoever may approve, and the proposer himself. */
static int
check_returned(
	struct applier *ap, const struct record *old, const struct record *new)
{
	const uint64_t by = (uint64_t)record_number(old, F_DECISION_BY, 0);

	if (proposal_state(old) != PROPOSAL_OPEN)
		return applier_refuse(ap, MG_ECONFLICT, REFUSED_ANSWERED);
	if (proposal_state(new) != PROPOSAL_RETURNED ||
		(!ap->recorded && !record_has(new, F_RETURNED)) ||
		(uint64_t)record_number(new, F_DECISION_SECOND, 0) !=
			ap->c->actor)
		return applier_refuse(ap, MG_ENOTALLOWED, "answer");
	if (by != ap->c->actor && !(ap->actor.permissions & PERM_APPROVE))
		return applier_refuse(
			ap, MG_EACCESS, "permission %x", PERM_APPROVE);
	return 0;
}

/* Is the case where it was, with nothing else open? */
static int
check_opens(struct applier *ap, const struct record *new,
	const struct record *person)
{
	struct record *kase = &ap->child;
	const struct program *p;
	int to;

	if (!applier_load(ap, KIND_CASE,
		    (uint64_t)record_number(new, F_DECISION_CASE, 0), kase))
		return applier_refuse(ap, MG_ENOENT, "about");
	if (!decision_follows(new, kase) || record_has(kase, F_PROPOSED))
		return applier_refuse(ap, MG_ECONFLICT, REFUSED_MOVED);
	p = rulebook_case_program(ap->book, ap->txn, kase);
	to = p ? program_stage_by_number(
			 p, (uint8_t)record_number(new, F_DECISION_TO, 0))
	       : -1;
	if (to < 0)
		return applier_refuse(ap, MG_ENOENT, "stage");
	return ap->recorded ? 0 : applier_check_room(ap, kase, person, to);
}

int
applier_check_return(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new, *person = j->person;
	if (!person)
		return applier_refuse(ap, MG_ENOENT, "person");
	if (applier_takes_back(ap) &&
		proposal_state(old) == PROPOSAL_RETURNED &&
		proposal_state(new) == PROPOSAL_OPEN)
		return check_opens(ap, new, person);
	if (applier_takes_back(ap) && proposal_state(old) == PROPOSAL_OPEN &&
		proposal_state(new) == PROPOSAL_RETURNED)
		return 0;
	return check_returned(ap, old, new);
}

int
applier_check_proposal_goes(struct applier *ap, const struct judged *j)
{
	const struct record *proposal = j->old;
	const uint64_t by = (uint64_t)record_number(proposal, F_DECISION_BY, 0);

	if (!applier_takes_back(ap))
		return applier_refuse(ap, MG_ENOTALLOWED, "decision");
	if (by && by != ap->c->actor && !(ap->actor.permissions & PERM_ADMIN))
		return applier_refuse(ap, MG_EACCESS, "undo");
	return proposal_state(proposal) == PROPOSAL_OPEN
		       ? 0
		       : applier_refuse(ap, MG_ECONFLICT, REFUSED_ANSWERED);
}

void
applier_answer(struct applier *ap, uint64_t proposal, uint64_t second)
{
	const struct value none = value_none();
	const struct record *person;

	if (!applier_load(ap, KIND_PROPOSAL, proposal, &ap->old))
		return;
	person = applier_person(ap, &ap->old);
	/* it keeps its version: nobody has changed it */
	ap->new = ap->old;
	record_set_text(&ap->new, F_STANDING, second ? "approved" : "open");
	if (second)
		record_set_number(&ap->new, F_DECISION_SECOND, (int64_t)second);
	else
		record_set(&ap->new, F_DECISION_SECOND, &none);
	applier_write(ap, &ap->old, &ap->new, person, person);
}

void
applier_proposed(struct applier *ap, const struct record *proposal, bool goes)
{
	const bool open = !goes && proposal_state(proposal) == PROPOSAL_OPEN;
	const uint8_t to = (uint8_t)record_number(proposal, F_DECISION_TO, 0);
	const struct record *person;

	if (!applier_load(ap, KIND_CASE,
		    (uint64_t)record_number(proposal, F_DECISION_CASE, 0),
		    &ap->old))
		return;
	person = applier_person(ap, &ap->old);
	ap->new = ap->old;
	ap->new.seq = ap->seq;
	applier_propose(ap, &ap->new, open ? to : 0);
	applier_place(ap, &ap->old, &ap->new);
	if (applier_leaves_place(ap, &ap->old, &ap->new))
		waiting_turns_release(&ap->turns);
	applier_write(ap, &ap->old, &ap->new, person, person);
}
