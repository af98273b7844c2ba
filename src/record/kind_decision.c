/* SPDX-License-Identifier: MIT */
/*
 * Decisions: what moved a case from one stage to another, when, why and on which
 * answers. The stage of a case is what its last decision says; a case without
 * one stands where it was opened. Nobody changes a decision; the last one of a
 * case can be taken away, as a whole.
 */
#include "magang/base/pack.h"
#include "leave.h"
#include "decided_rows.h"

static const struct fdef decision_fields[] = {
	DECIDED_FIELDS,
	{ F_DECISION_BY, "by", L("Oleh", "Decided by", "決定者"), TYPE_REF,
		KNOWN_BY, .to = "user" },
	{ F_DECISION_SECOND, "second",
		L("Orang kedua", "Second person", "二人目"), TYPE_REF, KNOWN_BY,
		.to = "user" },
	{ F_PROPOSAL, "proposal_no", L("Usulan", "Proposal", "提案"), TYPE_REF,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED },
	{ F_APPEAL, "appeal_of", L("Keberatan atas", "Appeal of", "異議の対象"),
		TYPE_REF, KNOWN_BY, .to = "decision" },
};

static void
derive_decision(const struct record *d, const struct record *person,
	const struct record *parent, struct entries *out)
{
	(void)person;
	(void)parent;
	leave_in_parent(out, d);
}

static bool
decision_known_by(const struct record *d, struct key *out)
{
	key_u32(out, (uint32_t)record_number(d, F_DECISION_NTH, 0));
	return true;
}

KIND_ROW(DECISION, decision, "DC", L("Keputusan", "Decisions", "決定"),
	decision_fields, PERM_MOVE, PERM_MOVE, PERM_READ, 0, derive_decision,
	.owner = F_PERSON, .about = F_DECISION_CASE, .scope.program = F_PROGRAM_NO,
	.known_by = decision_known_by, .twin = "moved", .flags = KIND_WITHIN,
	.counted = COUNT_DECISIONS);
