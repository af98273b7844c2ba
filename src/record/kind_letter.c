/* SPDX-License-Identifier: MIT */
/*
 * Letters: what is written to a person when his case is decided. One is made
 * with the decision and held; it is sent once, its text is kept then. When the
 * decision goes, a held letter goes with it; one that was sent has left the
 * house and stays.
 */
#include "magang/record/letter_state.h"
#include "kind_rows.h"

#define TEMPLATE_MOST 40
#define TOLD .flags = FDEF_CLEAR | FDEF_HIDDEN

static const struct choice states[] = {
	{ "held", L("ditahan", "held", "保留") },
	{ "sent", L("terkirim", "sent", "送付済み") },
	{ "answered", L("dijawab", "answered", "回答済み") },
	{ "withheld", L("tidak dikirim", "withheld", "送付しない") },
};

static const struct choice answers[] = {
	{ "yes", L("ya", "yes", "はい") },
	{ "no", L("tidak", "no", "いいえ") },
	{ "later", L("minta dihubungi lagi", "asks to be called again",
			   "後で連絡希望") },
	{ "unreachable", L("tidak terhubungi", "not reached", "連絡不能") },
	{ "appeal", L("keberatan", "contests it", "異議申立て") },
};

static const struct fdef letter_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		.required = "", KNOWN_BY, .to = "person" },
	{ F_DECISION_CASE, "case", L("Kasus", "Case", "案件"), TYPE_REF,
		.required = "", KNOWN_BY, .to = "case" },
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, .required = "", KNOWN_BY, .to = "program" },
	{ F_LETTER_DECISION, "decision", L("Keputusan", "Decision", "決定"),
		TYPE_REF, .required = "", .to = "decision",
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_PASSING },
	{ F_LETTER_TEMPLATE, "letter", L("Nama surat", "Letter", "文書"),
		TYPE_TEXT, 1, TEMPLATE_MOST, .required = "", KNOWN_BY },
	{ F_LETTER_STATE, "state", L("Keadaan", "State", "状態"), TYPE_CHOICE,
		CHOICES(states), .required = "", TOLD, .state = LETTER_HELD },
	{ F_LETTER_SENT, "sent", L("Dikirim", "Sent", "送付日"), TYPE_DATE,
		TOLD },
	{ F_LETTER_ANSWER, "answer", L("Jawaban", "Answer", "返事"),
		TYPE_CHOICE, CHOICES(answers), TOLD },
	{ F_LETTER_ANSWERED, "answered", L("Dijawab", "Answered", "返事の日"),
		TYPE_DATE, TOLD },
	{ F_LETTER_TEXT, "text", L("Isi surat", "Text", "本文"), TYPE_NOTE,
		PERSONAL, .flags = FDEF_HIDDEN | FDEF_INNER },
};

static const struct kind_word words[] = {
	{ L("ditahan", "held", "保留"), LETTER_HELD, { "state:held" } },
	{ L("terkirim", "sent", "送付済み"), LETTER_SENT, { "state:sent" } },
	{ L("dijawab", "answered", "回答済み"), LETTER_ANSWERED,
		{ "state:answered" } },
	{ L("dibatalkan", "withheld", "送付しない"), LETTER_WITHHELD,
		{ "state:withheld" } },
};

enum letter_state
letter_state(const struct record *l)
{
	return (enum letter_state)record_state(l, F_LETTER_STATE);
}

void
letter_set_state(struct record *l, enum letter_state state)
{
	record_set_state(l, F_LETTER_STATE, state);
}

/* A decision has one letter of a name. */
KIND_ROW(LETTER, letter, "SR", L("Surat", "Letters", "文書"), letter_fields,
	PERM_MOVE, PERM_PUBLISH, PERM_READ, 0, NULL,
	.owner = F_PERSON, .about = F_DECISION_CASE, .scope.program = F_PROGRAM_NO,
	.known = { F_LETTER_DECISION, F_LETTER_TEMPLATE }, .flags = KIND_WITHIN, WORDS(words),
	.counted = COUNT_LETTERS);
