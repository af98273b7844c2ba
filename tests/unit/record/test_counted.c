/* SPDX-License-Identifier: MIT */
/* When and as what somebody counts, by outcomes. */
#include "magang/record/counted.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/buf.h"

#define OPEN COUNTED_OPEN
/* of target 7 of program 1, in 3205, a woman */
#define FACT(id_, grade_, from_, until_)                                       \
	{                                                                      \
		.id = (id_), .program = 1, .target = 7, .area = 3205,          \
		.sex = 'P', .grade = (grade_), .from = (from_),                \
		.until = (until_)                                              \
	}

static void
is_counted(struct outcome_fact *facts, size_t n, const char *as)
{
	struct buf out = BUF_INIT;

	counted_write(facts, n, &out);
	assert_string_equal(buf_str(&out), as);
	buf_release(&out);
}

static void
test_stretches(void **state)
{
	struct outcome_fact one[] = { FACT(1, GRADE_B, 10, 20) };
	struct outcome_fact better[] = { FACT(1, GRADE_C, 10, 40),
		FACT(2, GRADE_A, 20, 30), FACT(3, GRADE_B, 15, 25) };
	struct outcome_fact confirmed[] = { FACT(1, GRADE_C, 10, 20),
		FACT(2, GRADE_C, 18, 30), FACT(3, GRADE_C, 40, OPEN) };
	struct outcome_fact void_[] = { FACT(1, GRADE_A, 10, 10) };

	(void)state;
	is_counted(one, 0, "");
	is_counted(one, 1, "1.7.3205.P.2.10.20");
	is_counted(better, 3,
		"1.7.3205.P.3.10.15 1.7.3205.P.2.15.20 1.7.3205.P.1.20.30 "
		"1.7.3205.P.3.30.40");
	is_counted(confirmed, 3, "1.7.3205.P.3.10.30 1.7.3205.P.3.40.-");
	is_counted(void_, 1, "");
}

/* An end leaves nothing from its day on, of whatever program. */
static void
test_end(void **state)
{
	struct outcome_fact facts[] = { FACT(1, GRADE_C, 10, OPEN),
		FACT(2, GRADE_A, -5, 12), FACT(3, GRADE_A, 30, 40),
		{ .id = 4,
			.program = 2,
			.ends = true,
			.from = 25,
			.until = OPEN } };

	(void)state;
	facts[1].target = 8;
	facts[1].sex = '-';
	facts[1].area = 0;
	is_counted(facts, 4, "1.7.3205.P.3.10.25 1.8.0.-.1.-5.12");
}

static void
test_read(void **state)
{
	const char text[] = "1.7.3205.P.3.10.- 1.8.0.-.1.-5.12";
	const char *at = text, *end = text + strlen(text);
	struct counted_span s;

	(void)state;
	assert_true(counted_next(&at, end, &s));
	assert_int_equal(s.target, 7);
	assert_int_equal(s.area, 3205);
	assert_int_equal(s.sex, 'P');
	assert_int_equal(s.until, OPEN);
	assert_true(counted_next(&at, end, &s));
	assert_int_equal(s.grade, GRADE_A);
	assert_int_equal(s.from, -5);
	assert_int_equal(s.until, 12);
	assert_false(counted_next(&at, end, &s));
	/* whatever is damaged is no stretch, and nothing beyond it is read */
	for (size_t i = 0; i < strlen(text); i++) {
		char cut[sizeof(text)];
		size_t n = 0;

		memcpy(cut, text, i);
		for (at = cut; counted_next(&at, cut + i, &s); n++)
			assert_true(at <= cut + i);
		assert_true(n <= 2);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stretches),
		cmocka_unit_test(test_end),
		cmocka_unit_test(test_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
