/* SPDX-License-Identifier: MIT */
/* Days in the words of a reader. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"

#include "magang/view/when.h"

static const struct {
	int year, month, day;
	const char *whole, *short_one;
} days[] = {
	{ 2026, 11, 25, "25-11-2026", "25 Nov" },
	{ 2026, 1, 1, "01-01-2026", "01 Jan" },
	{ 2025, 12, 31, "31-12-2025", "31-12-2025" },
	{ 1998, 1, 30, "30-01-1998", "30-01-1998" },
};

static void
test_days(void **state)
{
	int32_t today = date_from_civil(2026, 11, 25);
	char whole[DATE_TEXT], day[WHEN_TEXT];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(days); i++) {
		int32_t date = date_from_civil(
			days[i].year, days[i].month, days[i].day);

		assert_string_equal(cell_date(date, whole), days[i].whole);
		assert_string_equal(
			when_day(date, today, day), days[i].short_one);
	}
	assert_string_equal(cell_date(DATE_NONE, whole), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_days) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
