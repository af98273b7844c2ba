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
#include "magang/base/marks_pack.h"
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

/* ---- as they are kept ------------------------------------------------------ */

static size_t
check_packed(const struct marks *m, const char *wanted)
{
	struct marks *again = xmalloc(sizeof(*again));
	struct buf packed = BUF_INIT, text = BUF_INIT;
	size_t n;

	marks_pack(m, &packed);
	if (wanted)
		assert_string_equal(buf_str(&packed), wanted);
	marks_print(m, &text);
	if (!marks_unpack(buf_str(&packed), packed.len, again))
		fail_msg("'%s' is refused", packed.data);
	check_text(again, buf_str(&text));
	n = packed.len;
	buf_release(&packed);
	buf_release(&text);
	free(again);
	return n;
}

static void
test_packed(void **state)
{
	static const struct {
		const char *text, *packed;
	} rows[] = {
		{ "", "" },
		{ "1:a", "a" },
		{ "3:a", "3a" },
		{ "4:a 11:t 12:s 19:i", "4a11ts19i" },
		{ "1:87.5 2:100 7:60 8:x", ":87.5:100 7:60:x" },
		{ "1:1", ":1" },
		{ "65535:absent01", "65535:absent01" },
		{ "1:01 2:02 3:03 4:04 5:05", ":01:02:03:04:05" },
		{ "1:a 2:a 3:a 4:a 5:a 6:a 7:a 8:a 9:a 10:a 11:a 12:a",
			"a=``" },
		{ "1:70 2:71 3:70 5:72 6:71 7:72 8:70", "70-72=:M(" },
	};
	struct marks m;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		marks_from(rows[i].text, &m);
		check_packed(&m, rows[i].packed);
	}
}

/* Whoever is marked, however: it comes back, and costs little. */
static void
test_packed_any(void **state)
{
	static const char *const marks[] = { "a", "t", "s", "i", "h", "x", "y",
		"z", "A", "0", "7", "70", "93", "100", "9999", "10000", "07",
		"8.5", "absent01" };
	uint64_t r = 1;

	(void)state;
	for (int i = 0; i < 4000; i++) {
		const unsigned from = (unsigned)(i % 18),
			       most = (unsigned)i % 7 + 1;
		const int n = i % 30;
		struct marks m = { .n = 0 };

		for (int k = 0; k < n; k++) {
			r = r * 6364136223846793005u + 1442695040888963407u;
			marks_set(&m,
				(uint16_t)(1 +
					   (r >> 33) % (i % 3 ? 40 : 65535)),
				marks[(from + (r >> 20) % most) %
					ARRAY_SIZE(marks)]);
		}
		check_packed(&m, NULL);
	}
}

static void
test_packed_size(void **state)
{
	static const char *const letters[] = { "a", "t", "s", "i" };
	struct marks m = { .n = 0 }, grades = { .n = 0 };
	char text[8];

	(void)state;
	for (uint16_t i = 1; i <= 30; i++) {
		marks_set(&m, i, letters[i * 7 % 4]);
		snprintf(text, sizeof(text), "%d", 55 + i * 37 % 46);
		marks_set(&grades, i, text);
	}
	assert_int_equal(check_packed(&m, NULL), 5 + 15);
	assert_int_equal(check_packed(&grades, NULL), 6 + 30);
}

static void
test_packed_refused(void **state)
{
	static const char *const rows[] = { "1a", "0a", "4", "4:", ":", "5a5t",
		"5a4t", "65536a", ":1 ", "=", "=a", "=a=", "=!", "a=", "a=!",
		"a=\x7f", "abcdefghi=\"", "1-2", "2-1=\"", "1=\"", "1-94=\"",
		"01-2=\"", "a1=\"", "4;a", "\x80" };
	struct marks m;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (marks_unpack(rows[i], strlen(rows[i]), &m) || m.n)
			fail_msg("'%s' is taken", rows[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_canonical),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_merge),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_packed),
		cmocka_unit_test(test_packed_any),
		cmocka_unit_test(test_packed_size),
		cmocka_unit_test(test_packed_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
