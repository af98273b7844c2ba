/* SPDX-License-Identifier: MIT */
/* Whoever waits for many records: how far they are, a stop, what became of each. */
#include "../office/office_fixture.h"

#include "magang/view/results.h"

#define MANY 6

struct waiting {
	size_t calls, stop; /* at this row; SIZE_MAX: never */
	size_t last, all;
};

static bool
is_at(void *ctx, size_t n, size_t all)
{
	struct waiting *w = ctx;

	w->calls++;
	w->last = n;
	w->all = all;
	return n != w->stop;
}

static int
set_emails(struct desk *d, const uint64_t *ids, size_t n)
{
	struct values v;
	struct many_values set = { .kind = KIND_PERSON };

	values_parse(d, KIND_PERSON, "email=siti@example.org", &v);
	set.values = v.row;
	set.n = v.n;
	return op_set_many(d->o, &set, ids, n, &d->r, &d->err);
}

static void
add_persons(struct desk *d, uint64_t ids[MANY])
{
	for (int i = 0; i < MANY; i++) {
		char *text = xasprintf("name=Orang %c; regency=32.05", 'A' + i);

		ids[i] = person(d, text);
		free(text);
	}
}

static void
test_stop(void **state)
{
	struct desk *d = *state;
	struct waiting w = { .stop = 3 };
	struct results results = { 0 };
	uint64_t ids[MANY];

	add_persons(d, ids);
	d->o->steps = (struct office_steps){ &w, is_at, false };
	results_begin(&results, d->o, KIND_PERSON);
	check_refused(d, set_emails(d, ids, MANY), MG_ESTOPPED,
		"nothing was changed", NULL);
	results_end(&results, d->o, &d->r);
	assert_int_equal(w.calls, 5); /* 0 to 3, and that it is over */
	assert_int_equal(w.last, MANY);
	assert_int_equal(results.act, 0);
	assert_int_equal(results_count(&results, ROW_STAYS), MANY);
	for (int i = 0; i < MANY; i++)
		assert_string_equal(
			value_of(d, KIND_PERSON, ids[i], "email"), "");
	results_release(&results);
}

/* Two of them have it already. */
static void
test_results(void **state)
{
	struct desk *d = *state;
	struct waiting w = { .stop = SIZE_MAX };
	struct results results = { 0 };
	uint64_t ids[MANY];

	add_persons(d, ids);
	check_done(d, set_emails(d, ids + 4, 2));
	d->o->steps = (struct office_steps){ &w, is_at, false };
	results_begin(&results, d->o, KIND_PERSON);
	check_done(d, set_emails(d, ids, MANY));
	results_end(&results, d->o, &d->r);
	assert_int_equal(w.calls, MANY + 1);
	assert_int_equal(w.last, w.all);
	assert_int_equal(results.n, MANY);
	assert_int_equal(results.act, d->r.act);
	assert_int_equal(results_count(&results, ROW_DONE), 4);
	for (size_t i = 0; i < results.n; i++)
		assert_true(!results.rows[i].why ==
			    (results.rows[i].id != ids[4] &&
				    results.rows[i].id != ids[5]));
	/* an act that nobody lists tells nothing */
	check_done(d, try_undo(d, d->r.act));
	assert_int_equal(results.n, MANY);
	results_release(&results);
}

/* An undo of many is a long act as well: stopped, all of it stays. */
static void
test_undo(void **state)
{
	struct desk *d = *state;
	struct waiting w = { .stop = 3 };
	uint64_t ids[MANY], act;

	add_persons(d, ids);
	check_done(d, set_emails(d, ids, MANY));
	act = d->r.act;
	d->o->steps = (struct office_steps){ &w, is_at, false };
	check_refused(
		d, try_undo(d, act), MG_ESTOPPED, "nothing was changed", NULL);
	for (int i = 0; i < MANY; i++)
		assert_string_equal(value_of(d, KIND_PERSON, ids[i], "email"),
			"siti@example.org");
	w = (struct waiting){ .stop = SIZE_MAX };
	check_done(d, try_undo(d, act));
	assert_int_equal(w.calls, MANY + 2); /* 0 to all, and that it is over */
	assert_int_equal(w.last, w.all);
	for (int i = 0; i < MANY; i++)
		assert_string_equal(
			value_of(d, KIND_PERSON, ids[i], "email"), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_stop),
		desk_test(test_results),
		desk_test(test_undo),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
