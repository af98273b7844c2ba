/* SPDX-License-Identifier: MIT */
/*
 * Proposals: decisions that a second person has to approve, with the answers they
 * were made on. The case stays where it is, and has the place that it would get
 * already, so that proposals cannot overbook. What approves one is a decision that
 * names it: that one alone makes it approved, and its undo makes it open again.
 */
#include "magang/record/index.h"
#include "magang/record/proposal_state.h"
#include "decided_rows.h"

static const struct choice standings[] = {
	{ "open", L("Menunggu persetujuan", "Waits for approval", "承認待ち") },
	{ "approved", L("Disetujui", "Approved", "承認済み") },
	{ "returned", L("Dikembalikan", "Returned", "差し戻し") },
};

#define ANSWERED .group = GROUP_ANSWER

static const struct fdef proposal_fields[] = {
	DECIDED_FIELDS,
	{ F_DECISION_BY, "by", L("Oleh", "Proposed by", "提案者"), TYPE_REF,
		KNOWN_BY, .to = "user" },
	{ F_STANDING, "standing", L("Keadaan", "Standing", "状態"), TYPE_CHOICE,
		CHOICES(standings), .required = "", HIDDEN, ANSWERED,
		.state = PROPOSAL_OPEN },
	{ F_DECISION_SECOND, "second",
		L("Orang kedua", "Second person", "二人目"), TYPE_REF, HIDDEN,
		ANSWERED, .to = "user" },
	{ F_RETURNED, "returned",
		L("Alasan dikembalikan", "Why returned", "差し戻しの理由"),
		TYPE_NOTE, 0, 1000, PERSONAL, ANSWERED, .flags = FDEF_HIDDEN },
};

static const struct kind_word words[] = {
	{ L("menunggu", "open", "承認待ち"), PROPOSAL_OPEN,
		{ "standing:open" } },
	{ L("disetujui", "approved", "承認済み"), PROPOSAL_APPROVED,
		{ "standing:approved" } },
	{ L("dikembalikan", "returned", "差し戻し"), PROPOSAL_RETURNED,
		{ "standing:returned" } },
};

enum proposal_state
proposal_state(const struct record *p)
{
	return (enum proposal_state)record_state(p, F_STANDING);
}

/* A case has one that is open. */
static bool
proposal_known_by(const struct record *p, struct key *out)
{
	key_u8(out, PROPOSAL_OPEN);
	return proposal_state(p) == PROPOSAL_OPEN;
}

/* Whoever may answer one is asked by apply(). */
KIND_ROW(PROPOSAL, proposal, "PP", L("Usulan", "Proposals", "提案"),
	proposal_fields, PERM_MOVE, 0, PERM_READ, 0, NULL,
	.owner = F_PERSON, .about = F_DECISION_CASE, .scope.program = F_PROGRAM_NO,
	.known_by = proposal_known_by, .twin = "proposed", .flags = KIND_WITHIN,
	WORDS(words), .counted = COUNT_PROPOSALS);
