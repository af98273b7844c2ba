/* SPDX-License-Identifier: MIT */

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/identity/area.h"
#include "magang/exchange/csv.h"
#include "magang/identity/area_parse.h"
#include "magang/identity/nik.h"
#include "magang/identity/sex.h"

#define CASES TEST_DATA "/../shared/data/identity/nik-cases.csv"

static int32_t
today(void)
{
	return date_from_civil(2026, 11, 24);
}

static char *
read_whole(const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	char *text = NULL;

	*len = 0;
	if (!f)
		return NULL;
	text = xmalloc(4 << 20);
	*len = fread(text, 1, 4 << 20, f);
	fclose(f);
	return text;
}

static struct areas *
load_areas(void)
{
	struct err err = ERR_INIT;
	size_t len;
	char *text = read_whole(TEST_DATA "/config/areas/indonesia.txt", &len);
	struct areas *areas;

	assert_non_null(text);
	areas = areas_parse(text, len, &err);
	free(text);
	assert_non_null(areas);
	return areas;
}

/* What the column "result" of the cases calls it. */
static const char *
outcome(const char *input, const struct areas *areas, struct nik *n)
{
	static const char *const faults[] = {
		[NIK_EMPTY] = "empty",
		[NIK_NOTATION] = "bad_char",
		[NIK_LETTER] = "bad_char",
		[NIK_LENGTH] = "bad_length",
		[NIK_REGION] = "bad_region",
		[NIK_DATE] = "bad_date",
		[NIK_SERIAL] = "bad_serial",
	};
	static const char *const regions[] = {
		[NIK_REGION_RETIRED] = "warn_region_retired",
		[NIK_REGION_UNKNOWN] = "warn_region",
	};
	enum nik_fault fault = nik_parse(input, DATE_NONE, today(), n);

	if (fault != NIK_OK)
		return faults[fault];
	if (n->cleaned)
		return "normalize";
	enum nik_region region = nik_region(areas, n->district);
	return region == NIK_REGION_KNOWN ? "valid" : regions[region];
}

static void
check_case(struct csv_row *row, const struct areas *areas)
{
	struct nik n;
	char date[DATE_TEXT], code[AREA_CODE_TEXT];

	assert_string_equal(outcome(row->cell[0], areas, &n), row->cell[1]);
	if (!*row->cell[2])
		return;
	assert_string_equal(date_format(date, n.birth), row->cell[2]);
	assert_int_equal(n.sex, row->cell[3][0]);
	if (*row->cell[4])
		assert_string_equal(
			area_code_format(code, n.district), row->cell[4]);
}

static void
test_cases(void **state)
{
	(void)state;
	struct err err = ERR_INIT;
	struct csv_row *row;
	FILE *f = fopen(CASES, "rb");
	int rows = 0;

	if (!f) {
		print_message("# skipped: %s is not here\n", CASES);
		skip();
	}
	struct areas *areas = load_areas();
	struct csv *csv = csv_open(f, &err);
	assert_int_equal(csv_next(csv, &row, &err), 1);
	for (; csv_next(csv, &row, &err) == 1; rows++)
		check_case(row, areas);
	assert_int_equal(rows, 30);
	csv_close(csv);
	areas_free(areas);
	fclose(f);
}

static const struct {
	const char *input;
	enum nik_fault fault;
	const char *suggestion;
} rows[] = {
	{ "", NIK_EMPTY, "" },
	{ " - ", NIK_EMPTY, "" },
	{ "Belum ada", NIK_EMPTY, "" },
	{ "なし", NIK_EMPTY, "" },
	{ "KARMA", NIK_LETTER, "" },
	{ "３２７７０１１２０４９８９０１６", NIK_OK, "" },
	{ "327701120498O015", NIK_LETTER, "3277011204980015" },
	{ "32770112049890l5", NIK_LETTER, "3277011204989015" },
	{ "327701120498X015", NIK_LETTER, "" },
	{ "3,27701E+15", NIK_NOTATION, "" },
	{ "3.27701e15", NIK_NOTATION, "" },
	{ "3200011204989015", NIK_REGION, "" },
	{ "3277001204989015", NIK_REGION, "" },
	{ "3277012902009015", NIK_OK, "" },
	{ "\xff"
	  "3277012902009015",
		NIK_LETTER, "" },
	{ "32770129020090151", NIK_LENGTH, "" },
};

static void
test_forms(void **state)
{
	(void)state;
	struct nik n;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_int_equal(
			nik_parse(rows[i].input, DATE_NONE, today(), &n),
			rows[i].fault);
		assert_string_equal(n.suggestion, rows[i].suggestion);
	}
}

static void
test_century(void **state)
{
	(void)state;
	struct nik n;
	char date[DATE_TEXT];

	nik_parse("3273050101269027", date_from_civil(1926, 1, 1), today(), &n);
	assert_string_equal(date_format(date, n.birth), "1926-01-01");
	nik_parse(
		"3273050101269027", date_from_civil(2025, 12, 1), today(), &n);
	assert_string_equal(date_format(date, n.birth), "2026-01-01");
	/* a stated date in the future does not make one of the NIK's */
	nik_parse("3273050101279027", date_from_civil(2030, 1, 1), today(), &n);
	assert_string_equal(date_format(date, n.birth), "1927-01-01");
	/* 1900 had no 29 February */
	nik_parse("3273052902009027", date_from_civil(1900, 3, 1), today(), &n);
	assert_string_equal(date_format(date, n.birth), "2000-02-29");
}

static void
test_regions(void **state)
{
	(void)state;
	struct areas *areas = load_areas();

	assert_int_equal(nik_region(areas, 320512), NIK_REGION_KNOWN);
	assert_int_equal(nik_region(areas, 320799), NIK_REGION_KNOWN);
	assert_int_equal(nik_region(areas, 320499), NIK_REGION_KNOWN);
	assert_int_equal(nik_region(areas, 320599), NIK_REGION_UNKNOWN);
	assert_int_equal(nik_region(areas, 910101), NIK_REGION_RETIRED);
	areas_free(areas);
}

static void
test_pairs(void **state)
{
	(void)state;
	char out[NIK_DIGITS + 1];

	assert_string_equal(
		nik_mask(out, "3204051203989002"), "3204********9002");
	assert_true(nik_one_off("3204051203989002", "3204051203989003"));
	assert_false(nik_one_off("3204051203989002", "3204051203989002"));
	assert_false(nik_one_off("3204051203989002", "3204051203989013"));
	assert_false(nik_one_off("3204051203989002", "320405120398900"));
	assert_true(nik_swapped("3204051203989002", "3204051203989020"));
	assert_false(nik_swapped("3204051203989002", "3204051203989002"));
	assert_false(nik_swapped("3204051203989002", "3204051203989200"));
}

/* Any byte in any place: never a crash, never digits that were not there. */
static void
test_mutated(void **state)
{
	(void)state;
	struct nik n;

	for (size_t i = 0; i < NIK_DIGITS; i++)
		for (int c = 1; c < 256; c++) {
			char s[] = "3204051203989002";

			s[i] = (char)c;
			if (nik_parse(s, DATE_NONE, today(), &n) == NIK_OK)
				assert_string_equal(n.digits, s);
		}
}

static void
test_sex(void **state)
{
	(void)state;
	assert_int_equal(sex_parse("L"), SEX_MALE);
	assert_int_equal(sex_parse(" Laki - Laki "), SEX_MALE);
	assert_int_equal(sex_parse("LAKI-LAKI"), SEX_MALE);
	assert_int_equal(sex_parse("Lk."), SEX_MALE);
	assert_int_equal(sex_parse("男"), SEX_MALE);
	assert_int_equal(sex_parse("Pr"), SEX_FEMALE);
	assert_int_equal(sex_parse("perempuan"), SEX_FEMALE);
	assert_int_equal(sex_parse("W a n i t a"), SEX_FEMALE);
	assert_int_equal(sex_parse("女"), SEX_FEMALE);
	assert_int_equal(sex_parse(""), SEX_UNKNOWN);
	assert_int_equal(sex_parse("x"), SEX_UNKNOWN);
	assert_int_equal(sex_parse("lakilakilakilakilakilakilaki"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_century),
		cmocka_unit_test(test_regions),
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_mutated),
		cmocka_unit_test(test_sex),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
