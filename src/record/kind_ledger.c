/* SPDX-License-Identifier: MIT */
/*
 * The ledger of a case: money that is asked of a person and paid, loans, originals
 * that somebody keeps. An entry stays; of a loan and an original it says when it
 * was given back.
 */
#include <string.h>

#include "magang/record/ledger_state.h"
#include "leave.h"
#include "kind_rows.h"

#define TEXT_MOST 60
#define RECEIPT_MOST 40

static const struct choice whats[] = {
	{ "asked", L("diminta", "asked", "請求") },
	{ "paid", L("dibayar", "paid", "支払") },
	{ "refunded", L("uang kembali", "refunded", "返金") },
	{ "loan", L("pinjaman", "loan", "借入") },
	{ "original", L("dokumen asli", "original", "原本") },
};

static const struct choice currencies[] = {
	{ "idr", L("rupiah", "rupiah", "ルピア") },
	{ "jpy", L("yen", "yen", "円") },
};

static const struct choice items[] = {
	{ "diploma", L("ijazah", "diploma", "卒業証書") },
	{ "land", L("surat tanah", "land paper", "土地の権利証") },
	{ "passport", L("paspor", "passport", "旅券") },
	{ "ktp", L("KTP", "identity card", "身分証明書") },
	{ "family_card", L("kartu keluarga", "family card", "世帯カード") },
	{ "birth", L("akta kelahiran", "birth certificate", "出生証明書") },
	{ "vehicle", L("BPKB", "vehicle paper", "車両の権利証") },
	{ "other", L("lain-lain", "other", "その他") },
};

static const struct fdef ledger_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		KNOWN_BY, .to = "person" },
	{ F_DECISION_CASE, "case", L("Kasus", "Case", "案件"), TYPE_REF,
		.required = "", .flags = FDEF_CLEAR | FDEF_FIXED,
		.to = "case" },
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, KNOWN_BY, .to = "program" },
	{ F_LEDGER_WHAT, "what", L("Perihal", "What", "内容"), TYPE_CHOICE,
		CHOICES(whats), .required = "", CLEAR, .group = GROUP_LEDGER,
		.state = LEDGER_ASKED },
	{ F_DATE, "date", L("Tanggal", "Date", "日付"), TYPE_DATE,
		.required = "", .flags = FDEF_CLEAR | FDEF_PAST },
	{ F_LEDGER_AMOUNT, "amount", L("Jumlah", "Amount", "金額"), TYPE_MONEY,
		1, UNITS(100000000000), PERSONAL, .group = GROUP_LEDGER },
	{ F_LEDGER_CURRENCY, "currency", L("Mata uang", "Currency", "通貨"),
		TYPE_CHOICE, CHOICES(currencies), PERSONAL,
		.group = GROUP_LEDGER },
	{ F_LEDGER_ITEM, "item", L("Dokumen", "Item", "原本の種類"),
		TYPE_CHOICE, CHOICES(items), CLEAR, .group = GROUP_LEDGER },
	{ F_LEDGER_HOLDER, "holder",
		L("Lembaga penerima", "Taken by", "受領機関"), TYPE_REF, CLEAR,
		.to = "organisation" },
	{ F_LEDGER_BY, "by", L("Nama penerima", "Who there", "受領者"),
		TYPE_TEXT, 0, TEXT_MOST, PERSONAL },
	{ F_LEDGER_RECEIPT, "receipt",
		L("No. kuitansi", "Receipt", "領収書番号"), TYPE_TEXT, 0,
		RECEIPT_MOST, PERSONAL },
	{ F_LEDGER_BACK, "back", L("Dikembalikan", "Given back", "返却日"),
		TYPE_DATE, .flags = FDEF_CLEAR | FDEF_PAST, .since = F_DATE },
	{ F_LEDGER_NOTE, "note", L("Catatan", "Note", "備考"), TYPE_NOTE, 0,
		1000, PERSONAL },
};

static const struct kind_word words[] = {
	{ L("ditahan", "held", "預かり中"), LEDGER_HELD,
		{ "what:original", "back:-" } },
	{ L("dikembalikan", "returned", "返却済み"), LEDGER_RETURNED,
		{ "what:original", "back:*" } },
	{ L("terutang", "owed", "返済中"), LEDGER_OWED,
		{ "what:loan", "back:-" } },
};

static enum ledger_state
kind_of(const struct record *r)
{
	return (enum ledger_state)record_state(r, F_LEDGER_WHAT);
}

enum ledger_state
ledger_state(const struct record *r)
{
	const enum ledger_state is = kind_of(r);

	if (!record_has(r, F_LEDGER_BACK))
		return is;
	return is == LEDGER_OWED   ? LEDGER_REPAID
	       : is == LEDGER_HELD ? LEDGER_RETURNED
				   : is;
}

bool
ledger_comes_back(const struct record *r)
{
	return kind_of(r) == LEDGER_OWED || kind_of(r) == LEDGER_HELD;
}

bool
ledger_is_yen(const struct record *r)
{
	char code[8];

	return strcmp(record_text(r, F_LEDGER_CURRENCY, code, sizeof(code)),
		       "jpy") == 0;
}

uint16_t
ledger_odd(const struct record *r)
{
	const bool original = kind_of(r) == LEDGER_HELD;

	if (record_has(r, F_LEDGER_ITEM) != original)
		return F_LEDGER_ITEM;
	if (record_has(r, F_LEDGER_AMOUNT) == original)
		return F_LEDGER_AMOUNT;
	if (original && record_has(r, F_LEDGER_CURRENCY))
		return F_LEDGER_CURRENCY;
	return record_has(r, F_LEDGER_BACK) && !ledger_comes_back(r)
		       ? F_LEDGER_BACK
		       : 0;
}

/* One receipt, one entry; without receipts so much a day. */
static bool
ledger_known_by(const struct record *r, struct key *out)
{
	char text[RECEIPT_MOST + 1];

	key_u8(out, (uint8_t)kind_of(r));
	key_u32(out, DATE_KEY(record_number(r, F_DATE, 0)));
	key_u64(out, (uint64_t)record_number(r, F_LEDGER_AMOUNT, 0));
	key_u8(out, ledger_is_yen(r));
	record_text(r, F_LEDGER_ITEM, text, sizeof(text));
	key_bytes(out, text, strlen(text) + 1);
	record_text(r, F_LEDGER_RECEIPT, text, sizeof(text));
	key_bytes(out, text, strlen(text));
	return true;
}

KIND_ROW(LEDGER, ledger, "LG", L("Buku pelindungan", "Ledger", "保護台帳"),
	ledger_fields, PERM_REGISTER, PERM_EDIT, PERM_READ, 0, NULL,
	.owner = F_PERSON, .about = F_DECISION_CASE, .scope.program = F_PROGRAM_NO,
	.known_by = ledger_known_by, .twin = "ledger",
	.flags = KIND_FORM, WORDS(words), .counted = COUNT_LEDGER);
