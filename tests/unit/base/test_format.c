/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "magang/base/format.h"
#include "magang/base/mem.h"

struct pair {
	const char *ours, *text;
};

static void
test_that_fit(void **state)
{
	static const struct pair rows[] = {
		{ "", "" }, { "words", "kata" }, { "%s", "%s" },
		{ "%s of %d", "%2$d dari %1$s" }, { "%s of %d", "hanya %s" },
		{ "%s of %d", "kata" }, { "%2$s %1$d", "%1$d %2$s" },
		{ "%zu", "%5zu" }, { "%5.1f %%", "%% %.2f" },
		{ "%*d", "%1$*2$d" }, /* both arguments are int */
		{ "%.*s|", "<%.*s>" }, { "%d", "%i" },
		{ "%llu %x", "%1$llu %1$llu %2$X" },
		{ "100 %", "100 %d" }, /* ours is no format */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (!format_fits(rows[i].ours, rows[i].text))
			fail_msg("'%s', '%s'", rows[i].ours, rows[i].text);
}

static void
test_that_do_not(void **state)
{
	static const struct pair rows[] = {
		{ "words", "%s" },
		{ "words", "100 %" },
		{ "%s", "%s %s" },
		{ "%s", "%2$s" },
		{ "%s", "%d" },
		{ "%d", "%s" },
		{ "%d", "%ld" },
		{ "%d", "%u" },
		{ "%zu", "%lu" },
		{ "%hhu", "%hu" },
		{ "%ld", "%lld" },
		{ "%d", "%c" },
		{ "%f", "%d" },
		{ "%s", "%ls" },
		{ "%s %d", "%2$d" }, /* printf does not find the second alone */
		{ "%s %s", "%1$s %s" },
		{ "%s", "%n" },
		{ "%d", "%hhn" },
		{ "%d", "%1000d" },
		{ "%d", "%99999999999999999999d" },
		{ "%.3f", "%.9999f" },
		{ "%d", "%*d" },
		{ "%d", "%0$d" },
		{ "%d", "%17$d" },
		{ "%d", "%l" },
		{ "%d", "%" },
		{ "%d", "%-" },
		{ "%d", "%." },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (format_fits(rows[i].ours, rows[i].text))
			fail_msg("'%s', '%s'", rows[i].ours, rows[i].text);
}

/* Seventeen arguments are more than are counted. */
static void
test_many(void **state)
{
	(void)state;
	assert_true(format_fits("%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d",
		"%16$d%1$d%2$d%3$d%4$d%5$d%6$d%7$d%8$d%9$d%10$d%11$d%12$d%13$d"
		"%14$d%15$d"));
	assert_false(format_fits("%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d",
		"%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_that_fit),
		cmocka_unit_test(test_that_do_not),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
