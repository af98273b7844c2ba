/* SPDX-License-Identifier: MIT */
/* Persons: whatever belongs to one is sealed under its key. */
#include <string.h>

#include "magang/base/fold.h"
#include "magang/base/pack.h"
#include "magang/identity/sex.h"
#include "magang/record/person_number.h"
#include "magang/record/person_infer.h"
#include "magang/record/sheet_words.h"
#include "leave.h"
#include "kind_rows.h"
#include "sectors.h"

static const struct choice sex[] = {
	{ "L", L("Laki-laki", "Male", "男") },
	{ "P", L("Perempuan", "Female", "女") },
};

static const char *
sex_word(const char *word)
{
	switch (sex_parse(word)) {
	case SEX_MALE:
		return "L";
	case SEX_FEMALE:
		return "P";
	default:
		return NULL;
	}
}

static const struct choice education[] = {
	{ "sd", L("SD", "Primary school", "小学校") },
	{ "smp", L("SMP", "Junior high school", "中学校") },
	{ "sma", L("SMA", "Senior high school", "高校") },
	{ "smk", L("SMK", "Vocational high school", "職業高校") },
	{ "ma", L("MA", "Islamic high school", "イスラム高校") },
	{ "d3", L("D3", "Diploma", "短期大学") },
	{ "d4", L("D4", "Applied bachelor", "専門大学") },
	{ "s1", L("S1", "Bachelor", "大学") },
	{ "s2", L("S2", "Master", "大学院") },
};

static const struct choice marital[] = {
	{ "belum_kawin", L("Belum kawin", "Single", "未婚") },
	{ "kawin", L("Kawin", "Married", "既婚") },
	{ "cerai_hidup", L("Cerai hidup", "Divorced", "離婚") },
	{ "cerai_mati", L("Cerai mati", "Widowed", "死別") },
};

static const struct choice religion[] = {
	{ "islam", L("Islam", "Islam", "イスラム教") },
	{ "kristen", L("Kristen", "Protestant", "プロテスタント") },
	{ "katolik", L("Katolik", "Catholic", "カトリック") },
	{ "hindu", L("Hindu", "Hindu", "ヒンドゥー教") },
	{ "buddha", L("Buddha", "Buddhist", "仏教") },
	{ "khonghucu", L("Khonghucu", "Confucian", "儒教") },
	{ "kepercayaan", L("Kepercayaan", "Other belief", "その他の信仰") },
};

static const struct fdef person_fields[] = {
	{ F_NAME, "name", L("Nama lengkap", "Full name", "氏名"), TYPE_NAME, 1,
		100, .section = "identity", .required = "", PERSONAL,
		.group = GROUP_NAME },
	{ F_TITLES, "titles", L("Gelar", "Titles", "称号"), TYPE_TEXT, 0, 60,
		.section = "identity", PERSONAL, .group = GROUP_NAME },
	{ F_NIK, "nik", L("NIK", "National ID number", "国民識別番号"),
		TYPE_NIK, 16, 16, .section = "identity", PERSONAL },
	{ F_KK, "no_kk",
		L("Nomor Kartu Keluarga", "Family card number",
			"世帯カード番号"),
		TYPE_KK, 16, 16, .section = "identity", PERSONAL },
	{ F_BIRTH_DATE, "birth_date",
		L("Tanggal lahir", "Date of birth", "生年月日"), TYPE_DATE,
		.section = "identity", PERSONAL, .flags = FDEF_BIRTH },
	{ F_BIRTH_PLACE, "birth_place",
		L("Tempat lahir", "Place of birth", "出生地"), TYPE_TEXT, 0, 60,
		.section = "identity", PERSONAL },
	{ F_SEX, "sex", L("Jenis kelamin", "Sex", "性別"), TYPE_CHOICE,
		CHOICES(sex), .section = "identity", CLEAR,
		.spoken = sex_word },
	{ F_MARITAL, "marital",
		L("Status perkawinan", "Marital status", "婚姻状況"),
		TYPE_CHOICE, CHOICES(marital), .section = "identity", PERSONAL,
		.spoken = sheet_marital },
	{ F_RELIGION, "religion", L("Agama", "Religion", "宗教"), TYPE_CHOICE,
		CHOICES(religion), .section = "identity", PERSONAL,
		.spoken = sheet_religion },
	{ F_NAME_PASSPORT, "name_passport",
		L("Nama di paspor", "Name in passport", "旅券上の氏名"),
		TYPE_UPPER, 1, 39, .section = "identity", PERSONAL },
	{ F_NAME_KANA, "name_kana",
		L("Nama katakana", "Name in katakana", "カナ氏名"),
		TYPE_KATAKANA, 1, 100, .section = "identity", PERSONAL },
	{ F_PASSPORT_NO, "passport_no",
		L("Nomor paspor", "Passport number", "旅券番号"), TYPE_PASSPORT,
		.section = "identity", PERSONAL },
	{ F_PHONE, "phone", L("Nomor HP", "Mobile number", "携帯電話"),
		TYPE_PHONE, .section = "contact", PERSONAL },
	{ F_EMAIL, "email", L("Email", "Email", "メール"), TYPE_EMAIL, 0, 254,
		.section = "contact", PERSONAL },
	{ F_EMERGENCY, "emergency",
		L("Kontak darurat", "Emergency contact", "緊急連絡先"),
		TYPE_CONTACT, 0, 120, .section = "contact", PERSONAL },
	{ F_STREET, "street",
		L("Alamat (jalan, kampung)", "Street or hamlet", "住所"),
		TYPE_TEXT, 0, 120, .section = "address", PERSONAL,
		.group = GROUP_PLACE },
	{ F_RT, "rt", L("RT", "Neighbourhood unit (RT)", "隣組（RT）"),
		TYPE_DIGITS, 3, 3, .section = "address", PERSONAL,
		.flags = FDEF_PAIR, .group = GROUP_PLACE },
	{ F_RW, "rw", L("RW", "Community unit (RW)", "町内会（RW）"),
		TYPE_DIGITS, 3, 3, .section = "address", PERSONAL,
		.group = GROUP_PLACE },
	{ F_VILLAGE, "village", L("Desa/kelurahan", "Village", "村・町"),
		TYPE_AREA, 4, 4, .section = "address", PERSONAL,
		.flags = FDEF_REPEAT, .group = GROUP_PLACE },
	{ F_DISTRICT, "district", L("Kecamatan", "District", "郡"), TYPE_AREA,
		3, 3, .section = "address", PERSONAL, .flags = FDEF_REPEAT,
		.group = GROUP_PLACE },
	{ F_REGENCY, "regency",
		L("Kabupaten/kota", "Regency or city", "県・市"), TYPE_AREA, 2,
		2, .section = "address", .flags = FDEF_CLEAR | FDEF_REPEAT,
		.group = GROUP_PLACE },
	{ F_POSTCODE, "postcode", L("Kode pos", "Postcode", "郵便番号"),
		TYPE_DIGITS, 5, 5, .section = "address", PERSONAL,
		.group = GROUP_PLACE },
	{ F_EDUCATION, "education",
		L("Pendidikan terakhir", "Last education", "最終学歴"),
		TYPE_LEVEL, CHOICES(education), .section = "education",
		PERSONAL, .flags = FDEF_REPEAT, .spoken = sheet_education,
		.group = GROUP_EDUCATION },
	{ F_MAJOR, "major", L("Jurusan", "Major", "専攻"), TYPE_TEXT, 0, 80,
		.section = "education", PERSONAL, .group = GROUP_EDUCATION },
	{ F_GRAD_YEAR, "grad_year",
		L("Tahun lulus", "Year of graduation", "卒業年"), TYPE_NUMBER,
		UNITS(1950), UNITS(2100), .section = "education", PERSONAL,
		.group = GROUP_EDUCATION },
	{ F_EXPERIENCE, "experience_months",
		L("Pengalaman kerja (bulan)", "Work experience (months)",
			"職務経験（月）"),
		TYPE_NUMBER, 0, UNITS(480), .section = "work", PERSONAL },
	{ F_SECTOR, "sector", L("Bidang", "Sector", "分野"), TYPE_CHOICE,
		CHOICES(sectors), .section = "work", PERSONAL },
	{ F_CONSENT_DATA, "consent_data",
		L("Setuju data dipakai", "Consent to data use",
			"情報利用の同意"),
		TYPE_DATE, .section = "consent", PERSONAL, .flags = FDEF_PAST },
	{ F_CONSENT_PARTNER, "consent_partner",
		L("Setuju data ke mitra", "Consent to partner",
			"提携先への提供同意"),
		TYPE_DATE, .section = "consent", PERSONAL, .flags = FDEF_PAST },
	{ F_COUNTED, "counted", L("Dihitung", "Counts", "計上"), TYPE_TEXT,
		.flags =
			FDEF_CLEAR | FDEF_HIDDEN | FDEF_RECKONED | FDEF_INNER },
	{ F_REMARK, "remark", L("Keterangan", "Remark", "備考"), TYPE_NOTE, 0,
		1000, .section = "remark", PERSONAL },
	{ F_REGISTERED, "registered", L("Terdaftar", "Registered", "登録日"),
		TYPE_DATE, .section = "remark", HIDDEN },
	{ F_ERASE_BY, "erase_by",
		L("Penghapusan diusulkan oleh", "Erasure proposed by",
			"消去の提案者"),
		TYPE_REF, HIDDEN, .section = "remark", .to = "user" },
	{ F_MERGED, "merged", L("Digabung dengan", "Merged with", "統合先"),
		TYPE_REF, .section = "remark", .to = "person",
		.flags =
			FDEF_CLEAR | FDEF_HIDDEN | FDEF_PASSING | FDEF_ITSELF },
	{ F_ERASED, "erased", L("Dihapus", "Erased", "消去日"), TYPE_DATE,
		.section = "remark", HIDDEN },
};

/* Under the key of its type; without a value, or one that is no key, not. */
static void
value_entry(struct entries *out, enum index_no ix, const struct record *p,
	uint16_t field)
{
	const struct value *v = record_get(p, field);
	uint8_t key[TYPE_KEY];
	struct entry *e;
	size_t n;

	if (!v || v->kind != VALUE_TEXT)
		return;
	n = type_of(core_field(field))->key(v, key);
	if (!n)
		return;
	e = leave_key(out, TREE_IX, ix);
	key_bytes(&e->key, key, n);
	key_u64(&e->key, p->id);
}

static void
name_entries(struct entries *out, const struct record *p, uint16_t area,
	const struct fold_name *name)
{
	const uint32_t village = name_village(record_number(p, F_VILLAGE, 0));

	for (size_t i = 0; i < name->n; i++) {
		struct entry *e = leave_key(out, TREE_IX, IX_NAME);

		key_u16(&e->key, area);
		key_bytes(&e->key, name->word[i], strlen(name->word[i]) + 1);
		key_u64(&e->key, p->id);
		put_u16(e->value,
			card_date(record_number(p, F_BIRTH_DATE, INT32_MIN)));
		e->value[2] = person_sex(p);
		e->value[3] = (uint8_t)fold_shared(name, i);
		e->value[4] = (uint8_t)(village >> 16);
		put_u16(e->value + 5, (uint16_t)village);
		e->len = 7;
		for (size_t j = 0; j < name->n; j++)
			if (j != i)
				e->value[e->len++] = name_mark(name->word[j]);
	}
}

static void
birth_entry(struct entries *out, const struct record *p,
	const struct fold_name *name)
{
	int64_t birth = record_number(p, F_BIRTH_DATE, INT32_MIN);
	struct entry *e;

	if (birth == INT32_MIN)
		return;
	e = leave_key(out, TREE_IX, IX_BIRTH);
	key_u32(&e->key, DATE_KEY(birth));
	key_u64(&e->key, p->id);
	put_u64(e->value, digits_key(record_get(p, F_NIK)));
	fold_join((char *)e->value + 8, ENTRY_VALUE - 8, name);
	e->len = 8 + strlen((char *)e->value + 8);
}

static const struct {
	enum index_no ix;
	uint16_t field;
} numbers[] = {
	{ IX_NIK, F_NIK },
	{ IX_KK, F_KK },
	{ IX_PHONE, F_PHONE },
	{ IX_PASSPORT, F_PASSPORT_NO },
};

bool
is_number_of_person(uint16_t field)
{
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++)
		if (numbers[i].field == field)
			return true;
	return false;
}

static void
number_entries(struct entries *out, const struct record *p)
{
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++)
		value_entry(out, numbers[i].ix, p, numbers[i].field);
}

/* Who is a second record of somebody stands in no list. */
static void
merged_entries(struct entries *out, const struct record *p)
{
	struct entry *e = leave_key(out, TREE_IX, IX_MERGED);

	key_u64(&e->key, p->id);
	put_u64(e->value, (uint64_t)record_number(p, F_MERGED, 0));
	e->len = 8;
	leave_in_parent(out, p);
}

static void
derive_person(const struct record *p, const struct record *person,
	const struct record *parent, struct entries *out)
{
	uint16_t area = person_area(p);
	struct fold_name name;
	char text[256];
	struct entry *e;

	(void)person;
	(void)parent;
	number_entries(out, p);
	if (record_has(p, F_MERGED)) {
		merged_entries(out, p);
		return;
	}
	fold_name(&name, record_text(p, F_NAME, text, sizeof(text)), 0);
	name_entries(out, p, area, &name);
	birth_entry(out, p, &name);
	e = leave_key(out, TREE_IX, IX_PERSON);
	key_u16(&e->key, area);
	key_u64(&e->key, p->id);
	leave_card(e, p, INT32_MIN);
}

KIND_ROW(PERSON, person, "MG", L("Peserta", "Persons", "対象者"),
	person_fields, PERM_REGISTER, PERM_EDIT, PERM_READ, F_NAME,
	derive_person, .owner = OWN_RECORD, .scope.area = F_REGENCY,
	.unique = F_NIK, .unique_index = IX_NIK,
	.by_area = IX_PERSON, .torn = person_torn, .flags = KIND_TOPIC | KIND_FORM,
	.counted = COUNT_PERSONS);
