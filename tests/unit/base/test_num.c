/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"

#define NO INT64_MIN /* the text is refused */

static void
test_whole(void **state)
{
	uint64_t u = 5;
	int64_t i = 5;

	(void)state;
	assert_true(num_u64("18446744073709551615", 0, UINT64_MAX, &u));
	assert_true(u == UINT64_MAX);
	assert_true(num_u64("007", 1, 9, &u));
	assert_true(u == 7);
	assert_false(num_u64("18446744073709551616", 0, UINT64_MAX, &u));
	assert_false(num_u64("", 0, 9, &u));
	assert_false(num_u64("-1", 0, 9, &u));
	assert_false(num_u64("+1", 0, 9, &u));
	assert_false(num_u64(" 1", 0, 9, &u));
	assert_false(num_u64("1x", 0, 9, &u));
	assert_false(num_u64("10", 0, 9, &u));
	assert_true(u == 7);
	assert_true(num_i64("-9223372036854775808", INT64_MIN, 0, &i));
	assert_true(i == INT64_MIN);
	assert_false(num_i64("-9223372036854775809", INT64_MIN, 0, &i));
	assert_false(num_i64("9223372036854775808", 0, INT64_MAX, &i));
	assert_false(num_i64("-", INT64_MIN, 0, &i));
	assert_true(num_i64("-12", -12, 0, &i));
	assert_int_equal(i, -12);
}

struct amount {
	const char *text;
	int64_t value;
};

static void
test_decimal(void **state)
{
	static const struct amount rows[] = {
		{ "0", 0 },
		{ "1.5", 15000 },
		{ "-1.5", -15000 },
		{ "0.0001", 1 },
		{ "20", 200000 },
		{ "1.23456", NO },
		{ "1.", NO },
		{ ".5", NO },
		{ "1,5", NO },
		{ "1.5x", NO },
		{ "", NO },
		{ "-", NO },
		{ "1.2.3", NO },
		{ "922337203685477", NO }, /* above DECIMAL_MAX */
		{ "99999999999999999999999", NO },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int64_t v = NO;

		decimal_parse(rows[i].text, &v);
		if (v != rows[i].value)
			fail_msg("'%s' is another number", rows[i].text);
	}
}

static void
test_decimals_come_back(void **state)
{
	static const int64_t values[] = { 0, 1, -1, 10, 15000, 200000,
		-12345678, 9999, 10001, DECIMAL_MAX, -DECIMAL_MAX };
	char text[DECIMAL_TEXT];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(values); i++) {
		int64_t v = NO;

		decimal_parse(decimal_format(text, values[i]), &v);
		assert_true(v == values[i]);
		v = NO;
		money_parse(money_format(text, values[i]), &v);
		assert_true(v == values[i]);
	}
	assert_string_equal(decimal_format(text, 15000), "1.5");
	assert_string_equal(decimal_format(text, 200000), "20");
	assert_string_equal(decimal_format(text, -1), "-0.0001");
	assert_string_equal(
		decimal_format(text, INT64_MIN), "-922337203685477.5808");
	assert_string_equal(
		money_format(text, INT64_MIN), "-922.337.203.685.477,5808");
}

#define RP(n) ((int64_t)(n)*DECIMAL_ONE)

static const struct amount amounts[] = {
	{ "1.000.000,00", RP(1000000) },
	{ "1,000,000.00", RP(1000000) },
	{ "1000000", RP(1000000) },
	{ "Rp 1.500.000", RP(1500000) },
	{ "Rp. 1.500.000", RP(1500000) },
	{ "Rp1.500.000,-", RP(1500000) },
	{ "rp 1.500.000,00", RP(1500000) },
	{ "IDR 250,000", RP(250000) },
	{ "1,5 juta", RP(1500000) },
	{ "1.5jt", RP(1500000) },
	{ "2 M", RP(2000000000) },
	{ "2,5 Miliar", RP(2500000000) },
	{ "1 milyar", RP(1000000000) },
	{ "500 rb", RP(500000) },
	{ "500 rb.", RP(500000) },
	{ "500ribu", RP(500000) },
	{ "1.500", RP(1500) },
	{ "1,500", RP(1500) },
	{ "1.50", RP(1) + 5000 },
	{ "1,5", RP(1) + 5000 },
	{ "0,125", 1250 },
	{ "10,1250", RP(10) + 1250 },
	{ "1.234,567", RP(1234) + 5670 },
	{ "-Rp 20.000", RP(-20000) },
	{ "Rp -20.000", RP(-20000) },
	{ "  75  ", RP(75) },
	{ "0", 0 },
	{ "", NO },
	{ "Rp", NO },
	{ "juta", NO },
	{ "1 juta lebih", NO },
	{ "1.5.3", NO },
	{ "1,000.50,2", NO },
	{ "1500.000", NO }, /* a point forgotten or a decimal: ask */
	{ "1.0000.000", NO },
	{ ",5", NO },
	{ "5,", NO },
	{ "1,23456", NO },
	{ "1e6", NO },
	{ "99999999999 t", NO },
	{ "99999999999999999999999999", NO },
};

static void
test_money(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(amounts); i++) {
		int64_t v = NO;

		money_parse(amounts[i].text, &v);
		if (v != amounts[i].value)
			fail_msg("'%s' is another amount", amounts[i].text);
	}
}

static void
test_money_format(void **state)
{
	char text[DECIMAL_TEXT];

	(void)state;
	assert_string_equal(money_format(text, RP(1500000)), "1.500.000");
	assert_string_equal(money_format(text, RP(999)), "999");
	assert_string_equal(money_format(text, RP(-1000)), "-1.000");
	assert_string_equal(money_format(text, 15000), "1,50");
	assert_string_equal(money_format(text, 11250), "1,1250");
}

/* Every wrong digit and every swap of neighbours is found. */
static void
test_damm(void **state)
{
	char s[8], c;

	(void)state;
	assert_int_equal(damm_digit("572"), '4');
	assert_int_equal(damm_digit("5724"), '0');
	assert_int_equal(damm_digit(""), '0');
	for (int n = 0; n < 10000; n++) {
		snprintf(s, sizeof(s), "%04d", n);
		s[4] = damm_digit(s);
		s[5] = '\0';
		for (int i = 0; i < 5; i++) {
			char was = s[i];

			for (c = '0'; c <= '9'; c++) {
				s[i] = c;
				assert_int_equal(
					damm_digit(s) == '0', c == was);
			}
			s[i] = was;
			if (i == 0 || s[i] == s[i - 1])
				continue;
			s[i] = s[i - 1];
			s[i - 1] = was;
			assert_int_not_equal(damm_digit(s), '0');
			s[i - 1] = s[i];
			s[i] = was;
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_decimal),
		cmocka_unit_test(test_decimals_come_back),
		cmocka_unit_test(test_money),
		cmocka_unit_test(test_money_format),
		cmocka_unit_test(test_damm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
