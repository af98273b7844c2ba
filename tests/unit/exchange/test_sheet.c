/* SPDX-License-Identifier: MIT */
#include "magang/exchange/sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/sheet_split.h"
#include "magang/identity/area.h"
#include "magang/exchange/csv.h"
#include "magang/identity/area_lookup.h"
#include "magang/identity/area_parse.h"
#include "magang/identity/name.h"
#include "magang/identity/nik.h"
#include "magang/identity/phone.h"
#include "magang/identity/sex.h"
#include "magang/record/sheet_words.h"

#define INTAKE TEST_DATA "/../shared/data/intake/"

/* Fields of a person with ids from 1 in this order. */
enum {
	F_NIK = 1,
	F_NO_KK,
	F_NAME,
	F_TITLES,
	F_KANA,
	F_PLACE,
	F_BIRTH,
	F_SEX,
	F_PHONE,
	F_STREET,
	F_RT,
	F_RW,
	F_VILLAGE,
	F_DISTRICT,
	F_REGENCY,
	F_EDUCATION,
	F_REMARK,
	F_HEIGHT,
};

#define FIELD(number, word)                                                    \
	{                                                                      \
		.id = (number), .name = (word)                                 \
	}
static const struct fdef fields[] = {
	FIELD(F_NIK, "nik"),
	FIELD(F_NO_KK, "no_kk"),
	FIELD(F_NAME, "name"),
	FIELD(F_TITLES, "titles"),
	FIELD(F_KANA, "name_kana"),
	FIELD(F_PLACE, "birth_place"),
	FIELD(F_BIRTH, "birth_date"),
	FIELD(F_SEX, "sex"),
	FIELD(F_PHONE, "phone"),
	FIELD(F_STREET, "street"),
	FIELD(F_RT, "rt"),
	FIELD(F_RW, "rw"),
	FIELD(F_VILLAGE, "village"),
	FIELD(F_DISTRICT, "district"),
	FIELD(F_REGENCY, "regency"),
	FIELD(F_EDUCATION, "education"),
	FIELD(F_REMARK, "remark"),
	{ .id = F_HEIGHT,
		.name = "height_cm",
		.label = { { [LANG_ID] = "Tinggi badan",
			[LANG_EN] = "Height (cm)",
			[LANG_JA] = "身長" } } },
};

static unsigned
column(const char *head)
{
	return sheet_column(head, fields, ARRAY_SIZE(fields));
}

/* A row of cells divided by bars; they live in `text`. */
static void
row_of(struct csv_row *row, char text[512], const char *cells)
{
	*row = (struct csv_row){ .line = 1 };
	snprintf(text, 512, "%s", cells);
	for (char *cell; (cell = strsep(&text, "|"));)
		row->cell[row->n++] = cell;
}

static void
check_heads(const char *cells, size_t n, const unsigned *columns)
{
	struct csv_row row;
	struct sheet sheet;
	char text[512];

	row_of(&row, text, cells);
	assert_true(
		sheet_heads(&row, fields, ARRAY_SIZE(fields), NULL, &sheet));
	assert_int_equal(sheet.n, row.n);
	assert_int_equal(sheet.n, n);
	for (size_t i = 0; i < row.n; i++)
		if (sheet.column[i] != columns[i])
			fail_msg("%s is %u", row.cell[i], sheet.column[i]);
}

static void
test_heads(void **state)
{
	(void)state;
	const unsigned priangan[] = { F_NIK, F_NAME, F_SEX, F_PLACE, F_BIRTH,
		SHEET_ADDRESS, SHEET_RT_RW, F_VILLAGE, F_DISTRICT, F_REGENCY,
		F_PHONE, F_EDUCATION, SHEET_PROGRAM };
	const unsigned bogor[] = { SHEET_IGNORED, F_NAME, F_NIK, F_NO_KK,
		SHEET_BIRTH, F_SEX, SHEET_ADDRESS, F_PHONE, F_EDUCATION,
		F_REMARK };
	const unsigned kyoto[] = { SHEET_IGNORED, F_NAME, F_KANA, F_SEX,
		F_BIRTH, F_HEIGHT, F_REMARK, F_PHONE };
	const unsigned english[] = { SHEET_NUMBER, F_NAME, F_BIRTH, F_HEIGHT,
		SHEET_UNKNOWN, F_NAME, SHEET_REASONS };

	check_heads("NIK|Nama Lengkap|L/P|Tempat Lahir|Tgl Lahir|Alamat|RT/RW|"
		    "Desa/Kel|Kecamatan|Kab/Kota|No HP|Pendidikan|Program",
		ARRAY_SIZE(priangan), priangan);
	check_heads("No|Nama Peserta|NIK|No. KK|Tempat/Tgl. Lahir|JK|Alamat|"
		    "No. Telp/WA|Pend. Terakhir|Ket.",
		ARRAY_SIZE(bogor), bogor);
	check_heads("番号|氏名|氏名（カナ）|性別|生年月日|身長|備考|電話番号",
		ARRAY_SIZE(kyoto), kyoto);
	check_heads("Magang number|Full name|Date of birth|Height (cm)|"
		    "Shoe size|Name|reasons",
		ARRAY_SIZE(english), english);
}

static void
test_no_heads(void **state)
{
	(void)state;
	static const char *const rows[] = { "DAFTAR CALON PESERTA||",
		"1|KARMA|3277011204989018|L|SD", "No|Nama|Keterangan", "|",
		"" };
	struct csv_row row;
	struct sheet sheet;
	char text[512];

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		row_of(&row, text, rows[i]);
		assert_false(sheet_heads(
			&row, fields, ARRAY_SIZE(fields), NULL, &sheet));
	}
}

static void
test_columns(void **state)
{
	(void)state;
	assert_int_equal(column("Nama (sesuai KTP)"), F_NAME);
	assert_int_equal(column("Nama Lengkap *"), F_NAME);
	assert_int_equal(column("tinggi BADAN"), F_HEIGHT);
	assert_int_equal(column("height_cm"), F_HEIGHT);
	assert_int_equal(column("ＮＩＫ"), F_NIK);
	assert_int_equal(column("hp"), F_PHONE);
	assert_int_equal(column("No. magang"), SHEET_NUMBER);
	assert_int_equal(column("Nomor"), SHEET_IGNORED);
	assert_int_equal(column("Alasan penolakan"), SHEET_REASONS);
	assert_int_equal(column("Nama Penduduk"), F_NAME);
	assert_int_equal(column("grup_diri/nama"), F_NAME);
	assert_int_equal(column("Data diri - Nama Lengkap"), F_NAME);
	assert_int_equal(column("No. WhatsApp yang bisa dihubungi"), F_PHONE);
	assert_int_equal(column("Alamat lengkap sesuai KTP"), SHEET_ADDRESS);
	assert_int_equal(column("Asal Kabupaten/Kota"), F_REGENCY);
	assert_int_equal(column("Phone 1 - Value"), F_PHONE);
	assert_int_equal(column("No HP 2"), F_PHONE);
	/* of others, and of nothing that is asked */
	assert_int_equal(column("Nama Ibu"), 0);
	assert_int_equal(column("HP Ibu"), 0);
	assert_int_equal(column("ibu/nama"), 0);
	assert_int_equal(column("No HP darurat"), 0);
	assert_int_equal(column("Punya laptop/HP"), 0);
	assert_int_equal(column("Nama sekolah"), 0);
	assert_int_equal(column("Sepatu"), 0);
	assert_int_equal(column("Agama"), 0); /* no such field here */
	assert_int_equal(column(""), 0);
	assert_int_equal(column("\xff\xfe"), 0);
}

static const struct {
	const char *cell, *place, *date;
} births[] = {
	{ "Bogor/25 Desember 1992", "Bogor", "25 Desember 1992" },
	{ "Bogor, 24-5-1992", "Bogor", "24-5-1992" },
	{ "Bogor , 2000-08-15", "Bogor", "2000-08-15" },
	{ "Bogor/24.02.85", "Bogor", "24.02.85" },
	{ "Kota Bandung tgl 1 1 1999", "Kota Bandung", "1 1 1999" },
	{ "Garut, 平成12年5月3日", "Garut", "平成12年5月3日" },
	{ "昭和63年5月3日", "", "昭和63年5月3日" },
	{ "京都 昭和６３年５月３日", "京都", "昭和63年5月3日" },
	{ "京都府平成元年5月3日", "京都府", "平成元年5月3日" },
	{ "Garut, H12.5.3", "Garut", "H12.5.3" },
	{ "Garut, Mei 3, 2000", "Garut", "Mei 3, 2000" },
	{ "Kp. Mei 3-5-2000", "Kp. Mei", "3-5-2000" },
	{ "31/2/2000", "", "31/2/2000" },
	{ "Bogor, 31/2/2000", "Bogor", "31/2/2000" },
	{ "Bogor", "Bogor", NULL },
	{ "Bogor 16", "Bogor 16", NULL },
	{ "", "", NULL },
};

static void
test_birth(void **state)
{
	(void)state;
	char place[64], date[64], big[300];

	for (size_t i = 0; i < ARRAY_SIZE(births); i++) {
		assert_int_equal(sheet_split_birth(births[i].cell, place, date),
			births[i].date != NULL);
		assert_string_equal(place, births[i].place);
		assert_string_equal(date, births[i].date ? births[i].date : "");
	}
	memset(big, 'a', sizeof(big));
	big[sizeof(big) - 1] = '\0';
	assert_false(sheet_split_birth(big, place, date));
	assert_int_equal(strlen(place), 63);
}

static const struct {
	const char *cell, *rt, *rw;
} units[] = {
	{ "5/14", "005", "014" },
	{ "RT 9 RW 2", "009", "002" },
	{ "010/003", "010", "003" },
	{ "RT.03/RW.12", "003", "012" },
	{ "RT/RW 03/12", "003", "012" },
	{ "rt03rw12", "003", "012" },
	{ "03 / 12", "003", "012" },
	{ "3-12", "003", "012" },
	{ "'05/14", "005", "014" },
	{ "RT 5", "005", "" },
	{ "5", NULL, "" },
	{ "14-May", NULL, "" },
	{ "1234/5", NULL, "" },
	{ "5/14 Kp", NULL, "" },
	{ "", NULL, "" },
	{ "-", NULL, "" },
};

static void
test_rt_rw(void **state)
{
	(void)state;
	char rt[4], rw[4];

	for (size_t i = 0; i < ARRAY_SIZE(units); i++) {
		if (sheet_split_rt_rw(units[i].cell, rt, rw) !=
			(units[i].rt != NULL))
			fail_msg("'%s'", units[i].cell);
		assert_string_equal(rt, units[i].rt ? units[i].rt : "");
		assert_string_equal(rw, units[i].rw);
	}
}

static const struct {
	const char *cell;
	struct sheet_address out;
} addresses[] = {
	{ "Kp. Sukamaju", { .street = "Kp. Sukamaju" } },
	{ "Kp Babakan Rt.09 Rw.14 Desa Leuwimalang, Kecamatan Cisarua",
		{ "Kp Babakan", "009", "014", "Leuwimalang", "Cisarua", "",
			"" } },
	{ "Jl. Raya Sukaharja No. 8 RT.008 RW.013 Kel/Desa Sukaharja Kec "
	  "Cijeruk",
		{ "Jl. Raya Sukaharja No. 8", "008", "013", "Sukaharja",
			"Cijeruk", "", "" } },
	{ "Kp. Sukamaju RT 04/01 Ds. Ciomas Kec. Ciomas",
		{ "Kp. Sukamaju", "004", "001", "Ciomas", "Ciomas", "", "" } },
	{ "Jl.Merdeka No.5,RT 03/RW 12,Kel.Braga,Kec.Sumur Bandung,Kota "
	  "Bandung "
	  "40111",
		{ "Jl.Merdeka No.5", "003", "012", "Braga", "Sumur Bandung",
			"Kota Bandung", "40111" } },
	{ "Kp. X Ds. Y Kec. Garut Kota Kab. Garut, Jawa Barat 44151",
		{ "Kp. X", "", "", "Y", "Garut Kota", "Kab. Garut", "44151" } },
	{ "Ds. Y, Garut Kota, Garut",
		{ "", "", "", "Y", "Garut Kota", "Garut", "" } },
	{ "Jl. Desa Lama RT 1 RW 2 Kel. Z Kec. Coblong Kota Bandung, Prov. "
	  "Jawa Barat Kode Pos 40132",
		{ "Jl. Desa Lama", "001", "002", "Z", "Coblong", "Kota Bandung",
			"40132" } },
	{ "Gg. Kebon Kota No 12345", { .street = "Gg. Kebon Kota No 12345" } },
	{ "Kec. Ciomas Desa Ciomas Rahayu",
		{ "", "", "", "Ciomas Rahayu", "Ciomas", "", "" } },
	{ "", { .street = "" } },
	{ " , ,", { .street = "" } },
};

static void
test_address(void **state)
{
	(void)state;
	struct sheet_address a;

	for (size_t i = 0; i < ARRAY_SIZE(addresses); i++) {
		const struct sheet_address *e = &addresses[i].out;

		sheet_split_address(addresses[i].cell, &a);
		assert_string_equal(a.street, e->street);
		assert_string_equal(a.rt, e->rt);
		assert_string_equal(a.rw, e->rw);
		assert_string_equal(a.village, e->village);
		assert_string_equal(a.district, e->district);
		assert_string_equal(a.regency, e->regency);
		assert_string_equal(a.postcode, e->postcode);
	}
}

static void
test_words(void **state)
{
	(void)state;
	assert_string_equal(sheet_education("SMK/sederajat"), "smk");
	assert_string_equal(sheet_education("SLTA"), "sma");
	assert_string_equal(sheet_education("S-1"), "s1");
	assert_string_equal(sheet_education("Diploma 3"), "d3");
	assert_string_equal(sheet_education("ma"), "ma");
	assert_string_equal(sheet_education("S1/sederajat"), "s1");
	assert_null(sheet_education("sederajat"));
	assert_null(sheet_education(""));
	assert_null(sheet_education("PhD"));
	assert_string_equal(sheet_marital("Belum Kawin"), "belum_kawin");
	assert_string_equal(sheet_marital("cerai mati"), "cerai_mati");
	assert_string_equal(sheet_marital("既婚"), "kawin");
	assert_null(sheet_marital("Janda"));
	assert_string_equal(sheet_religion("ISLAM"), "islam");
	assert_string_equal(sheet_religion("Kong Hu Cu"), "khonghucu");
	assert_null(sheet_religion("?"));
}

/* --- the two lists of ../shared ------------------------------------------- */

static struct areas *
load_areas(void)
{
	static const char *const names[] = { "indonesia.txt",
		"jawa-barat.txt" };
	struct err err = ERR_INIT;
	char *text = xmalloc(4 << 20);
	size_t n = 0;

	for (size_t i = 0; i < 2; i++) {
		char path[4096];
		snprintf(path, sizeof(path), TEST_DATA "/config/areas/%s",
			names[i]);
		FILE *f = fopen(path, "rb");
		assert_non_null(f);
		n += fread(text + n, 1, ((size_t)4 << 20) - n, f);
		fclose(f);
	}
	struct areas *areas = areas_parse(text, n, &err);
	free(text);
	assert_non_null(areas);
	return areas;
}

struct list {
	struct areas *areas;
	struct sheet sheet;
	size_t heads_line, persons, villages, dates, phones, educations, sexes;
	size_t niks[NIK_SERIAL + 1], strange_regions, invisible, titled;
};

static const char *
cell_of(const struct list *l, const struct csv_row *row, unsigned wanted)
{
	for (size_t i = 0; i < l->sheet.n && i < row->n; i++)
		if (l->sheet.column[i] == wanted)
			return row->cell[i];
	return "";
}

static void
count_address(struct list *l, const struct csv_row *row)
{
	struct sheet_address a;
	size_t found;
	uint64_t regency = 3201, district;
	const char *text = cell_of(l, row, F_REGENCY);

	sheet_split_address(cell_of(l, row, SHEET_ADDRESS), &a);
	if (*text) {
		char rt[4], rw[4];

		assert_true(sheet_split_rt_rw(
			cell_of(l, row, SHEET_RT_RW), rt, rw));
		assert_true(*a.street && !*a.rt && !*a.village);
		regency = area_lookup(l->areas, text, AREA_REGENCY, 0, &found);
		snprintf(a.district, sizeof(a.district), "%s",
			cell_of(l, row, F_DISTRICT));
		snprintf(a.village, sizeof(a.village), "%s",
			cell_of(l, row, F_VILLAGE));
	} else {
		assert_true(
			*a.street && strlen(a.rt) == 3 && strlen(a.rw) == 3);
	}
	district = area_lookup(
		l->areas, a.district, AREA_DISTRICT, regency, &found);
	if (!district)
		fail_msg("line %zu: district '%s'", row->line, a.district);
	l->villages += area_lookup(l->areas, a.village, AREA_VILLAGE, district,
			       &found) != 0;
}

static void
count_identity(struct list *l, const struct csv_row *row)
{
	struct nik n;
	struct name_parts p;
	enum nik_fault fault = nik_parse(cell_of(l, row, F_NIK), DATE_NONE,
		date_from_civil(2026, 11, 24), &n);

	l->niks[fault]++;
	l->strange_regions +=
		fault == NIK_OK &&
		nik_region(l->areas, n.district) == NIK_REGION_UNKNOWN;
	name_split(cell_of(l, row, F_NAME), &p);
	assert_false(p.control || p.mixed);
	l->invisible += p.invisible;
	l->titled += *p.titles != '\0';
}

static void
count_row(struct list *l, const struct csv_row *row)
{
	char place[64], date[64], phone[PHONE_TEXT];
	int32_t day;
	bool several;
	const char *rest;

	if (!*cell_of(l, row, F_SEX))
		return;
	l->persons++;
	if (!sheet_split_birth(cell_of(l, row, SHEET_BIRTH), place, date))
		snprintf(date, sizeof(date), "%.60s", cell_of(l, row, F_BIRTH));
	l->dates += date_parse(date, date_from_civil(2026, 11, 24), &day) ==
		    DATE_OK;
	l->phones += phone_parse(cell_of(l, row, F_PHONE), phone, &several,
			     &rest) == PHONE_OK;
	l->educations += sheet_education(cell_of(l, row, F_EDUCATION)) != NULL;
	l->sexes += sex_parse(cell_of(l, row, F_SEX)) != SEX_UNKNOWN;
	count_identity(l, row);
	count_address(l, row);
}

static bool
read_list(struct list *l, const char *path)
{
	struct err err = ERR_INIT;
	struct csv_row *row;
	FILE *f = fopen(path, "rb");

	if (!f) {
		print_message("# skipped: %s is not here\n", path);
		return false;
	}
	*l = (struct list){ .areas = load_areas() };
	struct csv *csv = csv_open(f, &err);
	while (csv_next(csv, &row, &err) == 1) {
		if (l->heads_line)
			count_row(l, row);
		else if (sheet_heads(row, fields, ARRAY_SIZE(fields), NULL,
				 &l->sheet))
			l->heads_line = row->line;
	}
	assert_int_equal(err.code, 0);
	csv_close(csv);
	fclose(f);
	areas_free(l->areas);
	return true;
}

static void
test_bogor(void **state)
{
	(void)state;
	struct list l;

	if (!read_list(&l, INTAKE "daftar-calon-2026.csv"))
		skip();
	assert_int_equal(l.heads_line, 4);
	assert_int_equal(l.persons, 300);
	assert_int_equal(l.dates, 293);    /* "Bogor" alone: 7 */
	assert_int_equal(l.villages, 293); /* not in the district: 7 */
	assert_int_equal(l.phones, 300);
	assert_int_equal(l.educations, 300);
	assert_int_equal(l.sexes, 300);
	assert_int_equal(l.niks[NIK_EMPTY], 10);
	assert_int_equal(l.niks[NIK_NOTATION], 3);
	assert_int_equal(l.niks[NIK_OK], 287);
}

static void
test_priangan(void **state)
{
	(void)state;
	struct list l;

	if (!read_list(&l, INTAKE "priangan-2026.csv"))
		skip();
	assert_int_equal(l.heads_line, 1);
	assert_int_equal(l.persons, 1500);
	assert_int_equal(l.dates, 1487);    /* do not exist: 13 */
	assert_int_equal(l.villages, 1490); /* not in the district: 10 */
	assert_int_equal(l.phones, 1484);   /* too short: 16 */
	assert_int_equal(l.educations, 1500);
	assert_int_equal(l.sexes, 1500);
	assert_int_equal(l.niks[NIK_LENGTH], 28);
	assert_int_equal(l.niks[NIK_LETTER], 17);
	assert_int_equal(l.niks[NIK_NOTATION], 15);
	assert_int_equal(l.niks[NIK_OK], 1440);
	assert_int_equal(l.strange_regions, 13);
	assert_int_equal(l.invisible, 16);
	assert_int_equal(l.titled, 13); /* 12 haji, one Raden */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_heads),
		cmocka_unit_test(test_no_heads),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_birth),
		cmocka_unit_test(test_rt_rw),
		cmocka_unit_test(test_address),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_bogor),
		cmocka_unit_test(test_priangan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
