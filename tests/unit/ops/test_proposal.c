/* SPDX-License-Identifier: MIT */
/*
 * Two pairs of eyes: what a second person must approve is proposed, has its place
 * already, and stands when another person than the first says so.
 */
#include "../office/office_fixture.h"

#include "magang/ops/ops_proposal.h"
#include "magang/record/counter.h"

#define MANY 400

static const char program_text[] =
	"program: eyes\nversion: 1\nprefix: EY\nlabel: Eyes\n"
	"fields:\n"
	"  tests:\n"
	"    label: Tests\n"
	"    points: {label: Points, type: number, range: 0 .. 100}\n"
	"stages:\n"
	"  talk: {kind: start, label: Talk}\n"
	"  list: {kind: hold, label: List, moves_up: automatic}\n"
	"  seat: {label: Seat}\n"
	"  done: {kind: success, label: Done}\n"
	"  no: {kind: failed, label: No}\n"
	"moves:\n"
	"  - {from: talk, to: seat, if: points > 10 and quota_left,\n"
	"     otherwise: list, approval: second person}\n"
	"  - {from: talk, to: list, if: points > 10}\n"
	"  - {from: list, to: seat, if: points > 10 and quota_left,\n"
	"     approval: second person}\n"
	"  - {from: seat, to: talk, kind: back}\n"
	"  - {from: seat, to: done}\n"
	"  - {from: any, to: no}\n"
	"score:\n"
	"  line: 10\n"
	"  parts:\n"
	"    points: {weight: 100, from: points, scale: 0 .. 100}\n"
	"quotas:\n"
	"  all: {seats: 2}\n"
	"  kk: {by: kk, seats: 1}\n";

struct team {
	uint64_t kase[3];
};

static uint64_t
case_of(struct desk *d, const char *name, int points)
{
	char text[100], value[20];

	snprintf(text, sizeof(text), "name=%s; birth_date=2001-03-12", name);
	snprintf(value, sizeof(value), "points=%d", points);
	return open_case(d, person(d, text), "eyes", value);
}

static void
begin(struct desk *d, struct team *t)
{
	install_program(d, "eyes", program_text);
	user(d, "name=rina; role=coordinator");
	user(d, "name=sari; role=coordinator");
	t->kase[0] = case_of(d, "Adi", 60);
	t->kase[1] = case_of(d, "Budi", 50);
	t->kase[2] = case_of(d, "Cici", 40);
	as(d, "rina");
}

/* The last proposal of a case. */
static uint64_t
proposal_of(struct desk *d, uint64_t kase)
{
	uint64_t last = 0, id;

	for (size_t i = 0; (id = member(d, KIND_CASE, kase, KIND_PROPOSAL, i));
		i++)
		last = id;
	return last;
}

static int
answer(struct desk *d, uint64_t kase, const char *reason, bool anew)
{
	const uint64_t id = proposal_of(d, kase);
	const struct answer a = {
		.ids = &id, .n = 1, .reason = reason, .anew = anew
	};

	return op_proposals_answer(d->o, &a, &d->r, &d->err);
}

static int64_t
places(struct desk *d, enum held_state state)
{
	struct counters cs;
	struct txn *txn;
	int64_t n = 0;

	check_done(d, txn_read(d->o->store, &txn, &d->err));
	counters_begin(&cs, txn, COUNT_RESERVED, 0, 0);
	while (counters_next(&cs))
		n += cs.of.state == state ? cs.n : 0;
	counters_end(&cs);
	txn_abort(txn);
	return n;
}

/* Two proposals have the two places: the third waits; one that is returned makes
 * room for it, and it moves up as a proposal, too. */
static void
test_holds(void **state)
{
	struct desk *d = *state;
	struct team t;

	d->replay = true;
	begin(d, &t);
	for (int i = 0; i < 3; i++)
		move(d, t.kase[i], "seat", NULL);
	assert_string_equal(stage_of(d, t.kase[0]), "talk");
	assert_string_equal(stage_of(d, t.kase[2]), "list");
	assert_int_equal(places(d, HELD_IN), 2);
	as(d, "sari");
	check_done(d, answer(d, t.kase[0], "Who is that?", false));
	assert_int_equal(d->r.moved_up, 1);
	assert_int_equal(places(d, HELD_IN), 2);
	assert_string_equal(stage_of(d, t.kase[2]), "list");
	check_done(d, answer(d, t.kase[2], NULL, false));
	assert_string_equal(stage_of(d, t.kase[2]), "seat");
	assert_int_equal(places(d, HELD_IN), 1);
	check_done(d, answer(d, t.kase[1], NULL, false));
	assert_int_equal(places(d, HELD_IN), 0);
	/* the places are taken by now: it comes on the list */
	as(d, "rina");
	move(d, t.kase[0], "seat", NULL);
	assert_string_equal(stage_of(d, t.kase[0]), "list");
}

/* An answer is one thing, though the same person gave the next one: of a return
 * that was taken back nothing comes again once it is approved. */
static void
test_answered_since(void **state)
{
	struct desk *d = *state;
	struct team t;

	d->replay = true;
	begin(d, &t);
	move(d, t.kase[0], "seat", NULL);
	as(d, "sari");
	check_done(d, answer(d, t.kase[0], "Who is that?", false));
	check_done(d, try_undo(d, 0));
	check_done(d, answer(d, t.kase[0], NULL, false));
	check_refused(d, try_redo(d), MG_ECONFLICT, "changed since", NULL);
	assert_int_equal(d->undo.left, 1);
	assert_string_equal(stage_of(d, t.kase[0]), "seat");
}

/* By person, not by account; and by nobody on the same family card. */
static void
test_who(void **state)
{
	struct desk *d = *state;
	struct team t;

	begin(d, &t);
	move(d, t.kase[0], "seat", NULL);
	check_refused(d, answer(d, t.kase[0], NULL, false), MG_EACCESS,
		"you proposed it", NULL);
	as(d, "admin");
	user(d, "name=rina2; role=manager");
	user(d, "name=tante; role=manager; kk=3205010101010002");
	one_human(d, "rina", "rina2");
	set(d, KIND_PERSON, owner_of(d, t.kase[0]), "no_kk=3205010101010002");
	as(d, "rina2");
	check_refused(d, answer(d, t.kase[0], NULL, true), MG_EACCESS,
		"you proposed it", NULL);
	as(d, "tante");
	check_refused(d, answer(d, t.kase[0], NULL, true), MG_EACCESS,
		"a third person", NULL);
	as(d, "sari");
	check_done(d, answer(d, t.kase[0], NULL, true));
	assert_string_equal(stage_of(d, t.kase[0]), "seat");
	check_refused(d, answer(d, t.kase[0], NULL, false), MG_ECONFLICT,
		"answered already", NULL);
}

/* What has changed since is seen before it stands. */
static void
test_changed(void **state)
{
	struct desk *d = *state;
	struct team t;

	begin(d, &t);
	move(d, t.kase[0], "seat", NULL);
	set(d, KIND_CASE, t.kase[0], "points=61");
	as(d, "sari");
	check_refused(d, answer(d, t.kase[0], NULL, false), MG_ECONFLICT,
		"the answers differ", NULL);
	check_done(d, answer(d, t.kase[0], NULL, true));
	as(d, "rina");
	move(d, t.kase[1], "seat", NULL);
	set(d, KIND_CASE, t.kase[1], "points=9");
	as(d, "sari");
	check_refused(
		d, answer(d, t.kase[1], NULL, true), MG_ENOTALLOWED, NULL);
	assert_string_equal(stage_of(d, t.kase[1]), "talk");
}

/* Each act goes back alone, the last one first. */
static void
test_undo(void **state)
{
	struct desk *d = *state;
	uint64_t proposed, approved, returned;
	struct team t;

	d->replay = true;
	begin(d, &t);
	move(d, t.kase[0], "seat", NULL);
	proposed = d->r.act;
	assert_int_equal(try_move(d, t.kase[0], "no", NULL), MG_ENOTALLOWED);
	check_verdict(d, " proposal ", NULL);
	as(d, "sari");
	check_done(d, answer(d, t.kase[0], NULL, false));
	approved = d->r.act;
	as(d, "rina");
	assert_int_equal(try_undo(d, proposed), MG_ECONFLICT);
	assert_non_null(strstr(d->err.text, "answered since"));
	d->err = (struct err)ERR_INIT;
	as(d, "sari");
	check_done(d, try_undo(d, approved));
	assert_string_equal(stage_of(d, t.kase[0]), "talk");
	assert_int_equal(places(d, HELD_IN), 1);
	check_done(d, try_redo(d));
	assert_string_equal(stage_of(d, t.kase[0]), "seat");
	check_done(d, try_undo(d, approved));
	check_done(d, answer(d, t.kase[0], "Not yet", false));
	returned = d->r.act;
	assert_int_equal(places(d, HELD_IN), 0);
	check_done(d, try_undo(d, returned));
	assert_int_equal(places(d, HELD_IN), 1);
	as(d, "rina");
	check_done(d, try_undo(d, proposed));
	assert_int_equal(places(d, HELD_IN), 0);
	assert_int_equal(proposal_of(d, t.kase[0]), 0);
}

/* While it waits, nothing of its case is turned round, and who has moved up by
 * that keeps his place. */
static void
test_waits(void **state)
{
	struct desk *d = *state;
	struct team t;
	uint64_t freed;

	d->replay = true;
	begin(d, &t);
	move(d, t.kase[0], "seat", NULL);
	as(d, "sari");
	check_done(d, answer(d, t.kase[0], NULL, false));
	move(d, t.kase[1], "seat", NULL);
	move(d, t.kase[2], "seat", NULL);
	assert_string_equal(stage_of(d, t.kase[2]), "list");
	move(d, t.kase[0], "talk", NULL);
	freed = d->r.act;
	assert_int_equal(d->r.moved_up, 1);
	check_done(d, answer(d, t.kase[1], "Too early", false));
	move(d, t.kase[0], "seat", NULL);
	assert_int_equal(places(d, HELD_IN), 2);
	check_refused(
		d, try_undo(d, freed), MG_ECONFLICT, "keeps its place", NULL);
	assert_int_equal(places(d, HELD_IN), 2);
}

/* One that was returned is open again only where its case stands as it did, not
 * as far on another way. */
static void
test_other_way(void **state)
{
	struct desk *d = *state;
	uint64_t back, returned;
	struct team t;

	d->replay = true;
	begin(d, &t);
	move(d, t.kase[0], "seat", NULL);
	as(d, "sari");
	check_done(d, answer(d, t.kase[0], NULL, false));
	move(d, t.kase[0], "talk", NULL);
	back = d->r.act;
	move(d, t.kase[0], "seat", NULL);
	check_done(d, answer(d, t.kase[0], "Not yet", false));
	returned = d->r.act;
	check_done(d, try_undo(d, back));
	move(d, t.kase[0], "done", NULL);
	check_refused(
		d, try_undo(d, returned), MG_ECONFLICT, "moved on since", NULL);
	assert_int_equal(places(d, HELD_IN), 0);
}

/* An approval does not come back without its proposal, not even on the waiting
 * list, where somebody else has the place by now. */
static void
test_approval_alone(void **state)
{
	struct desk *d = *state;
	uint64_t proposed;
	struct team t;

	d->replay = true;
	begin(d, &t);
	move(d, t.kase[0], "seat", NULL);
	proposed = d->r.act;
	as(d, "sari");
	check_done(d, answer(d, t.kase[0], NULL, false));
	check_done(d, try_undo(d, 0));
	as(d, "rina");
	check_done(d, try_undo(d, proposed));
	move(d, t.kase[1], "seat", NULL);
	move(d, t.kase[2], "seat", NULL);
	as(d, "sari");
	check_refused(d, try_redo(d), MG_ECONFLICT, "or taken back", NULL);
	assert_string_equal(stage_of(d, t.kase[0]), "talk");
}

/* The task of one that was returned comes back with that alone. */
static void
test_task(void **state)
{
	struct desk *d = *state;
	uint64_t undone, n;
	struct team t;

	d->replay = true;
	begin(d, &t);
	move(d, t.kase[0], "seat", NULL);
	as(d, "sari");
	n = count_records(d, KIND_TASK);
	check_done(d, answer(d, t.kase[0], "Not yet", false));
	assert_int_equal(count_records(d, KIND_TASK), n + 1);
	check_done(d, try_undo(d, 0));
	undone = d->undo.by;
	as(d, "rina");
	check_done(d, answer(d, t.kase[0], "A mistake", false));
	as(d, "sari");
	check_refused(
		d, try_undo(d, undone), MG_ECONFLICT, "changed since", NULL);
	assert_int_equal(count_records(d, KIND_TASK), n);
}

/* A batch is one change, and goes back as one. */
static void
test_many(void **state)
{
	struct desk *d = *state;
	const char *seats = strstr(program_text, "seats: 2");
	char *file = xasprintf("%.*sseats: 900%s", (int)(seats - program_text),
		program_text, seats + 8);
	uint64_t ids[MANY], left[MANY];
	struct answer a = { .ids = left, .n = MANY };
	char name[20];
	size_t n_left;

	install_program(d, "eyes", file);
	free(file);
	user(d, "name=rina; role=coordinator");
	user(d, "name=sari; role=coordinator");
	for (int i = 0; i < MANY; i++) {
		snprintf(name, sizeof(name), "A%c%c%c", 'a' + i / 26 / 26,
			'a' + i / 26 % 26, 'a' + i % 26);
		ids[i] = case_of(d, name, 50);
	}
	as(d, "rina");
	check_done(d, op_cases_move(d->o, ids, MANY,
			      &(struct decision){ .stage = "seat" }, left,
			      &n_left, &d->r, &d->err));
	assert_int_equal(d->r.proposed, MANY);
	assert_int_equal(places(d, HELD_IN), MANY);
	for (int i = 0; i < MANY; i++)
		left[i] = proposal_of(d, ids[i]);
	set(d, KIND_CASE, ids[7], "points=51");
	as(d, "sari");
	check_done(d, op_proposals_answer(d->o, &a, &d->r, &d->err));
	assert_int_equal(d->r.went, MANY - 1);
	assert_int_equal(d->r.n_why, 1);
	assert_string_equal(stage_of(d, ids[6]), "seat");
	assert_string_equal(stage_of(d, ids[7]), "talk");
	check_done(d, try_undo(d, 0));
	assert_int_equal(places(d, HELD_IN), MANY);
	a.reason = "Too early";
	check_done(d, op_proposals_answer(d->o, &a, &d->r, &d->err));
	assert_int_equal(d->r.went, MANY);
	assert_int_equal(places(d, HELD_IN), 0);
}

/* What was returned once more since is not open by an undo of an answer before. */
static void
test_returned_again(void **state)
{
	struct desk *d = *state;
	uint64_t first, again;
	struct team t;

	begin(d, &t);
	move(d, t.kase[0], "seat", NULL);
	as(d, "sari");
	check_done(d, answer(d, t.kase[0], "so", true));
	first = d->r.act;
	check_done(d, try_undo(d, first));
	check_done(d, try_redo(d));
	again = d->undo.by;
	check_done(d, try_undo(d, first));
	check_done(d, answer(d, t.kase[0], "so", true));
	check_refused(
		d, try_undo(d, again), MG_ECONFLICT, "changed since", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_holds),
		desk_test(test_answered_since),
		desk_test(test_who),
		desk_test(test_changed),
		desk_test(test_undo),
		desk_test(test_waits),
		desk_test(test_other_way),
		desk_test(test_approval_alone),
		desk_test(test_task),
		desk_test(test_many),
		desk_test(test_returned_again),
	};

	return cmocka_run_group_tests_name("proposal", tests, NULL, NULL);
}
