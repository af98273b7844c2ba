/* SPDX-License-Identifier: MIT */
/*
 * Seats: a case in a cohort, or in places at a host. One is offered, or waited for
 * as long as there is no room, and taken or refused; one that was taken is done when
 * its class is finished, or left before. What gave it may withdraw it at any time, and
 * offer it again. It has a number in the roll, where there is
 * one, from its answer on, which it keeps whatever becomes of it; with the answer it is
 * taken back and brought back. No other ever has that number.
 */
#include <string.h>

#include "magang/base/pack.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "leave.h"
#include "kind_rows.h"

#define TOLD .flags = FDEF_CLEAR | FDEF_HIDDEN
#define STANDS .group = GROUP_SEAT

static const struct choice states[] = {
	{ "waiting", L("menunggu", "waiting", "空き待ち") },
	{ "offered", L("ditawarkan", "offered", "案内中") },
	{ "taken", L("diterima", "taken", "受講") },
	{ "done", L("tamat", "finished", "修了") },
	{ "refused", L("ditolak", "refused", "辞退") },
	{ "left", L("keluar", "left", "途中退講") },
	{ "withdrawn", L("ditarik", "withdrawn", "取下げ") },
};

static const struct choice causes[] = {
	{ CAUSE_UNREACHABLE, L("tidak terhubungi", "not reached", "連絡不能") },
	{ "work", L("bekerja", "has work", "就業") },
	{ "school", L("sekolah", "goes to school", "就学") },
	{ "illness", L("sakit", "ill", "病気"), .health = true },
	{ "family", L("keluarga", "family", "家庭の事情") },
	{ "distance",
		L("jauh atau biaya", "too far or too dear", "遠距離・費用") },
	{ "other_program", L("program lain", "another program", "他の事業") },
	{ "discipline", L("pelanggaran", "discipline", "規律違反") },
	{ "attendance", L("kehadiran kurang", "too often absent", "出席不足") },
	{ "units", L("nilai tidak lulus", "units not passed", "成績不足") },
	{ "moved_away", L("pindah", "moved away", "転居") },
	{ "died", L("meninggal", "died", "死亡") },
	{ CAUSE_ENDED, L("kasus berakhir", "its case ended", "案件の終了") },
	{ CAUSE_CLOSED, L("ditutup", "it was closed", "中止・終了") },
	{ CAUSE_HOST, L("ditarik penerima", "the host withdrew it",
			      "受入れ先の取下げ") },
	{ CAUSE_TRANSFERRED, L("pindah tempat", "moved to another place",
				     "別の求人へ変更") },
	{ CAUSE_OTHER, L("lain-lain", "other", "その他") },
};

static const struct fdef seat_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		.required = "", KNOWN_BY, .to = "person" },
	{ F_DECISION_CASE, "case", L("Kasus", "Case", "案件"), TYPE_REF,
		.required = "", KNOWN_BY, .to = "case" },
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, .required = "", KNOWN_BY, .to = "program" },
	{ F_SEAT_COHORT, "cohort", L("Angkatan", "Cohort", "クラス"), TYPE_REF,
		.flags = FDEF_CLEAR | FDEF_FIXED, .to = "cohort" },
	{ F_SEAT_SLOT, "slot", L("Lowongan", "Places", "求人"), TYPE_REF,
		.flags = FDEF_CLEAR | FDEF_FIXED, .to = "slot" },
	{ F_SEAT_STATE, "state", L("Keadaan", "State", "状態"), TYPE_CHOICE,
		CHOICES(states), .required = "", TOLD, STANDS,
		.state = SEAT_WAITING },
	{ F_SEAT_RUN, "run", L("Pencocokan", "Matching", "マッチング"),
		TYPE_REF, .flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED,
		.to = "run" },
	{ F_SEAT_ROLL, "roll", L("No. absen", "Roll number", "出席番号"),
		TYPE_NUMBER,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_WHOLE | FDEF_GIVEN,
		STANDS },
	{ F_SEAT_CAUSE, "cause", L("Sebab", "Cause", "事由"), TYPE_CHOICE,
		CHOICES(causes), .flags = FDEF_HIDDEN, STANDS },
	{ F_SEAT_REASON, "reason", L("Alasan", "Reason", "理由"), TYPE_NOTE, 0,
		1000, PERSONAL, .flags = FDEF_HIDDEN, STANDS },
	{ F_ROOM_BY, "room_by",
		L("Tempat berasal dari", "Room made by", "空席の元"), TYPE_TEXT,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_INNER },
	{ F_SEAT_SINCE, "since", L("Sejak", "Since", "日付"), TYPE_DATE, TOLD,
		STANDS },
	{ F_SEAT_FROM, "from", L("Mulai", "From", "開始日"), TYPE_DATE, TOLD,
		STANDS },
	{ F_SEAT_RISK, "atrisk", L("Berisiko keluar", "At risk", "要注意"),
		TYPE_YESNO, .flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_RECKONED },
};

static const struct kind_word words[] = {
	{ L("menunggu", "waiting", "空き待ち"), SEAT_WAITING,
		{ "state:waiting" } },
	{ L("ditawarkan", "offered", "案内中"), SEAT_OFFERED,
		{ "state:offered" } },
	{ L("diterima", "taken", "受講"), SEAT_TAKEN, { "state:taken" } },
	{ L("tamat", "finished", "修了"), SEAT_DONE, { "state:done" } },
	{ L("ditolak", "refused", "辞退"), SEAT_REFUSED, { "state:refused" } },
	{ L("keluar", "left", "途中退講"), SEAT_LEFT, { "state:left" } },
	{ L("ditarik", "withdrawn", "取下げ"), SEAT_WITHDRAWN,
		{ "state:withdrawn" } },
};

enum seat_state
seat_state(const struct record *s)
{
	return (enum seat_state)record_state(s, F_SEAT_STATE);
}

void
seat_set_state(struct record *s, enum seat_state state)
{
	record_set_state(s, F_SEAT_STATE, state);
}

bool
seat_cause_stands(const char *code)
{
	static const char *const stand[] = { CAUSE_UNREACHABLE, CAUSE_ENDED,
		CAUSE_CLOSED, CAUSE_HOST, CAUSE_TRANSFERRED, CAUSE_OTHER };
	size_t i = 0;

	while (i < ARRAY_SIZE(stand) && strcmp(stand[i], code) != 0)
		i++;
	return i < ARRAY_SIZE(stand);
}

bool
seat_cause_withdraws(const char *code)
{
	return strcmp(code, CAUSE_CLOSED) == 0 || strcmp(code, CAUSE_HOST) == 0;
}

bool
seat_cause_is_away(const char *code)
{
	static const char *const away[] = { CAUSE_UNREACHABLE, "work", "school",
		"illness", "family", "other_program", "discipline",
		"moved_away", "died" };
	size_t i = 0;

	while (i < ARRAY_SIZE(away) && strcmp(away[i], code) != 0)
		i++;
	return i < ARRAY_SIZE(away);
}

bool
seat_is_asked(enum seat_state state)
{
	return state == SEAT_WAITING || state == SEAT_OFFERED;
}

bool
seat_is_live(enum seat_state state)
{
	return state == SEAT_OFFERED || state == SEAT_TAKEN;
}

bool
seat_takes_room(enum seat_state state)
{
	return seat_is_live(state) || state == SEAT_DONE;
}

bool
seat_is_enrolled(enum seat_state state)
{
	return state == SEAT_TAKEN || state == SEAT_DONE;
}

/* Under its case, and under what it is in: state u8, roll u16. Among those at
 * risk. */
static void
derive_seat(const struct record *s, const struct record *person,
	const struct record *parent, struct entries *out)
{
	uint64_t id = 0;
	const struct seat_giver *in = seat_into(s, &id);
	struct entry *e;

	(void)person;
	(void)parent;
	leave_in_parent(out, s);
	if (record_has(s, F_SEAT_RISK))
		key_u64(&leave_key(out, TREE_IX, IX_RISK)->key, s->id);
	if (!in)
		return;
	e = leave_member(out, s, in->kind, id);
	e->value[0] = (uint8_t)seat_state(s);
	put_u16(e->value + 1,
		(uint16_t)(record_number(s, F_SEAT_ROLL, 0) / DECIMAL_ONE));
	e->len = 3;
}

void
seats_begin(struct walk *w, struct txn *txn, enum kind kind, uint64_t id)
{
	members_begin(w, txn, kind, id, KIND_SEAT);
}

enum seat_state
seats_state(const struct walk *w)
{
	return w->value.n == 3 ? (enum seat_state)w->value.p[0] : SEAT_REFUSED;
}

uint16_t
seats_roll(const struct walk *w)
{
	return w->value.n == 3 ? get_u16(w->value.p + 1) : 0;
}

/* A case has one of a kind at a time. */
static bool
seat_known_by(const struct record *s, struct key *out)
{
	uint64_t id;
	const struct seat_giver *in = seat_into(s, &id);

	key_u8(out, in ? (uint8_t)in->kind : 0);
	return in && seat_is_live(seat_state(s));
}

/* Who sits in a class has a number, who has not answered has none, nor has anybody
 * in places. */
static uint16_t
seat_torn(const struct record *s)
{
	const enum seat_state state = seat_state(s);
	const bool of_class = record_has(s, F_SEAT_COHORT);

	if (record_has(s, F_SEAT_ROLL))
		return of_class && !seat_is_asked(state) ? 0 : F_SEAT_ROLL;
	return of_class && seat_is_enrolled(state) ? F_SEAT_ROLL : 0;
}

KIND_ROW(SEAT, seat, "KR", L("Kursi", "Seats", "座席"), seat_fields, PERM_PLAN,
	PERM_PLAN, PERM_READ, 0, derive_seat,
	.owner = F_PERSON, .about = F_DECISION_CASE,
	.within = { F_SEAT_COHORT, F_SEAT_SLOT }, .scope.program = F_PROGRAM_NO,
	.known_by = seat_known_by, .twin = "seated", .torn = seat_torn,
	.flags = KIND_WITHIN,
	WORDS(words), .counted = COUNT_SEATS);
