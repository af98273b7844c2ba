/* SPDX-License-Identifier: MIT */
/* Activities: what was done about a record, and how much. */
#include <string.h>

#include "magang/record/figures.h"
#include "leave.h"
#include "kind_rows.h"

/* The eight areas of the agreement, as programs name them. */
static const struct choice cooperation[] = {
	{ "training", L("Pelatihan", "Training", "教育訓練") },
	{ "partnership", L("Kemitraan", "Partnership", "連携") },
	{ "market_access", L("Akses pasar", "Market access", "販路開拓") },
	{ "promotion", L("Promosi", "Promotion", "広報") },
	{ "investment", L("Investasi", "Investment", "投資") },
	{ "apprenticeship_japan",
		L("Magang di Jepang", "Apprenticeship in Japan",
			"日本での実習") },
	{ "apprenticeship_indonesia",
		L("Magang di Indonesia", "Apprenticeship in Indonesia",
			"インドネシアでの実習") },
	{ "large_cooperatives",
		L("Koperasi besar", "Large cooperatives", "大規模協同組合") },
};

static const struct choice results[] = {
	{ "no_answer", L("tidak dijawab", "no answer", "応答なし") },
	{ "reached", L("terhubung", "reached", "連絡済み") },
	{ "later", L("minta dihubungi lagi", "asked to call later",
			   "後で連絡希望") },
	{ "wrong", L("nomor atau alamat salah", "wrong number or address",
			   "番号・住所違い") },
};

static const struct fdef activity_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		HIDDEN, .to = "person" },
	{ F_ABOUT, "about", L("Tentang", "About", "対象"), TYPE_REF, KNOWN_BY },
	{ F_ABOUT_KIND, "about_kind", L("Jenis", "Kind", "種別"), TYPE_REF,
		KNOWN_BY },
	{ F_ACTIVITY, "activity", L("Kegiatan", "Activity", "活動"), TYPE_TEXT,
		1, 40, .required = "", CLEAR, .group = GROUP_ACTIVITY },
	{ F_DATE, "date", L("Tanggal", "Date", "日付"), TYPE_DATE,
		.flags = FDEF_CLEAR | FDEF_PAST },
	{ F_AMOUNT, "amount", L("Jumlah", "Amount", "数量"), TYPE_NUMBER, 0,
		UNITS(10000000000000), CLEAR, .group = GROUP_ACTIVITY },
	{ F_COOPERATION, "cooperation",
		L("Bidang kerja sama", "Area of cooperation", "協力分野"),
		TYPE_CHOICE, CHOICES(cooperation),
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_RECKONED },
	{ F_RESULT, "result", L("Hasil", "Result", "結果"), TYPE_CHOICE,
		CHOICES(results), CLEAR, .group = GROUP_ACTIVITY },
	{ F_TEXT, "text", L("Catatan", "Note", "内容"), TYPE_NOTE, 0, 4000,
		PERSONAL },
};

static void
derive_activity(const struct record *a, const struct record *person,
	const struct record *parent, struct entries *out)
{
	leave_in_parent(out, a);
	if (!scope_program(a, parent))
		leave_loose(out, a, person, 0);
}

static const char *const figure_names[FIGURES] = { "members", FIGURE_STAFF,
	"turnover", "capital", "assets" };

static const uint16_t figure_fields[FIGURES] = { F_ORG_MEMBERS, F_ORG_STAFF,
	F_ORG_TURNOVER, F_ORG_CAPITAL, F_ORG_ASSETS };

uint16_t
figure_field(int index)
{
	return figure_fields[index];
}

bool
field_is_figure(uint16_t field)
{
	for (int i = 0; i < FIGURES; i++)
		if (figure_fields[i] == field)
			return true;
	return false;
}

int
figure_index(const char *name)
{
	for (int i = 0; i < FIGURES; i++)
		if (strcmp(figure_names[i], name) == 0)
			return i;
	return -1;
}

/* Whoever tells a size again corrects the first. */
static bool
activity_known_by(const struct record *a, struct key *out)
{
	char name[48];
	int figure =
		figure_index(record_text(a, F_ACTIVITY, name, sizeof(name)));

	if (figure < 0 || record_about(a) != KIND_ORGANISATION)
		return false;
	key_u8(out, (uint8_t)figure);
	key_u32(out, DATE_KEY(record_number(a, F_DATE, 0)));
	return true;
}

KIND_ROW(ACTIVITY, activity, "AC", L("Kegiatan", "Activities", "活動"),
	activity_fields, PERM_REGISTER, PERM_EDIT, PERM_READ, 0,
	derive_activity, .owner = F_PERSON, .about = F_ABOUT,
	.about_kind = F_ABOUT_KIND, .flags = KIND_FORM, .known_by = activity_known_by,
	.twin = "figure", .act = ACT_NOTE, .counted = COUNT_ACTIVITIES);
