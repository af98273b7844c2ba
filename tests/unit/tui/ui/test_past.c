/* SPDX-License-Identifier: MIT */
/* Filters of a session: of one kind, each once, the last ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "magang/tui/ui/past.h"

static void
test_past(void **state)
{
	struct past p = { .n = 0 };
	char text[16];

	(void)state;
	assert_null(past_back(&p, 1, 1));
	past_add(&p, 1, "siti");
	past_add(&p, 2, "open");
	past_add(&p, 1, "");
	past_add(&p, 1, "dewi");
	past_add(&p, 1, "siti");
	assert_string_equal(past_back(&p, 1, 1), "siti");
	assert_string_equal(past_back(&p, 1, 2), "dewi");
	assert_null(past_back(&p, 1, 3));
	assert_string_equal(past_back(&p, 2, 1), "open");
	for (int i = 0; i < 2 * PAST_ROWS; i++) {
		snprintf(text, sizeof(text), "n%d", i);
		past_add(&p, 1, text);
	}
	assert_null(past_back(&p, 2, 1));
	assert_non_null(past_back(&p, 1, PAST_ROWS));
	assert_null(past_back(&p, 1, PAST_ROWS + 1));
	past_release(&p);
	assert_int_equal(p.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_past),
	};

	return cmocka_run_group_tests_name("past", tests, NULL, NULL);
}
