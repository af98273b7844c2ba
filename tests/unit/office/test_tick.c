/* SPDX-License-Identifier: MIT */
/* A program that runs past midnight: its clock goes on, and the day with it. */
#include "office_fixture.h"

/* 2026-11-24 16:59 UTC is one minute to midnight in Bandung. */
#define NEARLY (NOW + 15 * 3600 + 59 * 60)

static void
test_day(void **state)
{
	struct desk *d = *state;
	const int32_t today = d->o->today;

	office_tick(d->o, NEARLY);
	assert_int_equal(d->o->now, NEARLY);
	assert_int_equal(d->o->today, today);
	office_tick(d->o, NEARLY + 59);
	assert_int_equal(d->o->today, today);
	office_tick(d->o, NEARLY + 60);
	assert_int_equal(d->o->today, today + 1);
	person(d, "name=Siti; regency=32.05");
	check_values(d, KIND_PERSON, d->r.id, "registered=2026-11-25");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_day),
	};

	return cmocka_run_group_tests_name("tick", tests, NULL, NULL);
}
