/* SPDX-License-Identifier: MIT */
/* Host companies, cooperatives, schools and other partners. */
#include "magang/base/fold.h"
#include "leave.h"
#include "kind_rows.h"
#include "sectors.h"

static const struct choice org_kind[] = {
	{ "host", L("Penerima magang", "Host company", "実習実施者") },
	{ "cooperative", L("Koperasi", "Cooperative", "協同組合") },
	{ "sme", L("UMKM", "Small business", "中小企業") },
	{ "lpk", L("LPK", "Training body", "送出・訓練機関") },
	{ "partner", L("Mitra", "Partner", "提携先") },
	{ "agency", L("Lembaga pemerintah", "Agency", "行政機関") },
};

/* What is told by date (figures.h); here the newest. */
#define TOLD_MONEY(id, name, label)                                            \
	{                                                                      \
		(id), (name), label, TYPE_MONEY, .flags = FDEF_HIDDEN          \
	}

/* Who is there that we did not send. */
#define OTHERS(id, name, label)                                                \
	{                                                                      \
		(id), (name), label, TYPE_NUMBER, 0, UNITS(10000),             \
			.flags = FDEF_WHOLE, .group = GROUP_OTHERS             \
	}

static const struct fdef organisation_fields[] = {
	{ F_ORG_NAME, "name", L("Nama", "Name", "名称"), TYPE_TEXT, 1, 120,
		.required = "" },
	{ F_ORG_NAME_JA, "name_ja",
		L("Nama Jepang", "Japanese name", "日本語名"), TYPE_TEXT, 0,
		120 },
	{ F_ORG_KIND, "kind", L("Jenis", "Kind", "種別"), TYPE_CHOICE,
		CHOICES(org_kind), .required = "" },
	{ F_ORG_COUNTRY, "country", L("Negara", "Country", "国"), TYPE_CHOICE,
		CHOICES(countries), .group = GROUP_PLACE },
	{ F_ORG_REGENCY, "regency",
		L("Kabupaten/kota", "Regency or city", "県・市"), TYPE_AREA, 2,
		2, .group = GROUP_PLACE },
	{ F_ORG_ADDRESS, "address", L("Alamat", "Address", "住所"), TYPE_TEXT,
		0, 200, .group = GROUP_PLACE },
	{ F_ORG_PHONE, "phone", L("Telepon", "Phone", "電話"), TYPE_PHONE },
	{ F_ORG_EMAIL, "email", L("Email", "Email", "メール"), TYPE_EMAIL, 0,
		254 },
	{ F_ORG_SECTOR, "sector", L("Bidang", "Sector", "分野"), TYPE_CHOICE,
		CHOICES(sectors) },
	{ F_ORG_STAFF, "staff",
		L("Jumlah pekerja tetap", "Full-time staff", "常勤職員数"),
		TYPE_NUMBER, 0, UNITS(1000000), .flags = FDEF_WHOLE },
	{ F_ORG_EXCELLENT, "excellent",
		L("Berpredikat unggul", "Excellent", "優良認定"), TYPE_YESNO },
	{ F_ORG_DESIGNATED, "designated",
		L("Di daerah khusus (pedesaan)", "In a designated area",
			"指定区域内"),
		TYPE_YESNO },
	OTHERS(F_ORG_OTHERS_1, "others_1",
		L("Peserta lain tahun ke-1", "Others in their first year",
			"他の1年目の人数")),
	OTHERS(F_ORG_OTHERS_2, "others_2",
		L("Peserta lain tahun ke-2", "Others in their second year",
			"他の2年目の人数")),
	OTHERS(F_ORG_OTHERS_3, "others_3",
		L("Peserta lain tahun ke-3", "Others in their third year",
			"他の3年目の人数")),
	{ F_ORG_OTHERS_ON, "others_on",
		L("Dihitung pada", "Counted on", "人数の基準日"), TYPE_DATE,
		.flags = FDEF_PAST, .group = GROUP_OTHERS },
	{ F_ORG_MEMBERS, "members", L("Jumlah anggota", "Members", "組合員数"),
		TYPE_NUMBER, 0, UNITS(100000000),
		.flags = FDEF_WHOLE | FDEF_HIDDEN },
	TOLD_MONEY(F_ORG_TURNOVER, "turnover",
		L("Omzet setahun", "Turnover of the year", "年間売上高")),
	TOLD_MONEY(F_ORG_CAPITAL, "capital",
		L("Modal sendiri", "Own capital", "自己資本")),
	TOLD_MONEY(F_ORG_ASSETS, "assets", L("Aset", "Assets", "総資産")),
	{ F_ORG_LICENCE, "licence",
		L("Nomor izin", "Licence number", "許可番号"), TYPE_TEXT, 0, 60,
		.group = GROUP_LICENCE },
	{ F_ORG_LICENCE_UNTIL, "licence_until",
		L("Izin berlaku sampai", "Licence valid until", "許可期限"),
		TYPE_DATE, .group = GROUP_LICENCE },
	{ F_ORG_SHORT, "start_unlicensed",
		L("Mulai setelah izin habis", "Start behind the licence",
			"許可期限後の開始日"),
		TYPE_DATE, .flags = FDEF_HIDDEN | FDEF_RECKONED },
};

/* Home and tasks look as far ahead (deadlines.c). */
static const struct kind_word words[] = {
	{ L("izin-habis", "lapsed", "許可切れ"), 0, { "licence_until<today" } },
	{ L("izin-segera-habis", "expiring", "許可期限間近"), 0,
		{ "licence_until>=today", "licence_until<=today+90" } },
	{ L("izin-kurang", "short", "許可不足"), 0,
		{ "start_unlicensed>=today" } },
};

static void
derive_organisation(const struct record *o, const struct record *person,
	const struct record *parent, struct entries *out)
{
	struct fold_name name;
	char text[256];

	(void)person;
	(void)parent;
	fold_name(&name, record_text(o, F_ORG_NAME, text, sizeof(text)), 0);
	for (size_t i = 0; i < name.n; i++)
		leave_word(out, IX_ORG, name.word[i], o->id);
}

KIND_ROW(ORGANISATION, organisation, "OR",
	L("Lembaga", "Organisations", "団体"), organisation_fields,
	PERM_REGISTER, PERM_EDIT, PERM_READ, F_ORG_NAME, derive_organisation,
	.place = F_ORG_REGENCY, .same = { F_ORG_NAME, F_ORG_REGENCY }, .flags = KIND_TOPIC | KIND_FORM, WORDS(words),
	.counted = COUNT_ORGANISATIONS);
