/* SPDX-License-Identifier: MIT */
/* What an officer tells the office in the evening. */
#include "magang/ops/own_day.h"

#include "../office/office_fixture.h"

#define SITI "name=Siti Aminah; birth_date=1999-01-02"
#define BUDI "name=Budi Santosa; birth_date=1998-03-04"
#define TUTI "name=Tuti Herawati; birth_date=1997-05-06"

static void
check_day(struct desk *d, int persons, int known, int cases, int activities)
{
	struct own_day day;

	check_done(d, office_own_day(d->o, &day, &d->err));
	assert_int_equal(day.persons, persons);
	assert_int_equal(day.known, known);
	assert_int_equal(day.cases, cases);
	assert_int_equal(day.activities, activities);
}

/* One is served once, however many cases; a new one is not known already. */
static void
test_served(void **state)
{
	struct desk *d = *state;
	uint64_t siti, budi;

	check_day(d, 0, 0, 0, 0);
	siti = person(d, SITI);
	check_day(d, 1, 0, 0, 0);
	later_days(d, 1);
	check_day(d, 0, 0, 0, 0);
	open_case(d, siti, "wirausaha-baru", "");
	open_case(d, siti, "kyoto-ikusei", "");
	budi = person(d, BUDI);
	open_case(d, budi, "wirausaha-baru", "");
	check_done(d, note_about(d->o, KIND_PERSON, siti, "call", 0, "spoke",
			      &d->r, &d->err));
	check_day(d, 1, 1, 3, 1);
}

/* What was taken back is not there, and the person was not served by it. */
static void
test_taken_back(void **state)
{
	struct desk *d = *state;
	uint64_t siti = person(d, SITI), note;

	later_days(d, 1);
	check_done(d, note_about(d->o, KIND_PERSON, siti, "call", 0, "spoke",
			      &d->r, &d->err));
	note = d->r.act;
	open_case(d, siti, "wirausaha-baru", "");
	check_day(d, 0, 1, 1, 1);
	check_done(d, try_undo(d, d->r.act));
	check_day(d, 0, 0, 0, 1);
	check_done(d, try_redo(d));
	check_day(d, 0, 1, 1, 1);
	check_done(d, try_undo(d, note));
	check_day(d, 0, 1, 1, 0);
}

/* Taking back what is of yesterday makes nothing of today less. */
static void
test_of_yesterday(void **state)
{
	struct desk *d = *state;
	uint64_t act;

	person(d, TUTI);
	act = d->r.act;
	later_days(d, 1);
	person(d, BUDI);
	check_done(d, try_undo(d, act));
	check_day(d, 1, 0, 0, 0);
}

static void
test_tasks(void **state)
{
	struct desk *d = *state;
	struct own_day before, after;
	uint64_t siti = person(d, SITI);

	check_done(d, office_own_day(d->o, &before, &d->err));
	check_done(d, op_task_add(d->o, KIND_PERSON, siti, "ring",
			      d->o->today + 1, &d->r, &d->err));
	check_done(d, office_own_day(d->o, &after, &d->err));
	assert_int_equal(after.tasks, before.tasks + 1);
}

/* Of the caller: what others do is told by them. */
static void
test_own(void **state)
{
	struct desk *d = *state;

	user(d, "name=oji; role=officer");
	person(d, SITI);
	as(d, "oji");
	check_day(d, 0, 0, 0, 0);
	person(d, BUDI);
	check_day(d, 1, 0, 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_served),
		desk_test(test_taken_back),
		desk_test(test_of_yesterday),
		desk_test(test_tasks),
		desk_test(test_own),
	};

	return cmocka_run_group_tests_name("own day", tests, NULL, NULL);
}
