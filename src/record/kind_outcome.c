/* SPDX-License-Identifier: MIT */
/* Outcomes: what became of a case, when, and who proves it how well. */
#include "magang/record/outcome_state.h"

#include <string.h>

#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/store/walk.h"
#include "leave.h"
#include "kind_rows.h"

#define NAME_MOST 40
#define SAID .flags = FDEF_CLEAR | FDEF_FIXED

static const struct choice grades[] = {
	{ "a", L("A: nomor izin", "A: licence number", "A：許可番号") },
	{ "b", L("B: dilihat langsung", "B: seen there", "B：現地で確認") },
	{ "c", L("C: pengakuan", "C: told", "C：申告のみ") },
};

static const struct fdef outcome_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		KNOWN_BY, .to = "person" },
	{ F_DECISION_CASE, "case", L("Kasus", "Case", "案件"), TYPE_REF,
		.required = "", SAID, .to = "case" },
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, KNOWN_BY, .to = "program" },
	{ F_OUTCOME_WHAT, "what", L("Hasil", "What", "成果"), TYPE_TEXT, 1,
		NAME_MOST, .required = "", SAID },
	{ F_DATE, "date", L("Tanggal", "Date", "日付"), TYPE_DATE,
		.required = "", .flags = FDEF_CLEAR | FDEF_FIXED | FDEF_PAST },
	{ F_OUTCOME_GRADE, "grade", L("Bukti", "Evidence", "証拠"), TYPE_CHOICE,
		CHOICES(grades), .required = "", SAID, .state = GRADE_A },
	{ F_OUTCOME_LICENCE, "licence", L("No. izin", "Licence", "許可番号"),
		TYPE_TEXT, 1, LICENCE_TEXT, PERSONAL, .flags = FDEF_FIXED },
	{ F_OUTCOME_SEEN_BY, "seen_by", L("Dilihat oleh", "Seen by", "確認者"),
		TYPE_REF, SAID, .to = "user" },
	{ F_OUTCOME_AGENCY, "agency",
		L("Lembaga pembukti", "Proved by", "証明機関"), TYPE_REF, SAID,
		.to = "organisation" },
	{ F_OUTCOME_PLACE, "counted_in",
		L("Dihitung di", "Counted in", "計上地域"), TYPE_AREA, 2, 2,
		SAID },
	{ F_OUTCOME_UNTIL, "until", L("Berlaku sampai", "Until", "期限"),
		TYPE_DATE, SAID, .since = F_DATE },
	{ F_OUTCOME_REPLACES, "replaces",
		L("Menggantikan", "In the place of", "差し替え元"), TYPE_REF,
		SAID, .to = "outcome" },
	{ F_OUTCOME_REPLACED, "replaced",
		L("Digantikan oleh", "Replaced by", "差し替え先"), TYPE_REF,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_PASSING,
		.to = "outcome" },
	{ F_OUTCOME_SEX, "counted_as",
		L("Dihitung sebagai", "Counted as", "計上性別"), TYPE_TEXT, 1,
		1, KNOWN_BY },
	{ F_OUTCOME_VERSION, "definition",
		L("Versi definisi", "Definition", "定義の版"), TYPE_NUMBER,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_WHOLE },
	{ F_OUTCOME_TARGET, "target",
		L("No. sasaran", "Target number", "目標の番号"), TYPE_NUMBER,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_WHOLE |
			 FDEF_INNER },
	{ F_OUTCOME_ENDS, "ends", L("Mengakhiri", "Ends all", "終了"),
		TYPE_YESNO, KNOWN_BY },
	{ F_OUTCOME_YEARLY, "yearly",
		L("Hanya tahun itu", "Of its year", "当年のみ"), TYPE_YESNO,
		KNOWN_BY },
	{ F_OUTCOME_NOTE, "note", L("Catatan", "Note", "備考"), TYPE_NOTE, 0,
		1000, PERSONAL, .flags = FDEF_FIXED },
};

static const struct kind_word words[] = {
	{ L("berlaku", "standing", "有効"), OUTCOME_STANDS, { "replaced:-" } },
	{ L("diganti", "replaced", "差し替え済み"), OUTCOME_REPLACED,
		{ "replaced:*" } },
	{ L("kedaluwarsa", "expired", "期限切れ"), 0,
		{ "until<=today", "replaced:-" } },
	{ L("segera-habis", "expiring", "期限間近"), 0,
		{ "until<=today+90", "replaced:-" } },
};

enum outcome_state
outcome_state(const struct record *r)
{
	return record_has(r, F_OUTCOME_REPLACED) ? OUTCOME_REPLACED
						 : OUTCOME_STANDS;
}

enum outcome_grade
outcome_grade(const struct record *r)
{
	return (enum outcome_grade)record_state(r, F_OUTCOME_GRADE);
}

size_t
outcome_licence(const struct record *r, char out[LICENCE_TEXT + 1])
{
	char text[LICENCE_TEXT * 4 + 1];
	size_t n = 0;

	record_text(r, F_OUTCOME_LICENCE, text, sizeof(text));
	for (const char *p = text; *p && n < LICENCE_TEXT; p++) {
		const char c = *p >= 'a' && *p <= 'z' ? (char)(*p - 32) : *p;

		if ((c < '0' || c > '9') && (c < 'A' || c > 'Z'))
			return 0;
		out[n++] = c;
	}
	out[n] = '\0';
	return n;
}

void
outcome_same_licence(struct txn *txn, const struct record *r, struct ids *out)
{
	char plain[LICENCE_TEXT + 1];
	const size_t n = outcome_licence(r, plain);
	struct key k = { 0 };
	struct walk w;

	if (!n)
		return;
	key_u8(&k, IX_LICENCE);
	key_bytes(&k, plain, n + 1);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	while (walk_next(&w))
		if (walk_id(&w) != r->id)
			ids_add(out, walk_id(&w));
	walk_end(&w);
}

static void
derive_outcome(const struct record *r, const struct record *person,
	const struct record *parent, struct entries *out)
{
	char plain[LICENCE_TEXT + 1];

	(void)person;
	(void)parent;
	leave_in_parent(out, r);
	if (outcome_licence(r, plain))
		leave_word(out, IX_LICENCE, plain, r->id);
}

/* The same told twice; what takes the place of another one may say it anew. */
static bool
outcome_known_by(const struct record *r, struct key *out)
{
	char what[NAME_MOST + 1], plain[LICENCE_TEXT + 1];
	size_t n;

	record_text(r, F_OUTCOME_WHAT, what, sizeof(what));
	key_bytes(out, what, strlen(what) + 1);
	key_u32(out, DATE_KEY(record_number(r, F_DATE, 0)));
	key_u8(out, (uint8_t)outcome_grade(r));
	key_u64(out, (uint64_t)record_number(r, F_OUTCOME_REPLACES, 0));
	n = outcome_licence(r, plain);
	key_bytes(out, plain, n);
	return true;
}

KIND_ROW(OUTCOME, outcome, "HS", L("Hasil", "Outcomes", "成果"), outcome_fields,
	PERM_EDIT, PERM_EDIT, PERM_READ, 0, derive_outcome, .owner = F_PERSON,
	.about = F_DECISION_CASE, .scope.program = F_PROGRAM_NO,
	.known_by = outcome_known_by, .twin = "outcome",
	.flags = KIND_FORM | KIND_STAYS,
	WORDS(words), .counted = COUNT_OUTCOMES);
