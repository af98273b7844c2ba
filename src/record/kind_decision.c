/* SPDX-License-Identifier: MIT */
/*
 * Decisions: what moved a case from one stage to another, when, why and on which
 * answers. The stage of a case is what its last decision says; a case without
 * one stands where it was opened. Nobody changes a decision; the last one of a
 * case can be taken away, as a whole.
 */
#include "magang/base/pack.h"
#include "leave.h"
#include "kind_rows.h"

#define SAID .required = "", .flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED
#define FROZEN .flags = FDEF_HIDDEN | FDEF_FIXED | FDEF_INNER

static const struct fdef decision_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF, SAID,
		.to = "person" },
	{ F_DECISION_CASE, "case", L("Kasus", "Case", "案件"), TYPE_REF, SAID,
		.to = "case" },
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, SAID, .to = "program" },
	{ F_VERSION, "version", L("Versi program", "Program version", "版"),
		TYPE_REF, SAID },
	{ F_DECISION_NTH, "nth", L("Urutan", "Place", "順番"), TYPE_REF, SAID },
	{ F_DECISION_FROM, "from_no", L("Dari tahap", "From stage", "前の段階"),
		TYPE_REF, SAID },
	{ F_DECISION_TO, "to_no", L("Ke tahap", "To stage", "次の段階"),
		TYPE_REF, SAID },
	{ F_MEANT, "meant_no", L("Tujuan semula", "Meant for", "本来の段階"),
		TYPE_REF, KNOWN_BY },
	{ F_DATE, "date", L("Tanggal", "Date", "日付"), TYPE_DATE, SAID },
	{ F_DECISION_CAUSE, "cause", L("Sebab", "Cause", "事由"), TYPE_TEXT, 0,
		40, KNOWN_BY },
	{ F_DECISION_REASON, "reason", L("Alasan", "Reason", "理由"), TYPE_NOTE,
		0, 1000, PERSONAL, .flags = FDEF_FIXED },
	{ F_FROZEN, "frozen", L("Jawaban", "Answers", "判定内容"), TYPE_TEXT,
		PERSONAL, FROZEN },
	{ F_FROZEN_HEALTH, "frozen_health",
		L("Jawaban kesehatan", "Answers on health", "健康の判定内容"),
		TYPE_TEXT, .privacy = PRIVACY_HEALTH, FROZEN },
	{ F_ROOM_BY, "room_by",
		L("Tempat berasal dari", "Room made by", "空席の元"), TYPE_TEXT,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_INNER },
	{ F_DECISION_BY, "by", L("Oleh", "Decided by", "決定者"), TYPE_REF,
		KNOWN_BY, .to = "user" },
	{ F_DECISION_SECOND, "second",
		L("Orang kedua", "Second person", "二人目"), TYPE_REF, KNOWN_BY,
		.to = "user" },
	{ F_PROPOSAL, "proposal_no", L("Usulan", "Proposal", "提案"), TYPE_REF,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED },
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
