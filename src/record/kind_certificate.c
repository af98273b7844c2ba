/* SPDX-License-Identifier: MIT */
/*
 * Certificates: what a program gives for what was completed, with a number that no
 * other one ever has. What is printed on it stays as it was when it was given; a
 * name that is put right later is another certificate, in the place of this one.
 */
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/identity/verify.h"
#include "magang/record/certificate_state.h"
#include "magang/store/walk.h"
#include "leave.h"
#include "kind_rows.h"

#define NAME_MOST 40
#define SAID .required = "", KNOWN_BY
#define TOLD .flags = FDEF_CLEAR | FDEF_HIDDEN
#define PRINTED PERSONAL, .flags = FDEF_HIDDEN | FDEF_FIXED

static const struct choice states[] = {
	{ "given", L("berlaku", "valid", "有効") },
	{ "replaced", L("diganti", "replaced", "差し替え済み") },
	{ "revoked", L("dicabut", "revoked", "取り消し") },
};

static const struct fdef certificate_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF, SAID,
		.to = "person" },
	{ F_DECISION_CASE, "case", L("Kasus", "Case", "案件"), TYPE_REF, SAID,
		.to = "case" },
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, SAID, .to = "program" },
	{ F_VERSION, "version", L("Versi program", "Program version", "版"),
		TYPE_REF, SAID },
	{ F_CERT_OF, "certificate",
		L("Nama sertifikat", "Certificate", "証書の種類"), TYPE_TEXT, 1,
		NAME_MOST, SAID },
	{ F_DATE, "date", L("Tanggal", "Date", "交付日"), TYPE_DATE, SAID },
	{ F_CERT_NUMBER, "cert_number",
		L("No. sertifikat", "Certificate number", "証書番号"),
		TYPE_TEXT, 1, VERIFY_NUMBER - 1, KNOWN_BY },
	{ F_CERT_NTH, "nth", L("No. urut", "Place in the register", "台帳の順"),
		TYPE_NUMBER, KNOWN_BY },
	{ F_CERT_STATE, "state", L("Keadaan", "State", "状態"), TYPE_CHOICE,
		CHOICES(states), .required = "", TOLD,
		.state = CERTIFICATE_GIVEN },
	{ F_CERT_DECISION, "decision", L("Keputusan", "Decision", "決定"),
		TYPE_REF, KNOWN_BY, .to = "decision" },
	{ F_SEAT_COHORT, "cohort", L("Angkatan", "Cohort", "クラス"), TYPE_REF,
		KNOWN_BY, .to = "cohort" },
	{ F_CERT_NAME, "printed_name",
		L("Nama tercetak", "Name as printed", "印字の氏名"), TYPE_TEXT,
		PRINTED },
	{ F_CERT_KANA, "printed_kana",
		L("Nama katakana tercetak", "Katakana as printed",
			"印字のカタカナ"),
		TYPE_TEXT, PRINTED },
	{ F_CERT_BORN, "printed_birth",
		L("Tanggal lahir tercetak", "Birth date as printed",
			"印字の生年月日"),
		TYPE_DATE, PRINTED },
	{ F_CERT_CLASS, "class", L("Kelas tercetak", "Class", "印字のクラス"),
		TYPE_TEXT, KNOWN_BY },
	{ F_CERT_FROM, "class_from", L("Dari", "From", "開始日"), TYPE_DATE,
		KNOWN_BY },
	{ F_CERT_UNTIL, "class_until", L("Sampai", "Until", "終了日"),
		TYPE_DATE, KNOWN_BY },
	{ F_CERT_REPLACES, "replaces",
		L("Menggantikan", "In the place of", "差し替え元"), TYPE_REF,
		KNOWN_BY, .to = "certificate" },
	{ F_CERT_COPIES, "copies", L("Dicetak (kali)", "Copies", "印刷回数"),
		TYPE_NUMBER, .flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_WHOLE },
	{ F_CERT_PRINTED, "printed",
		L("Terakhir dicetak", "Last printed", "最終印刷日"), TYPE_DATE,
		TOLD },
	{ F_CERT_REVOKED, "revoked", L("Dicabut", "Revoked", "取消日"),
		TYPE_DATE, TOLD },
	{ F_CERT_REASON, "reason", L("Alasan", "Reason", "理由"), TYPE_NOTE, 0,
		1000, PERSONAL, .flags = FDEF_HIDDEN },
};

static const struct kind_word words[] = {
	{ L("berlaku", "given", "有効"), CERTIFICATE_GIVEN, { "state:given" } },
	{ L("diganti", "replaced", "差し替え済み"), CERTIFICATE_REPLACED,
		{ "state:replaced" } },
	{ L("dicabut", "revoked", "取り消し"), CERTIFICATE_REVOKED,
		{ "state:revoked" } },
};

enum certificate_state
certificate_state(const struct record *r)
{
	return (enum certificate_state)record_state(r, F_CERT_STATE);
}

void
certificate_set_state(struct record *r, enum certificate_state state)
{
	record_set_state(r, F_CERT_STATE, state);
}

static const struct {
	uint16_t to, from;
} names[] = {
	{ F_CERT_NAME, F_NAME },
	{ F_CERT_KANA, F_NAME_KANA },
	{ F_CERT_BORN, F_BIRTH_DATE },
};

void
certificate_take_name(struct record *r, const struct record *person)
{
	const struct value none = value_none();

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		const struct value *v = record_get(person, names[i].from);

		record_set(r, names[i].to, v ? v : &none);
	}
}

bool
certificate_is_named(const struct record *r)
{
	return record_has(r, F_CERT_NAME);
}

bool
certificate_names(const struct record *r, const struct record *person)
{
	const struct value none = value_none();

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		const struct value *a = record_get(r, names[i].to);
		const struct value *b = record_get(person, names[i].from);

		if (!value_equal(a ? a : &none, b ? b : &none))
			return false;
	}
	return true;
}

static void
derive_certificate(const struct record *r, const struct record *person,
	const struct record *parent, struct entries *out)
{
	char number[VERIFY_NUMBER], plain[VERIFY_NUMBER];

	(void)person;
	(void)parent;
	leave_in_parent(out, r);
	record_text(r, F_CERT_NUMBER, number, sizeof(number));
	if (verify_plain(plain, number))
		leave_word(out, IX_CERTIFICATE, plain, r->id);
}

uint64_t
certificate_numbered(struct txn *txn, const char *number)
{
	char plain[VERIFY_NUMBER];
	const size_t n = verify_plain(plain, number);
	struct key k = { 0 };
	struct walk w;
	uint64_t found;

	if (!n)
		return 0;
	key_u8(&k, IX_CERTIFICATE);
	key_bytes(&k, plain, n + 1);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	found = walk_next(&w) ? walk_id(&w) : 0;
	walk_end(&w);
	return found;
}

bool
certificate_successor(
	struct txn *txn, const struct record *r, struct record *out)
{
	struct walk w;
	bool found = false;

	members_begin(&w, txn, KIND_CASE,
		(uint64_t)record_number(r, F_DECISION_CASE, 0),
		KIND_CERTIFICATE);
	while (!found && walk_next(&w))
		found = record_load(
				txn, KIND_CERTIFICATE, walk_id(&w), 0, out) &&
			(uint64_t)record_number(out, F_CERT_REPLACES, 0) ==
				r->id;
	walk_end(&w);
	return found;
}

/* As many as its case has; none of them comes twice. */
static size_t
most_successors(struct txn *txn, const struct record *r)
{
	struct walk w;
	size_t n = 0;

	members_begin(&w, txn, KIND_CASE,
		(uint64_t)record_number(r, F_DECISION_CASE, 0),
		KIND_CERTIFICATE);
	while (walk_next(&w))
		n++;
	walk_end(&w);
	return n;
}

bool
certificate_last(struct txn *txn, const struct record *r, struct record *out)
{
	struct record *at = xmalloc(sizeof(*at));
	size_t left = most_successors(txn, r);
	bool found = false;

	*at = *r;
	while (left-- && certificate_successor(txn, at, out)) {
		*at = *out;
		found = true;
	}
	*out = *at;
	free(at);
	return found;
}

/* What was completed, as long as nobody has revoked it, is certified once, whatever
 * seat the case had then or has now. */
static bool
certificate_known_by(const struct record *r, struct key *out)
{
	char name[NAME_MOST + 1];

	record_text(r, F_CERT_OF, name, sizeof(name));
	key_bytes(out, name, strlen(name));
	return certificate_state(r) == CERTIFICATE_GIVEN;
}

KIND_ROW(CERTIFICATE, certificate, "SF",
	L("Sertifikat", "Certificates", "修了証書"), certificate_fields,
	PERM_CERTIFY, PERM_CERTIFY, PERM_READ, 0, derive_certificate,
	.owner = F_PERSON, .about = F_DECISION_CASE, .scope.program = F_PROGRAM_NO,
	.known_by = certificate_known_by, .twin = "certified",
	.flags = KIND_WITHIN, WORDS(words), .counted = COUNT_CERTIFICATES);
