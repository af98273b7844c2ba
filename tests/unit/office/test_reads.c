/* SPDX-License-Identifier: MIT */
/* Reads of a session: each is noted once, and the limit of the day holds. */
#include "office_fixture.h"

#include "magang/office/reads.h"

/* More than a session remembers. */
#define MANY 1500

static void
test_noted_once(void **state)
{
	struct desk *d = *state;

	d->o->access.limits[READ_NUMBER] = 10;
	for (int round = 0; round < 2; round++)
		for (uint64_t person = 1; person <= 10; person++)
			assert_int_equal(office_read(d->o, READ_NUMBER, person,
						 person, &d->err),
				0);
	/* one that was not found is known by the number */
	assert_int_equal(
		office_read(d->o, READ_NUMBER, 0, 77, &d->err), MG_EACCESS);
	assert_int_equal(office_read(d->o, READ_FULL, 11, 0, &d->err), 0);
	assert_int_equal(office_read(d->o, READ_NUMBER, 10, 10, &d->err), 0);
}

/* Who asks for the same again after a refusal is refused again. */
static void
test_limit_after_many(void **state)
{
	struct desk *d = *state;

	d->o->access.limits[READ_NUMBER] = MANY;
	for (uint64_t person = 1; person <= MANY; person++)
		assert_int_equal(
			office_read(d->o, READ_NUMBER, person, 0, &d->err), 0);
	for (int round = 0; round < 3; round++)
		assert_int_equal(
			office_read(d->o, READ_NUMBER, MANY + 1, 0, &d->err),
			MG_EACCESS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_noted_once),
		desk_test(test_limit_after_many),
	};

	return cmocka_run_group_tests_name("reads", tests, NULL, NULL);
}
