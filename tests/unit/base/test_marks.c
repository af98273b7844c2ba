/* SPDX-License-Identifier: MIT */
#include "magang/base/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"

static void
marks_from(const char *text, struct marks *out)
{
	size_t at;

	if (marks_parse(text, strlen(text), out, &at) != MARKS_OK)
		fail_msg("'%s' is refused at %zu", text, at);
}

static void
check_text(const struct marks *m, const char *wanted)
{
	struct buf b = BUF_INIT;

	marks_print(m, &b);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void
test_canonical(void **state)
{
	static const struct {
		const char *typed, *text;
	} rows[] = {
		{ "", "" },
		{ " ,", "" },
		{ "3:a", "3:a" },
		{ "12:i, 3:a 7:s", "3:a 7:s 12:i" },
		{ "03:a", "3:a" },
		{ "1:87.5 2:100", "1:87.5 2:100" },
		{ "65535:absent01", "65535:absent01" },
	};
	struct marks m;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		marks_from(rows[i].typed, &m);
		check_text(&m, rows[i].text);
		marks_from(rows[i].text, &m);
		check_text(&m, rows[i].text);
	}
	marks_from("3:a 7:s", &m);
	assert_string_equal(marks_of(&m, 7), "s");
	assert_null(marks_of(&m, 4));
}

static void
test_refused(void **state)
{
	static const struct {
		const char *text;
		enum marks_fault fault;
		size_t at;
	} rows[] = {
		{ "a", MARKS_FORM, 0 },
		{ "3", MARKS_FORM, 1 },
		{ "3a", MARKS_FORM, 1 },
		{ "0:a", MARKS_FORM, 1 },
		{ "65536:a", MARKS_FORM, 5 },
		{ "3:", MARKS_FORM, 2 },
		{ "3:a;", MARKS_FORM, 2 },
		{ "3:absent012", MARKS_FORM, 2 },
		{ "3:a 3:s", MARKS_TWICE, 5 },
	};
	struct buf many = BUF_INIT;
	struct marks m;
	size_t at;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (marks_parse(rows[i].text, strlen(rows[i].text), &m, &at) !=
				rows[i].fault ||
			at != rows[i].at)
			fail_msg("'%s': at %zu", rows[i].text, at);
	for (int i = 1; i <= MARKS_MAX + 1; i++)
		buf_addf(&many, "%d:a ", i);
	assert_int_equal(marks_parse(many.data, many.len, &m, &at), MARKS_MANY);
	assert_int_equal(m.n, MARKS_MAX);
	assert_false(marks_set(&m, MARKS_MAX + 1, "a"));
	assert_true(marks_set(&m, 1, "b"));
	assert_true(marks_set(&m, 2, ""));
	assert_true(marks_set(&m, MARKS_MAX + 1, "a"));
	assert_false(marks_set(&m, 0, "a"));
	assert_false(marks_set(&m, 5, "a b"));
	assert_false(marks_set(&m, 5, "absent012"));
	buf_release(&many);
}

static void
test_merge(void **state)
{
	static const struct {
		const char *now, *seen, *wanted, *out;
		uint16_t roll; /* of the conflict */
	} rows[] = {
		/* two trainers mark two people */
		{ "3:a 5:s", "3:a", "3:a 7:i", "3:a 5:s 7:i", 0 },
		{ "3:a", "3:a", "", "", 0 },
		{ "3:a 5:s", "3:a", "", "5:s", 0 },
		{ "3:s", "3:a", "3:s", "3:s", 0 },
		{ "3:s", "3:a", "3:a", "3:s", 0 },
		/* both the same person */
		{ "3:s", "3:a", "3:i", NULL, 3 },
		{ "", "3:a", "3:i", NULL, 3 },
		{ "4:s", "", "3:a 4:i 5:a", NULL, 4 },
		{ "3:s 4:s", "3:a 4:a", "", NULL, 3 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct marks now, seen, wanted, out = { .n = 0 };
		uint16_t roll = 0;
		bool merged;

		marks_from(rows[i].now, &now);
		marks_from(rows[i].seen, &seen);
		marks_from(rows[i].wanted, &wanted);
		merged = marks_merge(&now, &seen, &wanted, &out, &roll);
		if (merged != (rows[i].out != NULL) || roll != rows[i].roll)
			fail_msg("row %zu: %d, roll %u", i, merged, roll);
		if (merged)
			check_text(&out, rows[i].out);
	}
}

/* Of the whole sheet: what went makes room for what comes. */
static void
test_full(void **state)
{
	struct marks seen = { .n = 0 }, wanted, out;

	(void)state;
	for (uint16_t i = 1; i <= MARKS_MAX; i++)
		assert_true(marks_set(&seen, i, "a"));
	wanted = seen;
	assert_true(marks_set(&wanted, MARKS_MAX, ""));
	assert_true(marks_set(&wanted, MARKS_MAX + 7, "a"));
	assert_true(marks_merge(&seen, &seen, &wanted, &out, NULL));
	assert_int_equal(out.n, MARKS_MAX);
	assert_non_null(marks_of(&out, MARKS_MAX + 7));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_canonical),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_merge),
		cmocka_unit_test(test_full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
