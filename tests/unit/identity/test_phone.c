/* SPDX-License-Identifier: MIT */

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/csv.h"
#include "magang/identity/phone.h"

#define CASES TEST_DATA "/../shared/data/identity/phone-cases.csv"

static void
check_case(struct csv_row *row)
{
	static const char *const results[] = {
		[PHONE_OK] = "valid",
		[PHONE_EMPTY] = "empty",
		[PHONE_INVALID] = "invalid",
		[PHONE_AMBIGUOUS] = "ambiguous",
	};
	char out[PHONE_TEXT];
	bool several;
	const char *rest;
	enum phone_result r = phone_parse(row->cell[0], out, &several, &rest);

	assert_string_equal(several ? "multiple" : results[r], row->cell[1]);
	assert_string_equal(out, row->cell[2]);
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
	struct csv *csv = csv_open(f, &err);
	assert_int_equal(csv_next(csv, &row, &err), 1);
	for (; csv_next(csv, &row, &err) == 1; rows++)
		check_case(row);
	assert_int_equal(rows, 19);
	csv_close(csv);
	fclose(f);
}

static const struct {
	const char *input;
	enum phone_result result;
	const char *e164;
	const char *rest; /* how it begins; NULL: one number */
} rows[] = {
	{ "", PHONE_EMPTY, "", NULL },
	{ "-", PHONE_EMPTY, "", NULL },
	{ "tidak ada", PHONE_EMPTY, "", NULL },
	{ "+", PHONE_INVALID, "", NULL },
	{ "081234567890 085712345678", PHONE_OK, "+6281234567890", "0857" },
	{ "0812 3456 7890 0857 1234 5678", PHONE_OK, "+6281234567890", "0857" },
	{ "0812 3456 7890, +62 857 1234 5678", PHONE_OK, "+6281234567890",
		"+62" },
	{ "08180002387 / 6285700036991", PHONE_OK, "+628180002387", "62857" },
	{ "081234567890 atau 0857", PHONE_OK, "+6281234567890", NULL },
	{ "0812 34o5 678", PHONE_INVALID, "", NULL },
	{ "08121188714\"1", PHONE_INVALID, "", NULL },
	{ "0812843781?66", PHONE_INVALID, "", NULL },
	{ "HP: 0812.3456.7890", PHONE_OK, "+6281234567890", NULL },
	{ "０８１２－３４５６７８９０", PHONE_OK, "+6281234567890", NULL },
	{ "０８１２３４５６７８９０", PHONE_OK, "+6281234567890", NULL },
	{ "080-1234-5678", PHONE_AMBIGUOUS, "", NULL },
	{ "+1 202 555 0100", PHONE_INVALID, "", NULL },
	{ "+62 24 8311220", PHONE_OK, "+62248311220", NULL },
	{ "+81 075-123-4567", PHONE_OK, "+81751234567", NULL },
	{ "012345678901234567890123456789", PHONE_INVALID, "", NULL },
};

static void
test_forms(void **state)
{
	(void)state;
	char out[PHONE_TEXT];
	bool several;
	const char *rest;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_int_equal(
			phone_parse(rows[i].input, out, &several, &rest),
			rows[i].result);
		assert_string_equal(out, rows[i].e164);
		assert_int_equal(several, rows[i].rest != NULL);
		if (several)
			assert_memory_equal(
				rest, rows[i].rest, strlen(rows[i].rest));
	}
}

static void
check_masked(const char *text, const char *wanted)
{
	struct buf out = BUF_INIT;

	phones_mask(text, strlen(text), &out);
	assert_string_equal(buf_str(&out), wanted);
	buf_release(&out);
}

static void
test_keys(void **state)
{
	(void)state;
	char out[PHONE_TEXT];

	assert_true(phone_key("+6281234567890", 14) == 6281234567890);
	assert_true(phone_key("081234567890", 12) == 0);
	assert_true(phone_key("+62812x4567890", 14) == 0);
	assert_true(phone_key("", 0) == 0);
	assert_string_equal(
		phone_mask(out, "+6281234567890"), "+62812****7890");
	assert_string_equal(phone_mask(out, "+6222123"), "+62***23");
	assert_string_equal(phone_mask(out, ""), "");
	check_masked("Ibu Cucu, +6281634567890", "Ibu Cucu, +62816****7890");
	check_masked("0813-2233-4456 (Asep)", "0813-2***-4456 (Asep)");
	check_masked(
		"a 022 712345/b, RT 03 no. 12", "a 02* ****45/b, RT 03 no. 12");
	check_masked("Ibu", "Ibu");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
