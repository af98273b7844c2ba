/* SPDX-License-Identifier: MIT */
/* Pictures of plain letters: few are not none, the line stands below the lowest that
 * has a place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "magang/base/buf.h"
#include "magang/casework/score_line.h"
#include "magang/casework/standing.h"
#include "magang/view/picture.h"

static void
add(struct score_line *l, enum place_state place, int points, int n)
{
	const struct standing s = { .place = (uint8_t)place,
		.score = points * 10000 };

	while (n-- > 0)
		score_line_add(l, &s);
}

static void
test_levels(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	for (uint64_t n = 0; n <= 7; n++)
		level_words(n * 100, 700, &b);
	level_words(1, 1000, &b);
	level_words(0, 0, &b);
	assert_string_equal(buf_str(&b), " .:-=+*#. ");
	buf_truncate(&b, 0);
	bar_words(1, 1000, 20, &b);
	bar_words(0, 1000, 20, &b);
	assert_string_equal(buf_str(&b), "#");
	buf_release(&b);
}

static void
test_scores(void **state)
{
	struct score_line l;
	struct buf b = BUF_INIT;

	(void)state;
	score_line_init(&l);
	assert_int_equal(score_line_end(&l), SCORE_CLASSES);
	add(&l, PLACE_HELD, 100, 1);
	add(&l, PLACE_RANK, 64, 7);
	add(&l, PLACE_LIST, 71, 1);
	add(&l, PLACE_LIST, 0, 3);
	add(&l, PLACE_NONE, 50, 9);
	add(&l, PLACE_LIST, -1, 9);
	assert_int_equal(l.least, 640000);
	assert_int_equal(l.best, 710000);
	assert_int_equal(score_line_most(&l), 7);
	score_line_words(&l, 7, &b);
	assert_string_equal(buf_str(&b), "0 -           |# .    . 100");
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_scores),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
