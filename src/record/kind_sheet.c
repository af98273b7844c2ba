/* SPDX-License-Identifier: MIT */
/*
 * Sheets: the marks of a cohort on a day (sheet.h). After the days that its
 * program, or the cohort, gives to enter them they are locked: later marks stand
 * beside, with a reason, until somebody else approves them, or returns them.
 */
#include "magang/record/sheet.h"

#include <ctype.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/marks_pack.h"
#include "magang/base/pack.h"
#include "magang/record/cohort_sheet.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"
#include "kind_rows.h"

#define TOLD .flags = FDEF_CLEAR | FDEF_HIDDEN
#define REASON_MOST 200

/* The letters are those of paper lists. Who may not be told that somebody is sick is
 * not told which of the two that have a reason it is: one alone would tell it. */
static const struct choice marks[] = {
	{ "h", L("hadir", "present", "出席") },
	{ "a", L("alpa", "absent", "欠席") },
	{ "t", L("terlambat", "late", "遅刻") },
	{ "s", L("sakit", "sick", "病欠"), .health = true },
	{ "i", L("izin", "on leave", "届出欠席"), .health = true },
};

static const struct choice states[] = {
	{ "waiting",
		L("menunggu persetujuan", "waits for approval", "承認待ち") },
	{ "approved", L("disetujui", "approved", "承認済み") },
	{ "returned", L("dikembalikan", "returned", "差し戻し") },
};

static const struct fdef sheet_fields[] = {
	{ F_SHEET_COHORT, "cohort", L("Angkatan", "Cohort", "クラス"), TYPE_REF,
		.required = "", KNOWN_BY, .to = "cohort" },
	{ F_SHEET_DAY, "day", L("Tanggal", "Day", "日付"), TYPE_DATE,
		.required = "",
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_PAST },
	{ F_SHEET_MARKS, "marks", L("Tidak hadir penuh", "Marks", "出欠"),
		TYPE_MARKS, CHOICES(marks), TOLD },
	{ F_SHEET_STATE, "state", L("Keadaan", "State", "状態"), TYPE_CHOICE,
		CHOICES(states), TOLD },
	{ F_SHEET_EXTRA, "extra",
		L("Alasan hari tambahan", "Why there was class",
			"追加開講の理由"),
		TYPE_TEXT, 0, REASON_MOST, TOLD },
	{ F_SHEET_LATE, "late", L("Susulan", "Late marks", "期限後の記録"),
		TYPE_MARKS, CHOICES(marks), TOLD },
	{ F_SHEET_LATE_BY, "late_by",
		L("Susulan oleh", "Late marks by", "期限後の記録者"), TYPE_REF,
		TOLD, .to = "user" },
	{ F_SHEET_LATE_WHY, "late_why",
		L("Alasan susulan", "Why they are late", "期限後の理由"),
		TYPE_TEXT, 0, REASON_MOST, TOLD },
	{ F_SHEET_APPROVED, "approved_by",
		L("Disetujui oleh", "Approved by", "承認者"), TYPE_REF, TOLD,
		.to = "user" },
	{ F_SHEET_RETURNED, "returned",
		L("Alasan dikembalikan", "Why returned", "差し戻しの理由"),
		TYPE_TEXT, 0, REASON_MOST, TOLD },
	{ F_SHEET_RETURNED_BY, "returned_by",
		L("Dikembalikan oleh", "Returned by", "差し戻した人"), TYPE_REF,
		TOLD, .to = "user" },
};

enum sheet_mark
sheet_mark(const char *letter)
{
	const struct fdef *f = core_field(F_SHEET_MARKS);
	const size_t n = strlen(letter);

	return n == 1 || (n == 2 && islower((unsigned char)letter[1]))
		       ? (enum sheet_mark)(fdef_choice(f, letter, 1) + 1)
		       : MARK_NONE;
}

char
sheet_mark_cause(const char *mark)
{
	return *mark ? mark[1] : '\0';
}

const char *
sheet_mark_letter(enum sheet_mark mark)
{
	return marks[mark - MARK_PRESENT].code;
}

#define DAY_MOST 0xffffff

uint64_t
sheet_id(uint64_t cohort, int32_t day)
{
	return day >= 0 && day <= DAY_MOST
		       ? cohort_sheet_id(cohort, (uint32_t)day)
		       : 0;
}

int32_t
sheet_day(uint64_t id)
{
	return (int32_t)(id & DAY_MOST);
}

static void
sheet_says(uint64_t id, int64_t out[KIND_SAID])
{
	out[0] = (int64_t)cohort_of_sheet(id);
	out[1] = (int64_t)(id & DAY_MOST);
}

void
sheet_init(struct record *s, uint64_t cohort, int32_t day)
{
	record_init(s, KIND_SHEET, sheet_id(cohort, day));
	record_say(s);
}

void
sheet_marks(const struct record *s, uint16_t field, struct marks *out)
{
	const struct value *v = record_get(s, field);

	if (!v || v->kind != VALUE_TEXT || !marks_unpack(v->text, v->len, out))
		out->n = 0;
}

void
sheet_set_marks(struct record *s, uint16_t field, const struct marks *m,
	struct arena *arena)
{
	struct buf text = BUF_INIT;
	struct value v = value_none();

	marks_pack(m, &text);
	if (text.len)
		v = value_text(arena_strndup(arena, buf_str(&text), text.len));
	record_set(s, field, &v);
	buf_release(&text);
}

bool
sheet_with(struct marks *of, const struct marks *given)
{
	bool room = true;

	for (size_t i = 0; i < given->n; i++) {
		const char *letter = given->row[i].mark;

		room &= marks_set(of, given->row[i].roll,
			sheet_mark(letter) == MARK_PRESENT ? "" : letter);
	}
	return room;
}

bool
sheet_is_entered(const struct record *s)
{
	const struct value approved = value_text("approved");
	const struct value *v = record_get(s, F_SHEET_STATE);

	return !v || value_equal(v, &approved);
}

void
sheets_begin(struct walk *w, struct txn *txn, uint64_t cohort)
{
	cohort_sheets_begin(w, txn, KIND_SHEET, cohort);
}

int32_t
sheets_day(const struct walk *w)
{
	return (int32_t)(walk_id(w) & DAY_MOST);
}

KIND_ROW(SHEET, sheet, "PR", L("Presensi", "Attendance", "出席簿"),
	sheet_fields, PERM_TEACH, PERM_TEACH, PERM_READ, 0, NULL,
	.about = F_SHEET_COHORT,
	.said = { F_SHEET_COHORT, F_SHEET_DAY }, .say = sheet_says,
	.flags = KIND_WITHIN | KIND_GIVEN);
