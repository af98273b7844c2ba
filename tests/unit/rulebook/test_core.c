/* SPDX-License-Identifier: MIT */
/* What a program meets that the office knows already. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "magang/base/diag.h"
#include "magang/record/kind.h"
#include "magang/rulebook/core.h"

static bool
is_taken(const char *prefix)
{
	struct diag_list diags;
	char text[300], name[64];
	int version;
	bool ok;

	snprintf(text, sizeof(text),
		"program: any\nversion: 1\nprefix: %s\nlabel: Any\n"
		"stages:\n"
		"  a: {label: A, kind: start}\n"
		"  z: {label: Z, kind: exit}\n"
		"moves:\n"
		"  - {from: a, to: z}\n",
		prefix);
	diag_init(&diags, "");
	ok = office_program_check(
		"", text, strlen(text), &diags, name, &version);
	diag_release(&diags);
	return !ok;
}

static void
test_numbers_of_other_records(void **state)
{
	(void)state;
	assert_false(is_taken("ANY"));
	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
		assert_true(is_taken(kind_info((enum kind)k)->prefix));
	assert_true(is_taken("ACT"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers_of_other_records),
	};

	return cmocka_run_group_tests_name("core", tests, NULL, NULL);
}
