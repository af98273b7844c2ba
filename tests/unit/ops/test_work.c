/* SPDX-License-Identifier: MIT */
/* Whose work it is: tasks go with the officer of their case. */
#include "../office/office_fixture.h"

#include "magang/ops/ops_work.h"
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

/* ---- given and offered ---------------------------------------------------- */

static uint64_t
user_id(struct desk *d, const char *name)
{
	struct txn *txn;
	uint64_t id;

	check_done(d, txn_read(d->o->store, &txn, &d->err));
	id = access_user_named(txn, name);
	txn_abort(txn);
	return id;
}

static int
try_assign(struct desk *d, enum kind kind, uint64_t id, const char *to)
{
	const struct handing h = { .kind = kind, .to = user_id(d, to) };

	return op_assign(d->o, &h, &id, 1, &d->r, &d->err);
}

static void
check_cases(struct desk *d, const char *officer, const char *offered)
{
	char filter[80];

	snprintf(filter, sizeof(filter), "officer:%s offered:%s", officer,
		offered);
	assert_int_equal(count(d, KIND_CASE, filter), 1);
}

/* Who may plan gives; a receiver who would not see it is refused, by name of the
 * reason, whatever way it is written. */
static void
test_given(void **state)
{
	struct desk *d = *state;
	struct work w;

	begin(d, &w);
	user(d, "name=jepang; role=officer; programs=kyoto-magang");
	check_refused(d, try_assign(d, KIND_CASE, w.kase, "tuti"),
		MG_ENOTALLOWED, "area", NULL);
	check_refused(d, try_set(d, KIND_CASE, w.kase, 0, "officer=tuti"),
		MG_ENOTALLOWED, "area", NULL);
	check_refused(d, try_assign(d, KIND_TASK, w.named, "tuti"),
		MG_ENOTALLOWED, "area", NULL);
	check_refused(d, try_assign(d, KIND_CASE, w.kase, "jepang"),
		MG_ENOTALLOWED, "program", NULL);
	check_refused(d, try_assign(d, KIND_CASE, w.kase, "asep"), MG_ENOENT,
		"already", NULL);
	check_done(d, try_assign(d, KIND_CASE, w.kase, "dewi"));
	check_cases(d, "dewi", "-");
	check_held(d, "asep", 0);
	check_done(d, try_undo(d, 0));
	check_cases(d, "asep", "-");
	check_done(d, try_assign(d, KIND_TASK, w.named, "asep"));
	check_values(d, KIND_TASK, w.named, "officer=");
}

/* Whoever closed his account is given nothing, not by an undo either. */
static void
test_closed(void **state)
{
	struct desk *d = *state;
	struct work w;
	uint64_t act;

	begin(d, &w);
	check_done(d, try_assign(d, KIND_CASE, w.kase, "dewi"));
	act = d->r.act;
	set(d, KIND_USER, user_id(d, "asep"), "closed=2026-11-24");
	check_refused(d, try_assign(d, KIND_CASE, w.kase, "asep"),
		MG_ENOTALLOWED, "closed", NULL);
	check_refused(d, try_undo(d, act), MG_ENOTALLOWED, NULL);
}

static int
try_accept(struct desk *d, uint64_t id, const char *refuse)
{
	return refuse ? op_cases_refuse(d->o, refuse, &id, 1, &d->r, &d->err)
		      : op_cases_accept(d->o, &id, 1, &d->r, &d->err);
}

/* An officer offers his own; it stays his until the other one has answered. */
static void
test_offered(void **state)
{
	struct desk *d = *state;
	struct work w;
	uint64_t asep, dewi;

	begin(d, &w);
	asep = count(d, KIND_TASK, "open officer:asep");
	dewi = count(d, KIND_TASK, "open officer:dewi");
	as(d, "dewi");
	check_refused(d, try_assign(d, KIND_CASE, w.kase, "dewi"), MG_EACCESS,
		"offer", NULL);
	check_refused(d, try_set(d, KIND_CASE, w.kase, 0, "officer="),
		MG_EACCESS, "offer", NULL);
	check_refused(
		d, try_accept(d, w.kase, NULL), MG_ENOENT, "offered", NULL);
	as(d, "asep");
	check_refused(d, try_assign(d, KIND_CASE, w.kase, "tuti"),
		MG_ENOTALLOWED, "area", NULL);
	check_done(d, try_assign(d, KIND_CASE, w.kase, "dewi"));
	check_cases(d, "asep", "dewi");
	check_held(d, "asep", asep);
	check_refused(d, try_assign(d, KIND_CASE, w.kase, "dewi"), MG_ENOENT,
		"offered", NULL);
	as(d, "dewi");
	assert_int_equal(count(d, KIND_CASE, "offered:me"), 1);
	check_done(d, try_accept(d, w.kase, NULL));
	check_cases(d, "dewi", "-");
	check_held(d, "dewi", dewi + asep);
	check_done(d, try_undo(d, 0));
	check_cases(d, "asep", "dewi");
	check_held(d, "asep", asep);
}

/* Who does not take it over says why: a task for whoever offered it. */
static void
test_refused(void **state)
{
	struct desk *d = *state;
	struct work w;
	uint64_t asep;

	begin(d, &w);
	asep = count(d, KIND_TASK, "open officer:asep");
	as(d, "asep");
	check_done(d, try_assign(d, KIND_CASE, w.kase, "dewi"));
	as(d, "dewi");
	check_refused(d, try_accept(d, w.kase, " "), MG_EUSAGE, "why", NULL);
	check_done(d, try_accept(d, w.kase, "too far"));
	check_cases(d, "asep", "-");
	check_held(d, "asep", asep + 1);
	assert_int_equal(
		count(d, KIND_TASK, "open officer:asep task:\"too far\""), 1);
	check_done(d, try_undo(d, 0));
	check_cases(d, "asep", "dewi");
	check_held(d, "asep", asep);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_goes_with),
		desk_test(test_named),
		desk_test(test_given),
		desk_test(test_closed),
		desk_test(test_offered),
		desk_test(test_refused),
	};

	return cmocka_run_group_tests_name("work", tests, NULL, NULL);
}
