/* SPDX-License-Identifier: MIT */
/* A sweep finds what nobody was asked about, and looks at changes only. */
#include "magang/ops/sweep.h"
#include "magang/record/doubt_state.h"
#include "magang/store/derived.h"
#include "../office/office_fixture.h"
#include "other.h"

#define SITI "name=Siti Aminah; birth_date=1980-03-12; phone=081200005678"

/* Registered while nobody was asked about anything. */
static void
unasked(struct desk *d, const char *text)
{
	const int line = d->o->book.site.similar_line;

	d->o->book.site.similar_line = LINK_BANDS;
	person(d, text);
	d->o->book.site.similar_line = line;
}

static void
check_sweep(struct desk *d, uint64_t looked, uint64_t found)
{
	struct swept s;

	check_done(d, op_sweep(d->o, NULL, NULL, &s, &d->err));
	assert_int_equal(s.looked, looked);
	assert_int_equal(s.found, found);
}

static void
test_sweep(void **state)
{
	struct desk *d = *state;

	unasked(d, SITI);
	unasked(d, "name=Budi Santosa; birth_date=1975-07-01");
	unasked(d, SITI);
	unasked(d, "name=Siti Amina; birth_date=1980-12-03; "
		   "phone=081200005678");
	assert_int_equal(count_records(d, KIND_DOUBT), 0);
	check_sweep(d, 4, 3);
	assert_int_equal(count_records(d, KIND_DOUBT), 3);
	check_sweep(d, 0, 0);
	unasked(d, SITI);
	check_sweep(d, 1, 3);
	check_sweep(d, 0, 0);
	assert_int_equal(count_records(d, KIND_DOUBT), 6);
}

#define ALIKE 30

static void
many_alike(struct desk *d)
{
	for (int i = 0; i < ALIKE; i++) {
		char text[120];

		snprintf(text, sizeof(text),
			"name=Siti Aminah; birth_date=1980-03-12; "
			"phone=0812000056%02d",
			i);
		unasked(d, text);
	}
}

/* More than one change has room for, and more than one part reads. */
static void
test_many(void **state)
{
	struct desk *d = *state;

	many_alike(d);
	check_done(
		d, op_sweep(d->o, NULL, NULL, &(struct swept){ 0 }, &d->err));
	assert_true(count_records(d, KIND_DOUBT) > SWEEP_PAIRS);
}

static void
die(void *ctx, const struct swept *s)
{
	(void)ctx;
	(void)s;
	_exit(0);
}

static void
sweep_and_die(void *ctx, int in, int out)
{
	struct desk *d = ctx;
	struct swept s;
	char go;

	(void)out;
	if (read(in, &go, 1) == 1)
		op_sweep(d->o, die, NULL, &s, &d->err);
	_exit(1);
}

/* What was found before is there, what was not looked at is looked at, and nobody is
 * asked about twice; nor where nobody knows any more how far it was. */
static void
test_killed(void **state)
{
	struct desk *d = *state;
	struct other other;
	struct swept s;
	size_t half, all;

	many_alike(d);
	other_start(d, &other, sweep_and_die, d);
	other_ask(&other, "", 1);
	other_end(&other);
	half = count_records(d, KIND_DOUBT);
	assert_in_range(half, 1, SWEEP_PAIRS);
	check_done(d, op_sweep(d->o, NULL, NULL, &s, &d->err));
	assert_in_range(s.looked, 1, ALIKE - 1);
	all = count_records(d, KIND_DOUBT);
	assert_int_equal(all, half + s.found);
	assert_true(derived_write(d->o->store, "sweep", "", 1));
	check_sweep(d, ALIKE, 0);
	assert_int_equal(count_records(d, KIND_DOUBT), all);
}

/* Who does not see all cannot compare all. */
static void
test_bound(void **state)
{
	struct desk *d = *state;
	struct swept s;

	user(d, "name=ani; role=officer; areas=32.05");
	as(d, "ani");
	check_refused(
		d, op_sweep(d->o, NULL, NULL, &s, &d->err), MG_EACCESS, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_sweep),
		desk_test(test_many),
		desk_test(test_killed),
		desk_test(test_bound),
	};

	return cmocka_run_group_tests_name("sweep", tests, NULL, NULL);
}
