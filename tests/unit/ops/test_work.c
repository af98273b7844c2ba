/* SPDX-License-Identifier: MIT */
/* Whose work it is: tasks go with the officer of their case. */
#include "../office/office_fixture.h"

#include "magang/casework/work.h"
#include "magang/ops/handover.h"
#include "magang/ops/ops_work.h"
#include "magang/query/query_count.h"
#include "magang/query/query_home.h"
#include "magang/query/query_work.h"

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

	check_done(d, filter_count_told(d->o, kind, filter, &n, &d->err));
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
	uint64_t asep, dewi, offered;

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
	check_done(d, count_offered(d->o, &offered, &d->err));
	assert_int_equal(offered, 1);
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

/* ---- who leaves ------------------------------------------------------------ */

static void
check_in_hand(struct desk *d, const char *user, uint64_t cases, uint64_t tasks)
{
	struct in_hand has;
	struct txn *txn;

	check_done(d, txn_read(d->o->store, &txn, &d->err));
	work_of(&d->o->book, txn, access_user_named(txn, user), NULL,
		d->o->today + 1, &has);
	txn_abort(txn);
	assert_int_equal(has.cases, cases);
	assert_int_equal(has.tasks, tasks);
	assert_true(has.late <= has.tasks);
}

static void
plan(struct desk *d, struct handover *h, enum handover_split split,
	const char *from, const char *one, const char *other)
{
	*h = (struct handover){ .from = user_id(d, from), .split = split };
	h->to[h->n_to++] = user_id(d, one);
	if (other)
		h->to[h->n_to++] = user_id(d, other);
	check_done(d, handover_plan(d->o, h, &d->err));
}

#define GARUT 6
#define BANDUNG 4

static void
many_cases(struct desk *d)
{
	user(d, "name=asep; role=officer");
	user(d, "name=dewi; role=officer; areas=32.05");
	user(d, "name=rina; role=officer");
	for (size_t i = 0; i < GARUT + BANDUNG; i++) {
		char text[200];

		snprintf(text, sizeof(text),
			"name=Uniq%c Santoso; sex=L; birth_date=2001-03-%02zu; "
			"regency=%s",
			(char)('a' + i), i + 1, i < GARUT ? "32.05" : "32.04");
		open_case(d, person(d, text), "magang-jabar", "officer=asep");
	}
}

/* Those of an area stay together, with whoever sees it and has the least; one
 * act, one undo. */
static void
test_handover_area(void **state)
{
	struct desk *d = *state;
	struct handover h;

	many_cases(d);
	check_refused(d,
		try_set(d, KIND_USER, user_id(d, "asep"), 0,
			"closed=2026-11-24"),
		MG_EINUSE, "open cases: 10", "handover", NULL);
	plan(d, &h, SPLIT_AREA, "asep", "dewi", "rina");
	assert_int_equal(h.n_rows, 2);
	assert_int_equal(h.rows[0].cases, GARUT);
	assert_int_equal(h.rows[1].cases, BANDUNG);
	check_done(d, op_handover(d->o, &h, false, &d->r, &d->err));
	assert_int_equal(d->r.went, GARUT + BANDUNG);
	check_in_hand(d, "asep", 0, 0);
	check_in_hand(d, "dewi", GARUT, GARUT);
	check_in_hand(d, "rina", BANDUNG, BANDUNG);
	check_done(d, try_undo(d, 0));
	check_in_hand(d, "asep", GARUT + BANDUNG, GARUT + BANDUNG);
	check_in_hand(d, "dewi", 0, 0);
	handover_release(&h);
}

/* Each to whoever has the least; what nobody sees stays. */
static void
test_handover_load(void **state)
{
	struct desk *d = *state;
	struct handover h;

	d->replay = true;
	many_cases(d);
	plan(d, &h, SPLIT_LOAD, "asep", "dewi", "rina");
	check_done(d, op_handover(d->o, &h, false, &d->r, &d->err));
	check_in_hand(d, "dewi", 5, 5);
	check_in_hand(d, "rina", 5, 5);
	handover_release(&h);
	check_done(d, try_undo(d, 0));
	plan(d, &h, SPLIT_LOAD, "asep", "dewi", NULL);
	check_done(d, op_handover(d->o, &h, false, &d->r, &d->err));
	assert_int_equal(d->r.went, GARUT);
	assert_int_equal(d->r.stayed, BANDUNG);
	assert_non_null(strstr(d->r.why[0].text, "area"));
	handover_release(&h);
}

/* Tasks that name somebody are given, too; what comes back to who left is
 * nobody's. */
static void
test_comes_back(void **state)
{
	struct desk *d = *state;
	struct handover h;
	struct work w;
	uint64_t moved;

	begin(d, &w);
	move(d, w.kase, "withdrawn", "moved away");
	moved = d->r.act;
	plan(d, &h, SPLIT_LOAD, "dewi", "asep", NULL);
	check_done(d, op_handover(d->o, &h, false, &d->r, &d->err));
	handover_release(&h);
	check_values(d, KIND_TASK, w.named, "officer=");
	plan(d, &h, SPLIT_LOAD, "asep", "dewi", NULL);
	check_done(d, op_tasks_done(d->o, &w.named, 1, &d->r, &d->err));
	check_done(d, op_tasks_done(d->o, &w.task, 1, &d->r, &d->err));
	handover_release(&h);
	set(d, KIND_USER, user_id(d, "asep"), "closed=2026-11-24");
	check_done(d, try_undo(d, moved));
	assert_string_equal(stage_of(d, w.kase), "registered");
	check_values(d, KIND_CASE, w.kase, "officer=");
	check_in_hand(d, "asep", 0, 0);
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
		desk_test(test_handover_area),
		desk_test(test_handover_load),
		desk_test(test_comes_back),
	};

	return cmocka_run_group_tests_name("work", tests, NULL, NULL);
}
