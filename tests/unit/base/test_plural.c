/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/plural.h"

static bool
value(const char *text, unsigned long n, unsigned long *out)
{
	return plural_form(text, strlen(text), n, out);
}

/* As catalogs of the world have them; forms for 0, 1, 2, 5, 11, 21, 102. */
static void
test_languages(void **state)
{
	static const unsigned long numbers[] = { 0, 1, 2, 5, 11, 21, 102 };
	static const struct {
		const char *text;
		unsigned long forms[ARRAY_SIZE(numbers)];
	} rows[] = {
		{ "0", { 0, 0, 0, 0, 0, 0, 0 } },
		{ "n != 1", { 1, 0, 1, 1, 1, 1, 1 } },
		{ " (n>1) ", { 0, 0, 1, 1, 1, 1, 1 } },
		{ "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
		  "(n%100<10 || n%100>=20) ? 1 : 2",
			{ 2, 0, 1, 2, 2, 0, 1 } },
		{ "n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2",
			{ 1, 0, 1, 1, 1, 2, 1 } },
		{ "(n==1) ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4",
			{ 2, 0, 1, 2, 4, 4, 4 } },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		for (size_t k = 0; k < ARRAY_SIZE(numbers); k++) {
			unsigned long form = 99;

			assert_true(value(rows[i].text, numbers[k], &form));
			if (form != rows[i].forms[k])
				fail_msg("%s: %lu for %lu", rows[i].text, form,
					numbers[k]);
		}
}

static void
test_signs(void **state)
{
	static const struct {
		const char *text;
		unsigned long want; /* where n is 7 */
	} rows[] = {
		{ "2+3*4", 14 },
		{ "(2+3)*4", 20 },
		{ "20-5-4", 11 },
		{ "n/2", 3 },
		{ "n%4*2", 6 },
		{ "!n", 0 },
		{ "!!n", 1 },
		{ "!!!0", 1 },
		{ "!n==0", 1 },
		{ "1||0&&0", 1 },
		{ "1<2==1", 1 },
		{ "n<=7", 1 },
		{ "n>=8", 0 },
		{ "0?1:0?2:3", 3 },
		{ "1?n?4:5:6", 4 },
	};
	unsigned long v = 99;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_true(value(rows[i].text, 7, &v));
		if (v != rows[i].want)
			fail_msg("%s: %lu", rows[i].text, v);
	}
}

static void
test_no_expressions(void **state)
{
	static const char *const rows[] = { "", " ", "m", "nn", "n n", "1 2",
		"n+", "+1", "(n", "n)", "()", "n?1", "n?1:", "n:1", "1=1",
		"n&1", "n|1", "-1", "n/0", "n%0", "n?1:n/0", "n;" };
	unsigned long v = 99;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (value(rows[i], 7, &v))
			fail_msg("'%s' is %lu", rows[i], v);
	assert_int_equal(v, 99);
}

/* As deep as may be, and deeper; long without being deep. */
static void
test_depth(void **state)
{
	char text[4096];
	unsigned long v;

	(void)state;
	for (size_t deep = 30; deep < 2000; deep += 969) {
		memset(text, '(', deep);
		text[deep] = 'n';
		memset(text + deep + 1, ')', deep);
		assert_int_equal(
			plural_form(text, 2 * deep + 1, 3, &v), deep == 30);
	}
	memset(text, '!', sizeof(text));
	text[sizeof(text) - 1] = '0';
	assert_true(plural_form(text, sizeof(text), 3, &v));
	assert_int_equal(v, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_signs),
		cmocka_unit_test(test_no_expressions),
		cmocka_unit_test(test_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
