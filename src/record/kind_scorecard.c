/* SPDX-License-Identifier: MIT */
/*
 * Scorecards: what an assessor gave a case, for each criterion of an assessment of
 * its program. Nobody else sees one, nor that it is there, until as many are filed
 * as the program asks for; then they open together. None is changed, and from then
 * on none is taken back.
 */
#include <string.h>

#include "magang/program/scorecard.h"
#include "magang/record/card_state.h"
#include "kind_rows.h"

#define NAME_MOST 40

static const struct choice states[] = {
	{ "blind", L("tertutup", "blind", "未公開") },
	{ "open", L("terbuka", "open", "公開") },
};

static const struct fdef scorecard_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		.required = "", KNOWN_BY, .to = "person" },
	{ F_DECISION_CASE, "case", L("Kasus", "Case", "案件"), TYPE_REF,
		.required = "", KNOWN_BY, .to = "case" },
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, .required = "", KNOWN_BY, .to = "program" },
	{ F_DATE, "date", L("Tanggal", "Date", "日付"), TYPE_DATE,
		.required = "", KNOWN_BY },
	{ F_CARD_BY, "by", L("Penilai", "Assessor", "評価者"), TYPE_REF,
		.required = "", KNOWN_BY, .to = "user" },
	{ F_CARD_OF, "assessment", L("Penilaian", "Assessment", "評価"),
		TYPE_TEXT, 1, NAME_MOST, .required = "", KNOWN_BY },
	{ F_CARD_STATE, "state", L("Keadaan", "State", "状態"), TYPE_CHOICE,
		CHOICES(states),
		.flags =
			FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_RECKONED },
	{ F_CARD_POINTS, "points", L("Nilai", "Points", "点数"), TYPE_TEXT, 1,
		1000, .required = "", PERSONAL,
		.flags = FDEF_HIDDEN | FDEF_FIXED },
	{ F_CARD_REMARK, "remark", L("Keterangan", "Remark", "備考"), TYPE_NOTE,
		0, 1000, PERSONAL, .flags = FDEF_HIDDEN | FDEF_FIXED },
};

bool
card_is_open(const struct record *card)
{
	const struct value open = value_text(states[1].code);
	const struct value *v = record_get(card, F_CARD_STATE);

	return v && value_equal(v, &open);
}

void
card_set_open(struct record *card, bool open)
{
	record_set_text(card, F_CARD_STATE, states[open].code);
}

bool
card_sum(const struct record *card, int64_t *out)
{
	const struct value *v = record_get(card, F_CARD_POINTS);

	if (!v || v->kind != VALUE_TEXT)
		return false;
	*out = card_total(v->text, v->len);
	return true;
}

/* Whoever may decide on the case sees it then. */
static unsigned
others(const struct record *card)
{
	return card_is_open(card) ? PERM_MOVE : NOBODY_ELSE;
}

/* Nobody files two for one assessment of a case. */
KIND_ROW(SCORECARD, scorecard, "LN",
	L("Lembar nilai", "Scorecards", "評価票"), scorecard_fields,
	PERM_ASSESS, PERM_ASSESS, PERM_READ, 0, NULL,
	.owner = F_PERSON, .about = F_DECISION_CASE,
	.scope = { .program = F_PROGRAM_NO, .user = F_CARD_BY },
	.others = others, .known = { F_CARD_BY, F_CARD_OF }, .twin = "filed",
	.flags = KIND_WITHIN);
