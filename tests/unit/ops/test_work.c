/* SPDX-License-Identifier: MIT */
/* Whose work it is: tasks go with the officer of their case. */
#include "../office/office_fixture.h"

#include "magang/query/query_count.h"

struct work {
	uint64_t kase, task, named, person_task;
};

/* A case of asep in Garut with a task that goes with it, one that names dewi. */
static void
begin(struct desk *d, struct work *w)
{
	uint64_t id;

	user(d, "name=asep; role=officer; areas=32.05");
	user(d, "name=dewi; role=officer; areas=32.05");
	user(d, "name=tuti; role=officer; areas=32.06");
	id = person(d, "name=Siti Aminah; sex=P; regency=32.05; "
		       "birth_date=2001-03-01");
	w->kase = open_case(d, id, "magang-jabar", "officer=asep");
	check_done(d, op_task_add(d->o, KIND_PERSON, id, "ring her",
			      d->o->today, &d->r, &d->err));
	w->person_task = d->r.id;
	check_done(d, op_task_add(d->o, KIND_CASE, w->kase, "look at it",
			      d->o->today, &d->r, &d->err));
	w->task = d->r.id;
	set(d, KIND_TASK, w->task, "officer=asep");
	check_done(d, op_task_add(d->o, KIND_CASE, w->kase, "visit",
			      d->o->today, &d->r, &d->err));
	w->named = d->r.id;
	set(d, KIND_TASK, w->named, "officer=dewi");
}

static uint64_t
count(struct desk *d, enum kind kind, const char *filter)
{
	uint64_t n = 0;

	check_done(d, filter_count(d->o, kind, filter, &n, &d->err));
	return n;
}

static void
check_held(struct desk *d, const char *user, uint64_t open)
{
	char filter[80];

	snprintf(filter, sizeof(filter), "open officer:%s", user);
	assert_int_equal(count(d, KIND_TASK, filter), open);
	/* by the records, too */
	snprintf(filter, sizeof(filter), "officer:%s done:-,*", user);
	assert_int_equal(count(d, KIND_TASK, filter), open);
}

/* The case changes hands: what goes with it goes, in the same act and back with
 * it; what names somebody stays, and so does what is not of the case. */
static void
test_goes_with(void **state)
{
	struct desk *d = *state;
	struct work w;
	uint64_t asep, dewi;

	begin(d, &w);
	asep = count(d, KIND_TASK, "open officer:asep");
	dewi = count(d, KIND_TASK, "open officer:dewi");
	assert_true(asep >= 1);
	assert_int_equal(dewi, 1);
	check_held(d, "asep", asep);
	set(d, KIND_CASE, w.kase, "officer=dewi");
	check_held(d, "asep", 0);
	check_held(d, "dewi", dewi + asep);
	check_done(d, try_undo(d, 0));
	check_held(d, "asep", asep);
	check_held(d, "dewi", dewi);
	set(d, KIND_CASE, w.kase, "officer=");
	check_held(d, "asep", 0);
	check_held(d, "dewi", dewi);
	check_held(d, "admin", 1);
}

/* Who names the officer of the case names nobody: it goes on with the case. */
static void
test_named(void **state)
{
	struct desk *d = *state;
	struct work w;

	begin(d, &w);
	check_values(d, KIND_TASK, w.task, "officer=");
	assert_string_not_equal(value_of(d, KIND_TASK, w.named, "officer"), "");
	check_refused(d, try_set(d, KIND_TASK, w.task, 0, "officer=asep"),
		MG_ENOENT, "nothing to change", NULL);
	set(d, KIND_TASK, w.named, "officer=asep");
	check_values(d, KIND_TASK, w.named, "officer=");
	set(d, KIND_CASE, w.kase, "officer=dewi");
	check_held(d, "asep", 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_goes_with),
		desk_test(test_named),
	};

	return cmocka_run_group_tests_name("work", tests, NULL, NULL);
}
