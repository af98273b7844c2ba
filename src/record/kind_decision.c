/* SPDX-License-Identifier: MIT */
/*
 * Decisions: what moved a case from one stage to another, when, why and on which
 * answers. The stage of a case is what its last decision says; a case without
 * one stands where it was opened. Nobody changes a decision; the last one of a
 * case can be taken away, as a whole.
 */
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

KIND_ROW(DECISION, decision, "DC", L("Keputusan", "Decisions", "決定"),
	decision_fields, PERM_MOVE, PERM_MOVE, PERM_READ, 0, NULL,
	.owner = F_PERSON, .about = F_DECISION_CASE, .scope.program = F_PROGRAM_NO,
	.known = { F_DECISION_NTH }, .twin = "moved", .flags = KIND_WITHIN,
	.counted = COUNT_DECISIONS);
