/* SPDX-License-Identifier: MIT */
/*
 * A field goes by its label, too, and by the shorter heads that lists put above
 * it. What they say is read in every language, as words are. A head that nothing
 * but a list works out (CASES of an officer) is no key.
 */
#include "query_head.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"

#include "query_field.h"
#include "query_lex.h"

/* Heads that are not the label of the field, as the lists have them. */
static const struct head {
	const char *key;
	struct label said;
} heads[] = {
	{ "stage", LABELS("tahap", "at_stage", "段階") },
	{ "number", LABELS("nomor", "number", "番号") },
	{ "name", LABELS("nama", "name", "名前") },
	{ "regency", LABELS("wil", "reg", "県市") },
	{ "regency", LABELS("kab/kota", "regency", "県・市") },
	{ "regency", LABELS("wilayah", "area", "地域") },
	{ "regency", LABELS("kab", "kabupaten", "市町村") },
	{ "regency", LABELS("kota", "city", "市") },
	{ "district", LABELS("kec", "kecamatan", "郡") },
	{ "village", LABELS("desa", "kelurahan", "村") },
	{ "village", LABELS("kel", "village", "町") },
	{ "birth_date", LABELS("lahir", "born", "生年") },
	{ "phone", LABELS("hp", "mobile", "携帯") },
	{ "phone", LABELS("telp", "phone", "電話") },
	{ "no_kk", LABELS("kk", "family_card", "世帯") },
	{ "sex", LABELS("kelamin", "gender", "男女") },
	{ "officer", LABELS("petugas", "officer", "担当者") },
	{ "registered", LABELS("daftar", "registered", "登録") },
	{ "program", LABELS("program", "program", "プログラム") },
	{ "age", LABELS("usia", "age", "歳") },
	{ "age", LABELS("umur", "age", "年齢") },
	{ "wait", LABELS("lama", "wait", "待ち") },
	{ "sex", LABELS("l/p", "sex", "性") },
	{ "education", LABELS("pendidikan", "education", "学校") },
	{ "education", LABELS("sekolah", "school", "学歴") },
	{ "phone", LABELS("telepon", "phone", "電話番号") },
	{ "from", LABELS("dari", "from", "前の段階") },
	{ "to", LABELS("ke", "to", "次の段階") },
	{ "by", LABELS("oleh", "by", "担当") },
	{ "standing", LABELS("keadaan", "standing", "状態") },
	{ "reason", LABELS("alasan", "reason", "理由") },
	{ "cause", LABELS("sebab", "cause", "事由") },
	{ "due", LABELS("tenggat", "due", "期限") },
	{ "due", LABELS("kapan", "when", "状況") },
	{ "task", LABELS("tugas", "task", "タスク") },
	{ "about", LABELS("tentang", "about", "対象") },
	{ "role", LABELS("jabatan", "role", "役職") },
	{ "closed", LABELS("ditutup", "closed", "閉鎖") },
	{ "state", LABELS("keadaan", "state", "状態") },
	{ "roll", LABELS("absen", "roll", "番号") },
	{ "since", LABELS("sejak", "since", "日付") },
	{ "host", LABELS("perusahaan", "host", "受入れ先") },
	{ "sector", LABELS("bidang", "sector", "分野") },
	{ "start", LABELS("mulai", "start", "開始日") },
	{ "free", LABELS("sisa", "free", "空き") },
	{ "seats", LABELS("tempat", "seats", "定員") },
	{ "expires", LABELS("habis", "expires", "有効期限") },
	{ "trainer", LABELS("pelatih", "trainer", "講師") },
	{ "letter", LABELS("surat", "letter", "文書") },
	{ "sent", LABELS("dikirim", "sent", "送付日") },
	{ "date", LABELS("tanggal", "date", "日付") },
	{ "what", LABELS("perihal", "what", "内容") },
	{ "grade", LABELS("bukti", "evidence", "証拠") },
	{ "until", LABELS("sampai", "until", "期限") },
};

static const char *
label_key(const struct fdef *fields, size_t n, const char *said)
{
	const struct fdef *f = fields_said(fields, n, said);

	return f && !field_is_inner(f) ? f->name : NULL;
}

/* A head stands above what the kind can be asked by. */
static const char *
short_key(struct query_parser *p, const char *said, is_key *known)
{
	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (utf8_says(&heads[i].said, said) && known(p, heads[i].key))
			return heads[i].key;
	return NULL;
}

static const char *
program_key(struct query_parser *p, const char *said)
{
	struct err quiet = ERR_INIT;
	const struct program *program;
	const char *key = NULL;
	struct txn *txn;

	if (!kind_is(p->q->kind, KIND_OF_PROGRAM) ||
		txn_read(p->office->store, &txn, &quiet))
		return NULL;
	for (uint16_t no = 0;
		!key && (program = office_program_next(p->office, txn, &no));)
		key = label_key(program->fields, program->n_fields, said);
	txn_abort(txn);
	return key;
}

const char *
head_key(struct query_parser *p, const char *said, is_key *known)
{
	const struct kind_info *k = p->q->info;
	const char *key = label_key(k->fields, k->n_fields, said);

	if (!key)
		key = short_key(p, said, known);
	if (!key && kind_has_person(k->kind))
		key = label_key(kind_person.fields, kind_person.n_fields, said);
	if (!key)
		key = program_key(p, said);
	return key ? key : said;
}
