/* SPDX-License-Identifier: MIT */

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/csv.h"
#include "magang/identity/name.h"

#define TITLES TEST_DATA "/../shared/data/names/titles.csv"

static const struct {
	const char *input;
	const char *name;
	const char *titles;
} rows[] = {
	{ "Karma", "Karma", "" },
	{ "  Karma   Budiman ", "Karma Budiman", "" },
	{ "H. Karma Budiman", "Karma Budiman", "H." },
	{ "H.Karma Budiman", "Karma Budiman", "H." },
	{ "H Karma Budiman", "H Karma Budiman", "" },
	{ "HJ. DALIMUNTHE ROHAETI", "DALIMUNTHE ROHAETI", "HJ." },
	{ "H. Dr. Karma", "Karma", "H. Dr." },
	{ "Prof.Dr.H.Karma", "Karma", "Prof. Dr. H." },
	{ "Karma, S.E.", "Karma", "S.E." },
	{ "Karma,S.E.,M.M.", "Karma", "S.E. M.M." },
	{ "Karma SE", "Karma", "SE" },
	{ "Karma Se", "Karma Se", "" },
	{ "KARMA S.PD", "KARMA", "S.PD" },
	{ "Karma S. Pd", "Karma", "S. Pd" },
	{ "Drs. Hasanah Suhono, A.Md.", "Hasanah Suhono", "Drs. A.Md." },
	{ "HJ. RADEN SYAMSUDIN S.E.", "SYAMSUDIN", "HJ. RADEN S.E." },
	{ "Karma, A.Md.Keb", "Karma", "A.Md.Keb" },
	{ "Karma (Alm.)", "Karma", "(Alm.)" },
	{ "Raden", "Raden", "" },
	{ "H.", "H.", "" },
	{ "SE", "SE", "" },
	{ "R. Ayu Lestari", "Ayu Lestari", "R." },
	{ "Irma Suryani", "Irma Suryani", "" },
	{ "Moch. Ridwan", "Moch. Ridwan", "" },
	{ "M. Yusuf", "M. Yusuf", "" },
	{ "Asep, Surasep", "Asep, Surasep", "" },
	{ "Nur'aini", "Nur'aini", "" },
	{ "", "", "" },
	{ " , ", "", "" },
	{ "山田太郎", "山田太郎", "" },
	{ "Karma\u00a0Budiman", "Karma Budiman", "" },
};

static void
test_split(void **state)
{
	(void)state;
	struct name_parts p;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		name_split(rows[i].input, &p);
		assert_string_equal(p.name, rows[i].name);
		assert_string_equal(p.titles, rows[i].titles);
		assert_false(p.control || p.mixed || p.invisible);
	}
}

static void
test_doubts(void **state)
{
	(void)state;
	struct name_parts p;

	name_split("Kar\u200bma\u202e", &p);
	assert_string_equal(p.name, "Karma");
	assert_true(p.invisible);
	name_split("K\u0430rma", &p); /* Cyrillic a */
	assert_true(p.mixed);
	name_split("Kar\x01ma", &p);
	assert_true(p.control);
	assert_string_equal(p.name, "Kar ma");
	name_split("Kar\xffma", &p);
	assert_true(p.control);
	name_split("Rama\u0301", &p); /* NFC */
	assert_string_equal(p.name, "Ram\u00e1");
	name_split("ヤマダ 太郎", &p);
	assert_false(p.mixed);
}

static void
test_long(void **state)
{
	(void)state;
	struct name_parts p;
	char s[2000];

	memset(s, 'a', sizeof(s) - 1);
	s[sizeof(s) - 1] = '\0';
	name_split(s, &p);
	assert_int_equal(strlen(p.name), 255);
	for (size_t i = 0; i + 3 < sizeof(s); i += 3)
		memcpy(s + i, "H. ", 4);
	name_split(s, &p);
	assert_true(*p.name);
}

/* Every title of the list is taken off. */
static void
test_titles(void **state)
{
	(void)state;
	struct err err = ERR_INIT;
	struct csv_row *row;
	FILE *f = fopen(TITLES, "rb");
	int n = 0;

	if (!f) {
		print_message("# skipped: %s is not here\n", TITLES);
		skip();
	}
	struct csv *csv = csv_open(f, &err);
	assert_int_equal(csv_next(csv, &row, &err), 1);
	for (; csv_next(csv, &row, &err) == 1; n++) {
		struct name_parts p;
		char s[100];
		bool before = strcmp(row->cell[1], "prefix") == 0;

		if (before)
			snprintf(s, sizeof(s), "%s Karma", row->cell[0]);
		else
			snprintf(s, sizeof(s), "Karma, %s", row->cell[0]);
		name_split(s, &p);
		assert_string_equal(p.name, "Karma");
		assert_string_equal(p.titles, row->cell[0]);
	}
	assert_true(n > 50);
	csv_close(csv);
	fclose(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_doubts),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_titles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
