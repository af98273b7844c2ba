/* SPDX-License-Identifier: MIT */
/*
 * The core fields. One line here is a field everywhere: form, list, filter,
 * import, export, history, help. Labels are those of the paper forms.
 */
#include "magang/record/fields.h"

#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/identity/identity.h"
#include "magang/program/program.h"
#include "magang/record/sheet_words.h"
#include "sectors.h"

#define L(id, en, ja) { { id, en, ja } }
#define UNITS(n) ((int64_t)(n) * DECIMAL_ONE)
#define CHOICES(c) .choices = (c), .n_choices = ARRAY_SIZE(c)
#define PERSONAL .privacy = PRIVACY_PERSONAL
#define CLEAR .flags = FDEF_CLEAR
#define HIDDEN .flags = FDEF_CLEAR | FDEF_HIDDEN

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

static const struct choice org_kind[] = {
	{ "host", L("Penerima magang", "Host company", "実習実施者") },
	{ "cooperative", L("Koperasi", "Cooperative", "協同組合") },
	{ "sme", L("UMKM", "Small business", "中小企業") },
	{ "lpk", L("LPK", "Training body", "送出・訓練機関") },
	{ "partner", L("Mitra", "Partner", "提携先") },
};

static const struct choice country[] = {
	{ "id", L("Indonesia", "Indonesia", "インドネシア") },
	{ "jp", L("Jepang", "Japan", "日本") },
};

static const struct choice answer[] = {
	{ "open", L("Belum dijawab", "Open", "未確認") },
	{ "same", L("Orang yang sama", "Same person", "同一人") },
	{ "different", L("Orang lain", "Different person", "別人") },
};

static const struct choice language[] = {
	{ "id", L("Bahasa Indonesia", "Indonesian", "インドネシア語") },
	{ "en", L("Inggris", "English", "英語") },
	{ "ja", L("Jepang", "Japanese", "日本語") },
};

/* Parts of the paper form, in its order. */
static const struct choice sections[] = {
	{ "identity", L("Data diri", "Person", "本人") },
	{ "contact", L("Kontak", "Contact", "連絡先") },
	{ "address", L("Alamat", "Address", "住所") },
	{ "education", L("Pendidikan", "Education", "学歴") },
	{ "work", L("Pekerjaan", "Work", "職歴") },
	{ "consent", L("Persetujuan", "Consent", "同意") },
	{ "remark", L("Keterangan", "Remarks", "備考") },
	{ "documents", L("Berkas", "Papers", "書類") },
};

static const struct fdef person_fields[] = {
	{ F_NAME, "name", L("Nama lengkap", "Full name", "氏名"), TYPE_NAME, 1, 60,
		.section = "identity", .required = "", PERSONAL,
		.group = GROUP_NAME },
	{ F_TITLES, "titles", L("Gelar", "Titles", "称号"), TYPE_TEXT, 0, 60,
		.section = "identity", PERSONAL,
		.group = GROUP_NAME },
	{ F_NIK, "nik", L("NIK", "National ID number", "国民識別番号"), TYPE_NIK,
		16, 16, .section = "identity", PERSONAL },
	{ F_KK, "no_kk", L("Nomor Kartu Keluarga", "Family card number",
		"世帯カード番号"), TYPE_KK, 16, 16, .section = "identity",
		PERSONAL },
	{ F_BIRTH_DATE, "birth_date", L("Tanggal lahir", "Date of birth",
		"生年月日"), TYPE_DATE, .section = "identity", PERSONAL },
	{ F_BIRTH_PLACE, "birth_place", L("Tempat lahir", "Place of birth",
		"出生地"), TYPE_TEXT, 0, 60, .section = "identity", PERSONAL },
	{ F_SEX, "sex", L("Jenis kelamin", "Sex", "性別"), TYPE_CHOICE,
		CHOICES(sex), .section = "identity", CLEAR,
		.spoken = sex_word },
	{ F_MARITAL, "marital", L("Status perkawinan", "Marital status",
		"婚姻状況"), TYPE_CHOICE, CHOICES(marital), .section = "identity",
		PERSONAL, .spoken = sheet_marital },
	{ F_RELIGION, "religion", L("Agama", "Religion", "宗教"), TYPE_CHOICE,
		CHOICES(religion), .section = "identity", PERSONAL,
		.spoken = sheet_religion },
	{ F_NAME_PASSPORT, "name_passport", L("Nama di paspor",
		"Name in passport", "旅券上の氏名"), TYPE_UPPER, 1, 39,
		.section = "identity", PERSONAL },
	{ F_NAME_KANA, "name_kana", L("Nama katakana", "Name in katakana",
		"カナ氏名"), TYPE_KATAKANA, 1, 60, .section = "identity", PERSONAL },
	{ F_PASSPORT_NO, "passport_no", L("Nomor paspor", "Passport number",
		"旅券番号"), TYPE_PASSPORT, .section = "identity", PERSONAL },
	{ F_PHONE, "phone", L("Nomor HP", "Mobile number", "携帯電話"), TYPE_PHONE,
		.section = "contact", PERSONAL },
	{ F_EMAIL, "email", L("Email", "Email", "メール"), TYPE_EMAIL, 0, 254,
		.section = "contact", PERSONAL },
	{ F_EMERGENCY, "emergency", L("Kontak darurat", "Emergency contact",
		"緊急連絡先"), TYPE_TEXT, 0, 120, .section = "contact", PERSONAL },
	{ F_STREET, "street", L("Alamat (jalan, kampung)", "Street or hamlet",
		"住所"), TYPE_TEXT, 0, 120, .section = "address", PERSONAL,
		.group = GROUP_PLACE },
	{ F_RT, "rt", L("RT", "Neighbourhood unit (RT)", "隣組（RT）"),
		TYPE_DIGITS, 3, 3, .section = "address", PERSONAL,
		.group = GROUP_PLACE },
	{ F_RW, "rw", L("RW", "Community unit (RW)", "町内会（RW）"), TYPE_DIGITS,
		3, 3, .section = "address", PERSONAL,
		.group = GROUP_PLACE },
	{ F_VILLAGE, "village", L("Desa/kelurahan", "Village", "村・町"),
		TYPE_AREA, 4, 4, .section = "address", PERSONAL,
		.flags = FDEF_REPEAT,
		.group = GROUP_PLACE },
	{ F_DISTRICT, "district", L("Kecamatan", "District", "郡"), TYPE_AREA, 3,
		3, .section = "address", PERSONAL, .flags = FDEF_REPEAT,
		.group = GROUP_PLACE },
	{ F_REGENCY, "regency", L("Kabupaten/kota", "Regency or city", "県・市"),
		TYPE_AREA, 2, 2, .section = "address",
		.flags = FDEF_CLEAR | FDEF_REPEAT,
		.group = GROUP_PLACE },
	{ F_POSTCODE, "postcode", L("Kode pos", "Postcode", "郵便番号"),
		TYPE_DIGITS, 5, 5, .section = "address", PERSONAL,
		.group = GROUP_PLACE },
	{ F_EDUCATION, "education", L("Pendidikan terakhir", "Last education",
		"最終学歴"), TYPE_LEVEL, CHOICES(education), .section = "education",
		PERSONAL, .flags = FDEF_REPEAT, .spoken = sheet_education,
		.group = GROUP_EDUCATION },
	{ F_MAJOR, "major", L("Jurusan", "Major", "専攻"), TYPE_TEXT, 0, 80,
		.section = "education", PERSONAL,
		.group = GROUP_EDUCATION },
	{ F_GRAD_YEAR, "grad_year", L("Tahun lulus", "Year of graduation",
		"卒業年"), TYPE_NUMBER, UNITS(1950), UNITS(2100),
		.section = "education", PERSONAL,
		.group = GROUP_EDUCATION },
	{ F_EXPERIENCE, "experience_months", L("Pengalaman kerja (bulan)",
		"Work experience (months)", "職務経験（月）"), TYPE_NUMBER, 0,
		UNITS(480), .section = "work", PERSONAL },
	{ F_SECTOR, "sector", L("Bidang", "Sector", "分野"), TYPE_CHOICE,
		CHOICES(sectors), .section = "work", PERSONAL },
	{ F_CONSENT_DATA, "consent_data", L("Setuju data dipakai",
		"Consent to data use", "情報利用の同意"), TYPE_DATE,
		.section = "consent", PERSONAL },
	{ F_CONSENT_PARTNER, "consent_partner", L("Setuju data ke mitra",
		"Consent to partner", "提携先への提供同意"), TYPE_DATE,
		.section = "consent", PERSONAL },
	{ F_REMARK, "remark", L("Keterangan", "Remark", "備考"), TYPE_NOTE, 0,
		1000, .section = "remark", PERSONAL },
	{ F_REGISTERED, "registered", L("Terdaftar", "Registered", "登録日"),
		TYPE_DATE, .section = "remark", HIDDEN },
	{ F_ERASED, "erased", L("Dihapus", "Erased", "消去日"), TYPE_DATE,
		.section = "remark", HIDDEN },
};

static const struct fdef case_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_REF_PERSON },
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, HIDDEN },
	{ F_VERSION, "version", L("Versi program", "Program version", "版"),
		TYPE_REF, HIDDEN },
	{ F_STAGE, "stage_no", L("Tahap", "Stage", "段階"), TYPE_REF, HIDDEN,
		.group = GROUP_STAGE },
	{ F_ENTERED, "entered", L("Masuk tahap", "In stage since", "段階開始日"),
		TYPE_DATE, HIDDEN,
		.group = GROUP_STAGE },
	{ F_OPENED, "opened", L("Dibuka", "Opened", "開始日"), TYPE_DATE, HIDDEN },
	{ F_INTAKE, "intake", L("Angkatan penerimaan", "Intake", "募集回"),
		TYPE_TEXT, 0, 40, CLEAR },
	{ F_PLANNED_START, "planned_start", L("Rencana mulai", "Planned start",
		"開始予定日"), TYPE_DATE, CLEAR },
	{ F_OFFICER, "officer", L("Petugas", "Officer", "担当者"), TYPE_REF, CLEAR },
	{ F_SCORE, "score", L("Nilai", "Score", "得点"), TYPE_NUMBER, 0,
		UNITS(100), .flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_HISTORY, "stage_history", L("Riwayat tahap", "Stage history",
		"段階履歴"), TYPE_TEXT, 0, 2000, HIDDEN,
		.group = GROUP_STAGE },
	{ F_FAILS, "fails", L("Syarat tidak terpenuhi", "Rules failed",
		"満たさない条件"), TYPE_CHOICES, PERSONAL,
		.flags = FDEF_HIDDEN | FDEF_RECKONED },
	{ F_UNANSWERED, "unknown", L("Syarat belum diketahui",
		"Rules not known yet", "未確認の条件"), TYPE_CHOICES, PERSONAL,
		.flags = FDEF_HIDDEN | FDEF_RECKONED },
};

static const struct fdef task_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_REF_PERSON },
	{ F_ABOUT, "about", L("Tentang", "About", "対象"), TYPE_REF, HIDDEN },
	{ F_ABOUT_KIND, "about_kind", L("Jenis", "Kind", "種別"), TYPE_REF,
		HIDDEN },
	{ F_TASK, "task", L("Tugas", "Task", "用件"), TYPE_TEXT, 1, 200,
		.required = "", PERSONAL },
	{ F_DUE, "due", L("Jatuh tempo", "Due", "期限"), TYPE_DATE, .required = "",
		CLEAR },
	{ F_RULE, "rule", L("Dari tenggat", "From deadline", "期限規則"),
		TYPE_TEXT, 0, 40, HIDDEN },
	{ F_DONE, "done", L("Selesai", "Done", "完了日"), TYPE_DATE, CLEAR },
	{ F_OFFICER, "officer", L("Petugas", "Officer", "担当者"), TYPE_REF, CLEAR },
};

static const struct fdef activity_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_REF_PERSON },
	{ F_ABOUT, "about", L("Tentang", "About", "対象"), TYPE_REF, HIDDEN },
	{ F_ABOUT_KIND, "about_kind", L("Jenis", "Kind", "種別"), TYPE_REF,
		HIDDEN },
	{ F_ACTIVITY, "activity", L("Kegiatan", "Activity", "活動"), TYPE_TEXT, 1,
		40, .required = "", CLEAR,
		.group = GROUP_ACTIVITY },
	{ F_DATE, "date", L("Tanggal", "Date", "日付"), TYPE_DATE, CLEAR },
	{ F_AMOUNT, "amount", L("Jumlah", "Amount", "数量"), TYPE_NUMBER, 0,
		UNITS(100000), CLEAR,
		.group = GROUP_ACTIVITY },
	{ F_TEXT, "text", L("Catatan", "Note", "内容"), TYPE_NOTE, 0, 4000,
		PERSONAL },
};

static const struct fdef doubt_fields[] = {
	{ F_FIRST, "first", L("Orang pertama", "First person", "1人目"), TYPE_REF,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_REF_PERSON },
	{ F_SECOND, "second", L("Orang kedua", "Second person", "2人目"),
		TYPE_REF, .flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_REF_PERSON },
	{ F_LIKENESS, "likeness", L("Kemiripan", "Likeness", "類似度"),
		TYPE_NUMBER, 0, UNITS(1000), HIDDEN },
	{ F_EVIDENCE, "evidence", L("Bukti", "Evidence", "根拠"), TYPE_TEXT, 0,
		200, PERSONAL },
	{ F_ANSWER, "answer", L("Jawaban", "Answer", "判定"), TYPE_CHOICE,
		CHOICES(answer), CLEAR },
};

static const struct fdef organisation_fields[] = {
	{ F_ORG_NAME, "name", L("Nama", "Name", "名称"), TYPE_TEXT, 1, 120,
		.required = "" },
	{ F_ORG_NAME_JA, "name_ja", L("Nama Jepang", "Japanese name", "日本語名"),
		TYPE_TEXT, 0, 120 },
	{ F_ORG_KIND, "kind", L("Jenis", "Kind", "種別"), TYPE_CHOICE,
		CHOICES(org_kind), .required = "" },
	{ F_ORG_COUNTRY, "country", L("Negara", "Country", "国"), TYPE_CHOICE,
		CHOICES(country),
		.group = GROUP_PLACE },
	{ F_ORG_REGENCY, "regency", L("Kabupaten/kota", "Regency or city",
		"県・市"), TYPE_AREA, 2, 2,
		.group = GROUP_PLACE },
	{ F_ORG_ADDRESS, "address", L("Alamat", "Address", "住所"), TYPE_TEXT, 0,
		200,
		.group = GROUP_PLACE },
	{ F_ORG_PHONE, "phone", L("Telepon", "Phone", "電話"), TYPE_PHONE },
	{ F_ORG_EMAIL, "email", L("Email", "Email", "メール"), TYPE_EMAIL, 0, 254 },
	{ F_ORG_SECTOR, "sector", L("Bidang", "Sector", "分野"), TYPE_CHOICE,
		CHOICES(sectors) },
	{ F_ORG_STAFF, "staff", L("Jumlah pekerja tetap", "Full-time staff",
		"常勤職員数"), TYPE_NUMBER, 0, UNITS(1000000) },
	{ F_ORG_LICENCE, "licence", L("Nomor izin", "Licence number",
		"許可番号"), TYPE_TEXT, 0, 60,
		.group = GROUP_LICENCE },
	{ F_ORG_LICENCE_UNTIL, "licence_until", L("Izin berlaku sampai",
		"Licence valid until", "許可期限"), TYPE_DATE,
		.group = GROUP_LICENCE },
};

static const struct fdef user_fields[] = {
	{ F_USER_NAME, "name", L("Nama pengguna", "User name", "利用者名"),
		TYPE_TEXT, 1, 32, .required = "" },
	{ F_USER_UID, "uid", L("UID", "UID", "UID"), TYPE_NUMBER, 0,
		UNITS(4294967295) },
	{ F_USER_ROLE, "role", L("Peran", "Role", "役割"), TYPE_TEXT, 1, 32,
		.required = "",
		.group = GROUP_RIGHTS },
	{ F_USER_AREAS, "areas", L("Wilayah", "Areas", "担当地域"), TYPE_TEXT, 0,
		400,
		.group = GROUP_RIGHTS },
	{ F_USER_PROGRAMS, "programs", L("Program", "Programs", "プログラム"),
		TYPE_TEXT, 0, 400,
		.group = GROUP_RIGHTS },
	{ F_USER_LANG, "lang", L("Bahasa", "Language", "言語"), TYPE_CHOICE,
		CHOICES(language) },
	{ F_USER_SWITCHES, "switches", L("Pilihan layar", "Screen choices",
		"画面の設定"), TYPE_TEXT, 0, 200 },
	{ F_USER_CLOSED, "closed", L("Ditutup", "Closed", "閉鎖日"), TYPE_DATE },
};

/* Programs and other texts of the office. */
static const struct fdef setting_fields[] = {
	{ F_SET_NAME, "name", L("Nama", "Name", "名称"), TYPE_TEXT, 1, 40,
		.required = "" },
	{ F_SET_VERSION, "version", L("Versi", "Version", "版"), TYPE_REF },
	{ F_SET_TEXT, "text", L("Isi", "Text", "内容"), TYPE_NOTE },
	{ F_SET_LABEL, "label", L("Judul", "Label", "表題"), TYPE_TEXT },
};

static const struct fdef reason_field = { F_REASON, "reason",
	L("Alasan", "Reason", "理由"), TYPE_NOTE, 0, 1000, PERSONAL };

#define ROWS(f) .fields = (f), .n_fields = ARRAY_SIZE(f)

static const struct kind_info kinds[KIND_COUNT] = {
	[KIND_PERSON] = { KIND_PERSON, "person", "MG",
		L("Peserta", "Persons", "対象者"), ROWS(person_fields) },
	[KIND_ORGANISATION] = { KIND_ORGANISATION, "organisation", "OR",
		L("Lembaga", "Organisations", "団体"), ROWS(organisation_fields) },
	[KIND_CASE] = { KIND_CASE, "case", "CS", L("Kasus", "Cases", "案件"),
		ROWS(case_fields) },
	[KIND_TASK] = { KIND_TASK, "task", "TS", L("Tugas", "Tasks", "用件"),
		ROWS(task_fields) },
	[KIND_ACTIVITY] = { KIND_ACTIVITY, "activity", "AC",
		L("Kegiatan", "Activities", "活動"), ROWS(activity_fields) },
	[KIND_DOUBT] = { KIND_DOUBT, "doubt", "DB",
		L("Kemungkinan ganda", "Possible duplicates", "重複の疑い"),
		ROWS(doubt_fields) },
	[KIND_USER] = { KIND_USER, "user", "US", L("Pengguna", "Users", "利用者"),
		ROWS(user_fields) },
	[KIND_PROGRAM] = { KIND_PROGRAM, "program", "PR",
		L("Program", "Programs", "プログラム"), ROWS(setting_fields) },
	[KIND_SETTING] = { KIND_SETTING, "setting", "ST",
		L("Pengaturan", "Settings", "設定"), ROWS(setting_fields) },
};

const struct kind_info *
kind_info(enum kind kind)
{
	return kind > KIND_NONE && kind < KIND_COUNT ? &kinds[kind] : NULL;
}

const struct kind_info *
kind_by_name(const char *name)
{
	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
		if (strcmp(kinds[k].name, name) == 0)
			return &kinds[k];
	return NULL;
}

static const struct fdef *
kind_field_id(const struct kind_info *k, uint16_t id)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].id == id)
			return &k->fields[i];
	return NULL;
}

static const struct choice *
find_section(const struct choice *rows, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(rows[i].code, name) == 0)
			return &rows[i];
	return NULL;
}

const char *
section_label(const struct program *program, const char *name, enum lang lang)
{
	const struct choice *section = NULL;

	if (program)
		section = find_section(
			program->sections, program->n_sections, name);
	if (!section)
		section = find_section(sections, ARRAY_SIZE(sections), name);
	return section ? label_in(&section->label, lang, name) : name;
}

const struct choice any_activities[ANY_ACTIVITIES] = {
	{ "note", L("Catatan", "Note", "メモ") },
	{ "call", L("Telepon", "Call", "電話") },
	{ "visit", L("Kunjungan", "Visit", "訪問") },
};

const struct label *
activity_label(const struct program *program, const char *name)
{
	int i = program ? program_activity(program, name) : -1;

	if (i >= 0)
		return &program->activities[i].label;
	for (size_t k = 0; k < ANY_ACTIVITIES; k++)
		if (strcmp(any_activities[k].code, name) == 0)
			return &any_activities[k].label;
	return NULL;
}

const struct fdef *
core_field(uint16_t id)
{
	if (id == F_REASON)
		return &reason_field;
	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++) {
		const struct fdef *f = kind_field_id(&kinds[k], id);

		if (f)
			return f;
	}
	return NULL;
}

const struct fdef *
kind_field(enum kind kind, const char *name, size_t len)
{
	const struct kind_info *k = kind_info(kind);

	for (size_t i = 0; k && i < k->n_fields; i++)
		if (strlen(k->fields[i].name) == len &&
			memcmp(k->fields[i].name, name, len) == 0)
			return &k->fields[i];
	return NULL;
}
