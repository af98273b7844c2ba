/* SPDX-License-Identifier: MIT */
/* Cases: a person in a program, on the way through its stages. */
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/pack.h"
#include "leave.h"
#include "kind_rows.h"
#include "sectors.h"

static const struct fdef case_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		HIDDEN, .to = "person" },
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, KNOWN_BY, .to = "program" },
	{ F_VERSION, "version", L("Versi program", "Program version", "版"),
		TYPE_REF, HIDDEN },
	{ F_STAGE, "stage_no", L("Tahap", "Stage", "段階"), TYPE_REF,
		KNOWN_BY },
	{ F_ENTERED, "entered",
		L("Masuk tahap", "In stage since", "段階開始日"), TYPE_DATE,
		KNOWN_BY },
	{ F_OPENED, "opened", L("Dibuka", "Opened", "開始日"), TYPE_DATE,
		HIDDEN },
	{ F_INTAKE, "intake", L("Angkatan penerimaan", "Intake", "募集回"),
		TYPE_REF, CLEAR, .to = "intake" },
	{ F_PLANNED_START, "planned_start",
		L("Rencana mulai", "Planned start", "開始予定日"), TYPE_DATE,
		CLEAR },
	{ F_OFFICER, "officer", L("Petugas", "Officer", "担当者"), TYPE_REF,
		CLEAR, .to = "user" },
	{ F_OFFERED, "offered",
		L("Ditawarkan kepada", "Offered to", "引継ぎ先"), TYPE_REF,
		HIDDEN, .to = "user" },
	{ F_SCORE, "score", L("Nilai", "Score", "得点"), TYPE_NUMBER, 0,
		UNITS(100), .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_HISTORY, "stage_history",
		L("Riwayat tahap", "Stage history", "段階履歴"), TYPE_TEXT, 0,
		2000,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_INNER },
	{ F_FAILS, "fails",
		L("Syarat tidak terpenuhi", "Rules failed", "満たさない条件"),
		TYPE_CHOICES, PERSONAL, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_UNANSWERED, "unknown",
		L("Syarat belum diketahui", "Rules not known yet",
			"未確認の条件"),
		TYPE_CHOICES, PERSONAL, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_WARNS, "warns",
		L("Syarat yang mengingatkan", "Rules that warn",
			"注意のある条件"),
		TYPE_CHOICES, PERSONAL, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_CAUSE, "cause", L("Sebab", "Cause", "事由"), TYPE_TEXT, 0, 40,
		.flags = FDEF_HIDDEN | FDEF_FIXED },
	{ F_PLACED, "placed",
		L("Perubahan tempat", "Change of place", "席の変更"), TYPE_REF,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_INNER },
	{ F_PROPOSED, "proposed_no", L("Diusulkan", "Proposed", "提案中"),
		TYPE_REF, KNOWN_BY },
	{ F_HELD, "held",
		L("Tempat dari usulan", "Place by a proposal", "提案による席"),
		TYPE_REF,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_INNER },
	{ F_TRIES, "tries",
		L("Percobaan gagal", "Tries in vain", "連絡失敗回数"),
		TYPE_NUMBER, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_TRIED, "tried", L("Terakhir dicoba", "Last tried", "最後の連絡日"),
		TYPE_DATE, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_UNREACHED, "unreachable",
		L("Tidak terhubungi sejak", "Unreachable since",
			"連絡不能になった日"),
		TYPE_DATE, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_ASKED, "asked", L("Diminta (Rp)", "Asked (Rp)", "請求額（ルピア）"),
		TYPE_MONEY, PERSONAL, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_PAID, "paid", L("Dibayar (Rp)", "Paid (Rp)", "支払額（ルピア）"),
		TYPE_MONEY, PERSONAL, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_OVER_CAP, "over_cap",
		L("Di atas batas biaya (Rp)", "Over the cap (Rp)",
			"上限超過額（ルピア）"),
		TYPE_MONEY, PERSONAL, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_RETURN_DUE, "return_due",
		L("Dokumen asli harus kembali", "Original due back",
			"原本の返却期限"),
		TYPE_DATE, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_SEEN, "last_seen", L("Terakhir ditemui", "Last seen", "最終確認日"),
		TYPE_DATE, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_FOLLOWUP, "followup",
		L("Belum ditemui untuk", "To be seen for",
			"未確認のフォロー日"),
		TYPE_DATE, .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_SENT_BY, "sent_by",
		L("Diberangkatkan oleh", "Sent by", "送り出す機関"), TYPE_REF,
		.flags =
			FDEF_HIDDEN | FDEF_RECKONED | FDEF_PASSING | FDEF_CLEAR,
		.to = "organisation" },
	{ F_KEPT_UNTIL, "kept_until",
		L("Disimpan sampai", "Kept until", "保存期限"), TYPE_DATE,
		.flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_CARDS_CLOSED, "assessed_early",
		L("Penilaian ditutup lebih awal", "Assessments closed early",
			"早期に締め切った評価"),
		TYPE_TEXT, 0, 400, HIDDEN },
	{ F_ASSESSORS, "assessors", L("Penilai", "Assessors", "評価者"),
		TYPE_REFS, CLEAR, .to = "user" },
	{ F_WISHES, "wishes", L("Pilihan tempat", "Wishes", "希望順位"),
		TYPE_REFS, PERSONAL, .to = "slot" },
	{ F_WISHES_NOT, "countries_refused",
		L("Negara yang ditolak", "Countries refused", "希望しない国"),
		TYPE_CHOICES, CHOICES(countries), PERSONAL },
	{ F_APPEALED, "appealed",
		L("Keberatan atas", "Under appeal of", "異議審査中の決定"),
		TYPE_REF, KNOWN_BY, .to = "decision" },
};

static const struct kind_word words[] = {
	{ L("berjalan", "open", "進行中"), 0, { "stage:open" } },
	{ L("tak-terhubungi", "unreachable", "連絡不能"), 0,
		{ "unreachable:*", "stage:open" } },
	{ L("lewat-batas", "overcharged", "上限超過"), 0,
		{ "over_cap:*", "stage:open" } },
	{ L("terlalu-lama-ditahan", "overheld", "返却期限切れ"), 0,
		{ "return_due<today" } },
	{ L("belum-ditemui", "unseen", "未確認"), 0, { "followup<today" } },
	{ L("lewat-simpan", "overkept", "保存期限切れ"), 0,
		{ "kept_until<today" } },
	{ L("keberatan", "appealed", "異議審査中"), 0, { "appealed:*" } },
};

/* A person as the persons of a program are listed. */
static void
client_entry(struct entries *out, const struct record *c,
	const struct record *person, uint16_t program, uint16_t area)
{
	struct entry *e = leave_key(out, TREE_IX, IX_CLIENT);

	key_u16(&e->key, program);
	key_u16(&e->key, area);
	key_u64(&e->key, leave_owner(c, person));
	key_u64(&e->key, c->id);
	leave_card(e, person, INT32_MIN);
}

/* By the hands it is in, and that it is offered to. */
static void
leave_in_hand(struct entries *out, const struct record *c, enum index_no ix,
	uint16_t field)
{
	struct entry *e;

	if (!record_has(c, field))
		return;
	e = leave_key(out, TREE_IX, ix);
	key_u64(&e->key, (uint64_t)record_number(c, field, 0));
	key_u64(&e->key, c->id);
}

/* By when it last came to a place of its intake, or left it. */
static void
leave_placed(struct entries *out, const struct record *c, uint16_t program)
{
	struct entry *e;

	if (!record_has(c, F_PLACED))
		return;
	e = leave_key(out, TREE_IX, IX_PLACED);
	key_u16(&e->key, program);
	key_u64(&e->key, (uint64_t)record_number(c, F_INTAKE, 0));
	key_u64(&e->key, (uint64_t)record_number(c, F_PLACED, 0));
	key_u64(&e->key, c->id);
}

static void
derive_case(const struct record *c, const struct record *person,
	const struct record *parent, struct entries *out)
{
	uint16_t area = person_area(person);
	uint16_t program = (uint16_t)record_number(c, F_PROGRAM_NO, 0);
	uint16_t stage = (uint16_t)record_number(c, F_STAGE, 0);
	struct entry *e = leave_key(out, TREE_IX, IX_CASE);

	(void)parent;
	key_u16(&e->key, area);
	key_u16(&e->key, program);
	key_u16(&e->key, stage);
	key_u16(&e->key, index_rank(record_number(c, F_SCORE, -1)));
	key_u64(&e->key, c->id);
	leave_card(e, person, record_number(c, F_ENTERED, INT32_MIN));
	put_u64(e->value + e->len, (uint64_t)record_number(c, F_INTAKE, 0));
	e->len += 8;
	e = leave_in_parent(out, c);
	put_u16(e->value, program);
	e->len = 2;
	client_entry(out, c, person, program, area);
	leave_in_hand(out, c, IX_HELD, F_OFFICER);
	leave_in_hand(out, c, IX_OFFERED, F_OFFERED);
	leave_placed(out, c, program);
}

/* "3:20781 5:20790": the last entry is the stage now, and its day. */
static uint16_t
case_torn(const struct record *c)
{
	const struct value *v = record_get(c, F_HISTORY);
	char *text, *last, *day;
	uint16_t torn = 0;

	if (!v || v->kind != VALUE_TEXT)
		return record_has(c, F_STAGE) ? F_HISTORY : 0;
	text = xstrndup(v->text, v->len);
	last = strrchr(text, ' ');
	last = last ? last + 1 : text;
	day = strchr(last, ':');
	if (!day || strtol(last, NULL, 10) != record_number(c, F_STAGE, -1))
		torn = F_STAGE;
	else if (strtol(day + 1, NULL, 10) != record_number(c, F_ENTERED, -1))
		torn = F_ENTERED;
	free(text);
	return torn;
}

KIND_ROW(CASE, case, "CS", L("Kasus", "Cases", "案件"), case_fields,
	PERM_REGISTER, PERM_EDIT, PERM_READ, 0, derive_case,
	.owner = F_PERSON, .scope.program = F_PROGRAM_NO, .stage = F_STAGE,
	.by_area = IX_CASE, .torn = case_torn, .flags = KIND_OF_PROGRAM | KIND_TOPIC | KIND_FORM,
	.counted = COUNT_CASES, WORDS(words));
