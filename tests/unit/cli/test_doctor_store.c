/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../src/cli/doctor.h"
#include "../src/cli/doctor_store.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/view/app.h"

/* Settings that cannot be read are one line, with what to do. */
static void
test_settings(void **state)
{
	static char notice[] = "roles:2:1: no value\nput it right";
	static const struct {
		enum office_state state;
		const char *line;
		bool failed;
	} rows[] = {
		{ OFFICE_IS_WELL,
			"ok    settings  site, roles, calendar and "
			"areas can be read\n",
			false },
		{ OFFICE_UNREADABLE,
			"FAIL  settings  roles:2:1: no value; put "
			"it right\n",
			true },
		{ OFFICE_UNMANNED,
			"FAIL  settings  roles:2:1: no value; put "
			"it right\n",
			true },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct office office = { .state = rows[i].state,
			.notice = notice };
		char said[200] = "";
		struct app app = { .office = &office,
			.out = fmemopen(said, sizeof(said), "w") };
		struct doctor d = { .app = &app, .check = "settings" };

		doctor_settings(&d);
		fclose(app.out);
		assert_string_equal(said, rows[i].line);
		assert_int_equal(d.failed, rows[i].failed);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_settings),
	};

	return cmocka_run_group_tests_name("doctor_store", tests, NULL, NULL);
}
