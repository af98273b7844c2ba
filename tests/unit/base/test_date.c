/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"

static int32_t
day(int y, int m, int d)
{
	int32_t date = date_from_civil(y, m, d);

	assert_int_not_equal(date, DATE_NONE);
	return date;
}

/* Every day of the years 1000 to 9999 in turn. */
static void
test_all_days(void **state)
{
	int32_t date = day(1000, 1, 1), last = day(9999, 12, 31);
	int before_y = 999, before_m = 12, before_d = 31, y, m, d;

	(void)state;
	for (; date <= last; date++) {
		date_to_civil(date, &y, &m, &d);
		if (date_from_civil(y, m, d) != date)
			fail_msg("%d-%d-%d is not itself", y, m, d);
		if (d != before_d + 1 && !(d == 1 && m == before_m % 12 + 1 &&
						 y == before_y + (m == 1)))
			fail_msg("%d-%d-%d does not follow", y, m, d);
		before_y = y;
		before_m = m;
		before_d = d;
	}
	assert_int_equal(y, 9999);
}

static void
test_known_days(void **state)
{
	int y, m, d;

	(void)state;
	assert_int_equal(day(1970, 1, 1), 0);
	assert_int_equal(day(2000, 3, 1), 11017);
	assert_int_equal(day(1969, 12, 31), -1);
	assert_int_equal(date_weekday(0), 3);
	assert_int_equal(date_weekday(day(2026, 11, 24)), 1);
	assert_int_equal(date_weekday(day(1945, 8, 17)), 4);
	assert_true(date_exists(2000, 2, 29));
	assert_false(date_exists(1900, 2, 29));
	assert_false(date_exists(999, 1, 1));
	assert_false(date_exists(10000, 1, 1));
	assert_int_equal(date_from_civil(2000, 13, 1), DATE_NONE);
	date_to_civil(DATE_NONE, &y, &m, &d);
	assert_int_equal(y, 0);
}

static void
test_months(void **state)
{
	(void)state;
	assert_int_equal(
		date_add_months(day(2024, 1, 31), 1), day(2024, 2, 29));
	assert_int_equal(
		date_add_months(day(2023, 12, 15), 2), day(2024, 2, 15));
	assert_int_equal(
		date_add_months(day(2024, 3, 31), -13), day(2023, 2, 28));
	assert_int_equal(date_add_months(DATE_NONE, 1), DATE_NONE);
	assert_int_equal(date_add_months(day(9999, 12, 1), 1), DATE_NONE);
	assert_int_equal(
		date_months_between(day(2024, 1, 31), day(2024, 2, 29)), 1);
	assert_int_equal(
		date_months_between(day(2024, 1, 31), day(2024, 2, 28)), 0);
	assert_int_equal(
		date_months_between(day(2024, 1, 15), day(2025, 1, 14)), 11);
	assert_int_equal(
		date_months_between(day(2025, 1, 15), day(2024, 1, 15)), -12);
}

static void
test_age(void **state)
{
	(void)state;
	assert_int_equal(date_age(day(2000, 2, 29), day(2018, 2, 28)), 17);
	assert_int_equal(date_age(day(2000, 2, 29), day(2018, 3, 1)), 18);
	assert_int_equal(date_age(day(1998, 3, 12), day(2026, 3, 12)), 28);
	assert_int_equal(date_age(day(1998, 3, 12), day(2026, 3, 11)), 27);
	assert_int_equal(date_age(DATE_NONE, 0), -1);
}

struct written {
	const char *text;
	enum date_result result;
	const char *iso;
};

static const struct written written[] = {
	{ "1998-03-12", DATE_OK, "1998-03-12" },
	{ "12/03/1998", DATE_OK, "1998-03-12" },
	{ "12-3-98", DATE_OK, "1998-03-12" },
	{ "12.03.98", DATE_OK, "1998-03-12" },
	{ "10.02.98", DATE_OK, "1998-02-10" },
	{ "5-2-1994", DATE_OK, "1994-02-05" },
	{ "12 3 1998", DATE_OK, "1998-03-12" },
	{ "1 7 1999", DATE_OK, "1999-07-01" },
	{ "2008-09-09", DATE_OK, "2008-09-09" },
	{ "12 Maret 1998", DATE_OK, "1998-03-12" },
	{ "17 Agustus 1945", DATE_OK, "1945-08-17" },
	{ "12 agustus 2001", DATE_OK, "2001-08-12" },
	{ "20 Nopember 1992", DATE_OK, "1992-11-20" },
	{ "20 NOVEMBER 1992", DATE_OK, "1992-11-20" },
	{ "3 Pebruari 1990", DATE_OK, "1990-02-03" },
	{ "3 Peb 1990", DATE_OK, "1990-02-03" },
	{ "12 Mar 1998", DATE_OK, "1998-03-12" },
	{ "12-Agu-98", DATE_OK, "1998-08-12" },
	{ "12 Ags 1998", DATE_OK, "1998-08-12" },
	{ "12 Agt. 1998", DATE_OK, "1998-08-12" },
	{ "1 Okt 2001", DATE_OK, "2001-10-01" },
	{ "31 Des 2001", DATE_OK, "2001-12-31" },
	{ "9 Mei 2001", DATE_OK, "2001-05-09" },
	{ "March 12 1998", DATE_OK, "1998-03-12" },
	{ "March 12th, 1998", DATE_OK, "1998-03-12" },
	{ "1998/3/12", DATE_OK, "1998-03-12" },
	{ "1998 Maret 12", DATE_OK, "1998-03-12" },
	{ "1998年3月12日", DATE_OK, "1998-03-12" },
	{ "98年3月12日", DATE_OK, "1998-03-12" },
	{ "令和9年4月1日", DATE_OK, "2027-04-01" },
	{ "令和元年5月1日", DATE_OK, "2019-05-01" },
	{ "令和1年5月1日", DATE_OK, "2019-05-01" },
	{ "平成1年1月8日", DATE_OK, "1989-01-08" },
	{ "昭和1年12月25日", DATE_OK, "1926-12-25" },
	{ "昭和６３年１２月２５日", DATE_OK, "1988-12-25" },
	{ "R9.4.1", DATE_OK, "2027-04-01" },
	{ "h10/3/12", DATE_OK, "1998-03-12" },
	{ "１２／０３／１９９８", DATE_OK, "1998-03-12" },
	{ "1998-03-12 00:00:00", DATE_OK, "1998-03-12" },
	{ "1998-03-12T08:15", DATE_OK, "1998-03-12" },
	{ "  12/03/1998 ", DATE_OK, "1998-03-12" },
	{ "1/1/26", DATE_OK, "2026-01-01" },
	{ "1/1/27", DATE_OK, "1927-01-01" },
	{ "", DATE_EMPTY, "" },
	{ " \t", DATE_EMPTY, "" },
	{ "31/2/2000", DATE_IMPOSSIBLE, "" },
	{ "13/13/2000", DATE_IMPOSSIBLE, "" },
	{ "29/2/1900", DATE_IMPOSSIBLE, "" },
	{ "0/1/2000", DATE_IMPOSSIBLE, "" },
	{ "00-00-0000", DATE_IMPOSSIBLE, "" },
	{ "31 Juni 1999", DATE_IMPOSSIBLE, "" },
	{ "令和0年4月1日", DATE_IMPOSSIBLE, "" },
	{ "-", DATE_UNREADABLE, "" },
	{ "tidak tahu", DATE_UNREADABLE, "" },
	{ "1998", DATE_UNREADABLE, "" },
	{ "12/1998", DATE_UNREADABLE, "" },
	{ "12/3/8", DATE_UNREADABLE, "" },
	{ "12/3/198", DATE_UNREADABLE, "" },
	{ "12/3/19980", DATE_UNREADABLE, "" },
	{ "12 Foo 1998", DATE_UNREADABLE, "" },
	{ "1/2/3/4", DATE_UNREADABLE, "" },
	{ "12/3/1998 x", DATE_UNREADABLE, "" },
	{ "Maret Maret Maret", DATE_UNREADABLE, "" },
	{ "123/3/1998", DATE_UNREADABLE, "" },
	{ "99999999999999999999/1/1", DATE_UNREADABLE, "" },
};

static void
test_parse(void **state)
{
	int32_t today = day(2026, 11, 24);
	char text[DATE_TEXT];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(written); i++) {
		int32_t date = DATE_NONE;

		if (date_parse(written[i].text, today, &date) !=
			written[i].result)
			fail_msg("'%s' has another result", written[i].text);
		assert_string_equal(date_format(text, date), written[i].iso);
	}
}

static void
test_time(void **state)
{
	char text[DATE_TIME_TEXT];

	(void)state;
	assert_string_equal(date_format_time(text, 0, 420), "1970-01-01 07:00");
	assert_string_equal(date_format_time(text, -1, 0), "1969-12-31 23:59");
	assert_string_equal(
		date_format_time(text, 1795484700, 420), "2026-11-24 08:45");
	assert_string_equal(date_format_time(text, INT64_MAX, 420), "");
	assert_string_equal(date_format_time(text, INT64_MIN, -60), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_days),
		cmocka_unit_test(test_known_days),
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_age),
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
