/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt_lists.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "magang/base/buf.h"
#include "magang/ops/undo.h"

/* What an undo did is done. */
static void
test_undo(void **state)
{
	const struct undo_report report = { .act = 7, .by = 8, .moved_up = 2 };
	struct buf b = BUF_INIT;

	(void)state;
	undo_lists(&report, &b);
	assert_string_equal(buf_str(&b), "2 moved up from the waiting list");
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_undo),
	};

	return cmocka_run_group_tests_name("receipt", tests, NULL, NULL);
}
