/* SPDX-License-Identifier: MIT */
/*
 * Waiting lists: where only room stands against a move the case comes on one, in
 * its turn of a change of many; a try tells the same.
 */
#include "../office/office_fixture.h"

#include "magang/casework/kept.h"
#include "magang/casework/stages.h"
#include "magang/casework/waiting.h"
#include "magang/ops/erase.h"
#include "magang/ops/ops_case.h"
#include "magang/ops/ops_version.h"
#include "magang/ops/own_day.h"

#define CASES 12

static const char program_text[] =
	"program: wait\nversion: 1\nprefix: WT\nlabel: Wait\n"
	"fields:\n"
	"  tests:\n"
	"    label: Tests\n"
	"    points: {label: Points, type: number, range: 0 .. 100}\n"
	"stages:\n"
	"  open: {kind: start, label: Open, within: 7 days}\n"
	"  talk: {label: Talk, within: 7 days}\n"
	"  list: {kind: hold, label: List, within: 30 days,\n"
	"    moves_up: automatic}\n"
	"  seat: {label: Seat, within: 9 days}\n"
	"  done: {kind: success, label: Done}\n"
	"  no: {kind: failed, label: No}\n"
	"  gone: {kind: exit, label: Gone}\n"
	"moves:\n"
	"  - {from: open, to: talk}\n"
	"  - {from: talk, to: seat, if: points > 10 and quota_left,\n"
	"     otherwise: list}\n"
	"  - {from: talk, to: list, if: points > 10}\n"
	"  - {from: list, to: seat, if: points > 10 and quota_left}\n"
	"  - {from: seat, to: talk, kind: back}\n"
	"  - {from: seat, to: list}\n"
	"  - {from: seat, to: done}\n"
	"  - {from: any, to: no, by: [coordinator]}\n"
	"  - {from: any, to: gone}\n"
	"score:\n"
	"  line: 10\n"
	"  parts:\n"
	"    points: {weight: 100, from: points, scale: 0 .. 100}\n"
	"quotas:\n"
	"  all: {seats: 4}\n"
	"  area: {by: regency, seats: {default: 3}}\n"
	"  kk: {by: kk, seats: 1}\n";

static void
prepare_with(struct desk *d, uint64_t ids[CASES], const char *moves_up)
{
	const char *at = strstr(program_text, "automatic");
	char *file = xasprintf("%.*s%s%s", (int)(at - program_text),
		program_text, moves_up, at + strlen("automatic"));

	install_program(d, "wait", file);
	free(file);
	apply_all(d, ids, CASES);
}

static void
prepare(struct desk *d, uint64_t ids[CASES])
{
	prepare_with(d, ids, "automatic");
}

static void
all_to(struct desk *d, bool try, const uint64_t *ids, size_t n,
	const char *stage, uint64_t *left, size_t *n_left)
{
	const struct decision to = { .stage = stage };

	check_done(d, (try ? op_cases_try : op_cases_move)(
			      d->o, ids, n, &to, left, n_left, &d->r, &d->err));
}

/* The first ones have the places, the others wait. */
static void
fill(struct desk *d, const uint64_t ids[CASES], size_t places)
{
	uint64_t left[CASES];
	size_t n;

	all_to(d, false, ids, places, "seat", left, &n);
	all_to(d, false, ids + places, CASES - places, "seat", left, &n);
}

static void
stages_are(struct desk *d, const uint64_t *ids, const char *want)
{
	char now[CASES + 1] = "";

	for (size_t i = 0; i < strlen(want); i++)
		now[i] = stage_of(d, ids[i])[0];
	assert_string_equal(now, want);
}

/* 4 places, 3 of them for Garut: those with the best scores; all others wait. */
static void
test_many(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], told[CASES], left[CASES];
	uint64_t act;
	size_t n;

	d->replay = true;
	prepare(d, ids);
	set(d, KIND_CASE, ids[1], "points=5");
	all_to(d, true, ids, CASES, "seat", told, &n);
	assert_int_equal(d->r.act, 0);
	assert_int_equal(n, 1);
	assert_int_equal(d->r.waits, CASES - 5);
	stages_are(d, ids, "tttttttttttt");
	all_to(d, false, ids, CASES, "seat", left, &n);
	act = d->r.act;
	assert_int_equal(n, 1);
	assert_int_equal(left[0], ids[1]);
	assert_int_equal(d->r.went, CASES - 1);
	assert_int_equal(d->r.waits, CASES - 5);
	assert_memory_equal(told, left, (CASES - 4) * sizeof(*left));
	stages_are(d, ids, "ltllllllssss");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.of_kind[KIND_CASE], CASES - 1);
	assert_int_equal(d->undo.left, 0);
	stages_are(d, ids, "tttttttttttt");
	check_done(d, try_redo(d));
	stages_are(d, ids, "ltllllllssss");
	/* what has no room already is told before */
	all_to(d, true, ids + 1, 1, "gone", told, &n);
	set(d, KIND_CASE, ids[1], "points=50");
	check_done(d,
		op_case_move_check(d->o,
			&(struct decision){
				.id = ids[1], .stage = "seat", .reason = NULL },
			&d->err));
	assert_string_equal(op_case_list(d->o, "seat")->name, "list");
	move(d, ids[1], "seat", NULL);
	assert_int_equal(d->r.waits, 1);
	stages_are(d, ids, "llllllllssss");
	check_refused(
		d, try_move(d, ids[1], "seat", NULL), MG_ENOTALLOWED, NULL);
}

/* Whoever comes back to a place that is taken comes on the list. */
static void
test_back(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], left[CASES];
	uint64_t act;
	size_t n;

	d->replay = true;
	prepare(d, ids);
	all_to(d, false, ids, 4, "seat", left, &n);
	stages_are(d, ids, "sssst");
	move(d, ids[0], "gone", NULL);
	act = d->r.act;
	move(d, ids[4], "seat", NULL);
	stages_are(d, ids, "gssss");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.waits, 1);
	assert_int_equal(d->undo.left, 0);
	stages_are(d, ids, "lssss");
	check_refused(d, try_undo(d, act), MG_ENOENT, NULL);
	check_done(d, try_redo(d));
	stages_are(d, ids, "gssss");
	check_done(d, try_undo(d, act));
	stages_are(d, ids, "lssss");
	move(d, ids[4], "talk", NULL);
	assert_int_equal(d->r.moved_up, 1);
	stages_are(d, ids, "sssst");
}

/* The best who has room moves up, in the act that made it. */
static void
test_up(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], left[CASES], some[3], act;
	size_t n, tasks;

	d->replay = true;
	prepare(d, ids);
	fill(d, ids, 4);
	stages_are(d, ids, "ssssllllllll");
	tasks = count_records(d, KIND_TASK);
	/* of another area than his who made room */
	as(d, "oji");
	move(d, ids[0], "gone", NULL);
	act = d->r.act;
	assert_int_equal(d->r.moved_up, 0); /* that he sees */
	stages_are(d, ids, "gsssllllllls");
	/* of the stage, and to tell her */
	assert_int_equal(count_records(d, KIND_TASK), tasks + 2);
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.of_kind[KIND_CASE], 1);
	assert_int_equal(d->undo.records,
		d->undo.of_kind[KIND_CASE] + d->undo.of_kind[KIND_TASK]);
	assert_int_equal(d->undo.of_kind[KIND_TASK], 1);
	assert_int_equal(d->undo.left, 0);
	stages_are(d, ids, "ssssllllllll");
	assert_int_equal(count_records(d, KIND_TASK), tasks);
	check_done(d, try_redo(d));
	assert_int_equal(d->undo.moved_up, 0);
	stages_are(d, ids, "gsssllllllls");
	as(d, "admin");
	move(d, ids[2], "gone", NULL);
	assert_int_equal(d->r.moved_up, 1);
	stages_are(d, ids, "gsgsllllllss");
	/* Garut is full: the next of Bogor */
	move(d, ids[11], "gone", NULL);
	stages_are(d, ids, "gsgsllllslsg");
	/* back on the list she is behind: she made the room herself */
	move(d, ids[10], "list", NULL);
	stages_are(d, ids, "gsgsllllsslg");
	/* many at once */
	some[0] = ids[1];
	some[1] = ids[3];
	some[2] = ids[9];
	all_to(d, false, some, 3, "gone", left, &n);
	assert_int_equal(d->r.moved_up, 3);
	stages_are(d, ids, "ggggllsssgsg");
	check_done(d, try_undo(d, 0));
	assert_int_equal(d->undo.left, 0);
	stages_are(d, ids, "gsgsllllsslg");
}

/* Who moved up and on stays, and whose place it was waits for another. */
static void
test_moved_on(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], act;

	d->replay = true;
	prepare(d, ids);
	fill(d, ids, 4);
	move(d, ids[0], "gone", NULL);
	act = d->r.act;
	move(d, ids[11], "done", NULL);
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.waits, 1);
	stages_are(d, ids, "lsssllllllld");
}

static void
belong(struct desk *d, const uint64_t ids[CASES], uint64_t intake)
{
	char text[80], number[NUMBER_TEXT];
	struct txn *txn;

	check_done(d, office_look(d->o, &txn, &d->err));
	office_number_of(d->o, txn, KIND_INTAKE, intake, number);
	office_look_end(txn);
	snprintf(text, sizeof(text), "intake=%s", number);
	for (int i = 0; i < CASES; i++)
		set(d, KIND_CASE, ids[i], text);
}

static uint64_t
intake_of(struct desk *d, const char *values)
{
	struct values v;

	values_parse(d, KIND_INTAKE, values, &v);
	check_done(d, op_add(d->o, KIND_INTAKE, v.row, v.n, &d->r, &d->err));
	return d->r.id;
}

/* A place that nobody took is there again, over the quota, too. */
static void
test_over_quota(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], left[CASES], intake, act;
	size_t n;

	d->replay = true;
	prepare(d, ids);
	intake = intake_of(d, "program=wait; name=2027; seats=3");
	belong(d, ids, intake);
	all_to(d, false, ids, 3, "seat", left, &n);
	all_to(d, false, ids, 2, "gone", left, &n);
	act = d->r.act;
	set(d, KIND_INTAKE, intake, "seats=1");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.left, 0);
	stages_are(d, ids, "ssst");
	check_done(d, try_redo(d));
	stages_are(d, ids, "ggst");
	/* somebody came to one of two that had been free */
	set(d, KIND_INTAKE, intake, "seats=2");
	move(d, ids[3], "seat", NULL);
	set(d, KIND_INTAKE, intake, "seats=1");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.waits, 2);
	stages_are(d, ids, "llss");
	/* and goes: there are more people than places still */
	move(d, ids[3], "gone", NULL);
	assert_int_equal(d->r.moved_up, 0);
	set(d, KIND_INTAKE, intake, "seats=2");
	stages_are(d, ids, "lssg");
}

/* As the faces do, which look for who has the place. */
static void
say_holder(struct office *office, struct err *err)
{
	char number[NUMBER_TEXT];
	struct err unread = ERR_INIT;
	struct txn *txn;

	assert_int_equal(office_look(office, &txn, &unread), 0);
	office_number_of(
		office, txn, KIND_CASE, office->verdict->holder, number);
	office_look_end(txn);
	err_set(err, err->code, "%s has it", number);
}

/* Without a list it stays out, and can be brought back another day. */
static void
test_no_list(void **state)
{
	static const char text[] =
		"program: bare\nversion: 1\nprefix: BR\nlabel: Bare\n"
		"stages:\n"
		"  talk: {kind: start, label: Talk}\n"
		"  seat: {label: Seat}\n"
		"  gone: {kind: exit, label: Gone}\n"
		"moves:\n"
		"  - {from: talk, to: seat, if: quota_left}\n"
		"  - {from: seat, to: gone}\n"
		"quotas:\n"
		"  all: {seats: 3}\n";
	struct desk *d = *state;
	uint64_t ids[4], left[4], act, other;
	size_t n;

	d->replay = true;
	install_program(d, "bare", text);
	for (int i = 0; i < 4; i++) {
		char name[40];

		snprintf(name, sizeof(name), "name=Orang %c", 'A' + i);
		ids[i] = open_case(d, person(d, name), "bare", "");
	}
	all_to(d, false, ids, 3, "seat", left, &n);
	all_to(d, false, ids, 3, "gone", left, &n);
	act = d->r.act;
	move(d, ids[3], "seat", NULL);
	other = d->r.act;
	d->o->say_verdict = say_holder;
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.of_kind[KIND_CASE], 2);
	assert_int_equal(d->undo.left, 1);
	assert_non_null(strstr(buf_str(&d->text), "BR-000004-"));
	stages_are(d, ids, "gsss");
	/* of the rest it can be tried again, and nothing else of it */
	check_refused(d, try_undo(d, act), MG_ENOTALLOWED, NULL);
	stages_are(d, ids, "gsss");
	check_done(d, try_undo(d, other));
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.of_kind[KIND_CASE], 1);
	stages_are(d, ids, "ssst");
	check_refused(d, try_undo(d, act), MG_ENOENT, NULL);
	/* a redo that finds its place taken */
	check_done(d, try_redo(d));
	stages_are(d, ids, "gsst");
	move(d, ids[1], "gone", NULL);
	act = d->r.act;
	check_done(d, try_undo(d, act));
	stages_are(d, ids, "gsst");
}

/* Whose place it was has gone on, or is erased: who has it keeps it. */
static void
test_lead_stays(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], left[CASES], act, her;
	size_t n;

	d->replay = true;
	prepare(d, ids);
	fill(d, ids, 4);
	all_to(d, false, ids, 2, "talk", left, &n);
	act = d->r.act;
	assert_int_equal(d->r.moved_up, 2);
	stages_are(d, ids, "ttssllllllss");
	move(d, ids[0], "no", NULL);
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.of_kind[KIND_CASE], 2);
	assert_int_equal(d->undo.left, 2);
	assert_non_null(strstr(buf_str(&d->text), "keeps its place"));
	stages_are(d, ids, "nsssllllllsl");
	check_done(d, try_redo(d));
	assert_int_equal(d->undo.left, 0);
	stages_are(d, ids, "ntssllllllss");
	check_done(d, try_undo(d, act));
	stages_are(d, ids, "nsssllllllsl");
	her = owner_of(d, ids[1]);
	check_done(d, op_erase(d->o, &her, 1, "asked for it", &d->r, &d->err));
	act = d->r.act;
	stages_are(d, ids + 2, "ssllllllss");
	check_refused(d, try_undo(d, act), MG_ENOTALLOWED, NULL);
	stages_are(d, ids + 2, "ssllllllss");
}

/* A decree at noon; a corrected place; somebody who is erased. */
static void
test_other_ways(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], intake, her;

	prepare(d, ids);
	intake = intake_of(d, "program=wait; name=2027; seats=1");
	belong(d, ids, intake);
	fill(d, ids, 1);
	stages_are(d, ids, "slllllllllll");
	set(d, KIND_INTAKE, intake, "seats=3");
	assert_int_equal(d->r.moved_up, 2);
	stages_are(d, ids, "slllllllllss");
	check_done(d, try_undo(d, 0));
	stages_are(d, ids, "slllllllllll");
	/* 11 and 8 of Bogor, 10 and 9 of Garut */
	set(d, KIND_INTAKE, intake, "seats=5");
	stages_are(d, ids, "slllllllssss");
	/* one of Garut was of Bogor in truth: no place is left of five */
	set(d, KIND_PERSON, owner_of(d, ids[0]), "regency=32.01");
	assert_int_equal(d->r.moved_up, 0);
	/* her place is free, as three of Bogor have one and two of Garut */
	her = owner_of(d, ids[0]);
	check_done(d, op_erase(d->o, &her, 1, "asked for it", &d->r, &d->err));
	assert_int_equal(d->r.moved_up, 1);
	stages_are(d, ids + 1, "llllllsssss");
}

/* Where the file says so, nobody moves up by himself. */
static void
test_by_hand(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES];

	prepare_with(d, ids, "by hand");
	fill(d, ids, 4);
	move(d, ids[0], "gone", NULL);
	assert_int_equal(d->r.moved_up, 0);
	stages_are(d, ids, "gsssllllllll");
	move(d, ids[7], "seat", NULL);
	stages_are(d, ids, "gssslllsllll");
}

/* Who becomes eligible moves up at once, and nobody passes him. */
static void
test_eligible(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], left[CASES], act;
	size_t n;

	d->replay = true;
	prepare(d, ids);
	fill(d, ids, 4);
	for (int i = 4; i < CASES; i++)
		set(d, KIND_CASE, ids[i], "points=5");
	all_to(d, false, ids, 2, "gone", left, &n);
	assert_int_equal(d->r.moved_up, 0);
	stages_are(d, ids, "ggssllllllll");
	set(d, KIND_CASE, ids[6], "points=60");
	act = d->r.act;
	assert_int_equal(d->r.moved_up, 1);
	assert_int_equal(d->r.up[0], ids[6]);
	stages_are(d, ids, "ggssllslllll");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.left, 0);
	stages_are(d, ids, "ggssllllllll");
	check_done(d, try_redo(d));
	stages_are(d, ids, "ggssllslllll");
	/* one of Garut back from a place: another day it is his again, before
	 * those who come new */
	move(d, ids[6], "list", NULL);
	assert_int_equal(d->r.moved_up, 0);
	set(d, KIND_CASE, ids[4], "points=70");
	assert_int_equal(d->r.moved_up, 2);
	stages_are(d, ids, "ggsssls");
}

/* Nobody who comes new passes who waits and has room. */
static void
test_newcomer(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES];

	d->replay = true;
	prepare(d, ids);
	move(d, ids[0], "seat", NULL);
	move(d, ids[0], "list", NULL);
	stages_are(d, ids, "lttt");
	move(d, ids[11], "seat", NULL);
	assert_int_equal(d->r.waits, 1);
	assert_int_equal(d->r.moved_up, 2);
	stages_are(d, ids, "stttttttttts");
	check_done(d, try_undo(d, 0));
	stages_are(d, ids, "lttttttttttt");
}

static size_t
decided_today(struct desk *d)
{
	struct own_decision *own;
	size_t n;

	check_done(d, office_own_decisions(d->o, &own, &n, &d->err));
	free(own);
	return n;
}

/* Who moves up is nobody's decision: not his, either, who made the room. */
static void
test_nobodys(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES];
	size_t n;

	prepare(d, ids);
	fill(d, ids, 4);
	n = decided_today(d);
	move(d, ids[0], "gone", NULL);
	assert_int_equal(d->r.moved_up, 1);
	assert_int_equal(decided_today(d), n + 1);
	check_done(d, try_undo(d, 0));
	assert_int_equal(decided_today(d), n);
}

/* A whole list by one act: each goes in its turn, behind those before it, and the
 * rest stays for want of a place only. */
static void
test_whole_list(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], left[CASES];
	size_t n;

	d->replay = true;
	prepare(d, ids);
	all_to(d, false, ids, 3, "seat", left, &n);
	all_to(d, false, ids, 3, "list", left, &n);
	stages_are(d, ids, "lllt");
	all_to(d, true, ids, 3, "seat", left, &n);
	assert_int_equal(n, 0);
	assert_int_equal(d->r.went, 3);
	all_to(d, false, ids, 3, "seat", left, &n);
	assert_int_equal(n, 0);
	stages_are(d, ids, "ssst");
	/* one of them alone, behind who is before her */
	all_to(d, false, ids, 3, "list", left, &n);
	check_refused(d, try_move(d, ids[0], "seat", NULL), MG_ENOTALLOWED,
		"somebody before", NULL);
	stages_are(d, ids, "lllt");
}

/* Undo and redo of one decision in whatever order: it is the same one. */
static void
test_back_and_forth(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], act, undo;

	d->replay = true;
	prepare(d, ids);
	move(d, ids[0], "seat", NULL);
	act = d->r.act;
	check_done(d, try_undo(d, act));
	undo = d->undo.by;
	check_done(d, try_undo(d, undo)); /* an undo, and not of the decision */
	check_done(d, try_undo(d, act));
	check_done(d, try_redo(d));
	stages_are(d, ids, "st");
	check_done(d, try_redo(d));
	assert_int_equal(d->undo.left, 0);
	stages_are(d, ids, "tt");
}

/* Seats that come back by a redo, though others have them by now: they are there
 * again, and those who had moved up stay where they are. */
static void
test_part_refused(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], left[CASES], intake, act;
	size_t n;

	d->replay = true;
	prepare(d, ids);
	user(d, "name=ima; role=coordinator");
	intake = intake_of(d, "program=wait; name=2027; seats=2");
	belong(d, ids, intake);
	as(d, "ima");
	all_to(d, false, ids, 2, "seat", left, &n);
	move(d, ids[1], "gone", NULL);
	act = d->r.act;
	as(d, "admin");
	set(d, KIND_INTAKE, intake, "seats=1");
	move(d, ids[2], "seat", NULL);
	stages_are(d, ids, "sglt");
	set(d, KIND_INTAKE, intake, "seats=2");
	stages_are(d, ids, "sgst");
	check_done(d, try_undo(d, 0));
	as(d, "ima");
	check_done(d, try_undo(d, act));
	stages_are(d, ids, "sslt");
	as(d, "admin");
	check_done(d, try_redo(d));
	assert_int_equal(d->undo.left, 1);
	stages_are(d, ids, "sslt");
	check_values(d, KIND_INTAKE, intake, "seats=2");
	/* there is something left to put back */
	as(d, "ima");
	check_done(d, try_redo(d));
	stages_are(d, ids, "sgst");
}

/* Who moved up by what became known of him: that was changed since, and stays, and
 * so does he. */
static void
test_own_lead_stays(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], left[CASES], act;
	size_t n;

	d->replay = true;
	prepare(d, ids);
	fill(d, ids, 4);
	for (int i = 4; i < CASES; i++)
		set(d, KIND_CASE, ids[i], "points=5");
	all_to(d, false, ids, 2, "gone", left, &n);
	set(d, KIND_CASE, ids[6], "points=60");
	act = d->r.act;
	stages_are(d, ids, "ggssllslllll");
	set(d, KIND_CASE, ids[6], "points=70");
	check_refused(d, try_undo(d, act), MG_ECONFLICT, NULL);
	assert_int_equal(d->undo.left, 2);
	assert_non_null(strstr(buf_str(&d->text), "keeps its place"));
	stages_are(d, ids, "ggssllslllll");
}

/* What they moved up by does not come back: another decision stands there. */
static void
test_lead_replaced(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], intake;

	d->replay = true;
	prepare(d, ids);
	user(d, "name=ima; role=coordinator");
	intake = intake_of(d, "program=wait; name=2027; seats=4");
	belong(d, ids, intake);
	move(d, ids[0], "seat", NULL);
	move(d, ids[0], "list", NULL);
	move(d, ids[1], "list", NULL);
	assert_int_equal(d->r.moved_up, 2);
	check_done(d, try_undo(d, 0));
	stages_are(d, ids, "lt");
	as(d, "ima");
	set(d, KIND_INTAKE, intake, "seats=0");
	move(d, ids[1], "seat", NULL);
	stages_are(d, ids, "ll");
	as(d, "admin");
	check_refused(d, try_redo(d), MG_ECONFLICT, NULL);
	assert_int_equal(d->undo.left, 3);
	stages_are(d, ids, "ll");
}

/* What became of a case of another area is nothing for who takes back. */
static void
test_outside(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES];

	prepare(d, ids);
	fill(d, ids, 4);
	as(d, "oji");
	move(d, ids[0], "gone", NULL);
	as(d, "admin");
	move(d, ids[11], "done", NULL);
	as(d, "oji");
	check_done(d, try_undo(d, 0));
	assert_int_equal(d->undo.waits, 1);
	assert_int_equal(d->undo.left, 1);
	assert_non_null(strstr(buf_str(&d->text), "outside"));
	assert_null(strstr(buf_str(&d->text), "WT-"));
	stages_are(d, ids, "lsssllllllld");
}

/* The first on the list does not go by being named by somebody who does not see
 * it: who is behind it waits, and both move up. */
static void
test_unseen_first(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], left[CASES];
	size_t n;

	d->replay = true;
	prepare(d, ids);
	move(d, ids[2], "seat", NULL);
	move(d, ids[2], "list", NULL);
	stages_are(d, ids, "ttlt");
	as(d, "oji");
	all_to(d, false, (uint64_t[]){ ids[0], ids[2] }, 2, "seat", left, &n);
	assert_int_equal(d->r.went, 1);
	assert_int_equal(d->r.waits, 1);
	assert_int_equal(d->r.moved_up, 1); /* that he sees */
	stages_are(d, ids, "stst");
}

/* Who made the room is of another area by now: nothing of it comes back, nor goes
 * who moved up by it. */
static void
test_outside_by_now(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], act;

	d->replay = true;
	prepare(d, ids);
	fill(d, ids, 4);
	as(d, "oji");
	move(d, ids[0], "gone", NULL);
	act = d->r.act;
	stages_are(d, ids, "gsssllllllls");
	as(d, "admin");
	set(d, KIND_PERSON, owner_of(d, ids[0]), "regency=32.01");
	as(d, "oji");
	check_refused(d, try_undo(d, act), MG_ECONFLICT, NULL);
	assert_int_equal(d->undo.left, 1);
	stages_are(d, ids, "gsssllllllls");
}

/* The last decision is the one that the case stands by, though it be older than
 * the one before it. */
static void
test_last_decision(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], act, last;
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;

	d->replay = true;
	prepare_with(d, ids, "by hand");
	user(d, "name=ima; role=coordinator");
	move(d, ids[0], "list", NULL);
	act = d->r.act;
	as(d, "ima");
	move(d, ids[0], "seat", NULL);
	last = member(d, KIND_CASE, ids[0], KIND_DECISION, 2);
	check_done(d, try_undo(d, 0));
	as(d, "admin");
	check_done(d, try_undo(d, act));
	move(d, ids[0], "list", NULL);
	as(d, "ima");
	check_done(d, try_redo(d));
	stages_are(d, ids, "s");
	check_done(d, office_look(d->o, &txn, &d->err));
	assert_true(case_last_decision(txn, ids[0], r));
	office_look_end(txn);
	assert_int_equal(r->id, last);
	free(r);
}

/* An intake that is set below what is taken says so; nobody loses a place. */
static void
test_overfull(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], intake;

	prepare(d, ids);
	intake = intake_of(d, "program=wait; name=2027; seats=4");
	belong(d, ids, intake);
	fill(d, ids, 4);
	set(d, KIND_INTAKE, intake, "seats=4; seats_by_area=32.05:2");
	assert_int_equal(d->r.notes.n, 1);
	assert_non_null(strstr(d->r.notes.text[0], "32.05: 3 of 2"));
	set(d, KIND_INTAKE, intake, "seats=2");
	assert_int_equal(d->r.notes.n, 1);
	assert_non_null(strstr(d->r.notes.text[0], ": 4 of 2"));
	stages_are(d, ids, "ssssllllllll");
	set(d, KIND_INTAKE, intake, "seats=5; seats_by_area=");
	assert_int_equal(d->r.notes.n, 0);
	assert_int_equal(d->r.moved_up, 1);
	stages_are(d, ids,
		"sssslllllll"
		"s");
}

/* The answer of that kind in the last decision of the case. */
static int64_t
kept_number(struct desk *d, uint64_t kase, enum verdict_what what)
{
	struct record *r = xmalloc(sizeof(*r));
	uint64_t id = 0, next;
	int64_t seen = -1;
	struct verdict v;
	struct txn *txn;

	verdict_init(&v);
	for (size_t n = 0;
		(next = member(d, KIND_CASE, kase, KIND_DECISION, n)); n++)
		id = next;
	assert_true(peek(d, KIND_DECISION, id, r));
	check_done(d, office_look(d->o, &txn, &d->err));
	assert_int_equal(kept_read(&d->o->book, txn, r, &v), KEPT_READ);
	for (size_t i = 0; i < v.n && seen < 0; i++)
		if (v.rows[i].what == what)
			seen = v.rows[i].seen.kind == VALUE_NUMBER
				       ? v.rows[i].seen.number / DECIMAL_ONE
				       : 0;
	office_look_end(txn);
	verdict_release(&v);
	free(r);
	return seen;
}

/* Who is declined can be told years later how he stood: his points, the line, how
 * many places were left. */
static void
test_declined(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES];

	d->replay = true;
	prepare(d, ids);
	fill(d, ids, 4);
	move(d, ids[7], "no", NULL);
	set(d, KIND_CASE, ids[7], "points=99");
	assert_int_equal(kept_number(d, ids[7], VERDICT_POINTS), 57);
	assert_int_equal(kept_number(d, ids[7], VERDICT_SCORE), 57);
	assert_int_equal(kept_number(d, ids[7], VERDICT_QUOTA), 0);
	/* who leaves by himself is asked nothing */
	move(d, ids[8], "gone", NULL);
	assert_int_equal(kept_number(d, ids[8], VERDICT_SCORE), -1);
}

static const struct program *
newest(struct desk *d)
{
	const struct program *p;
	struct txn *txn;

	check_done(d, office_look(d->o, &txn, &d->err));
	p = office_program_named(d->o, txn, "wait");
	office_look_end(txn);
	return p;
}

/* All of them into the second version, of six places, of an automatic list. */
static void
adopt(struct desk *d, const uint64_t ids[CASES])
{
	char *more = xstrdup(program_text);

	strstr(more, "version: 1")[strlen("version: ")] = '2';
	strstr(more, "seats: 4")[strlen("seats: ")] = '6';
	install_program(d, "wait", more);
	free(more);
	check_done(d, op_cases_version(d->o, false, newest(d), ids, CASES,
			      &d->r, &d->err));
	assert_int_equal(d->r.went, CASES);
}

/* A version with more places makes room for those who come into it, in that act:
 * the best two of the list, of Bogor as Garut is full, and one undo takes all of
 * it back. */
static void
test_adopted(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES];

	d->replay = true;
	prepare(d, ids);
	fill(d, ids, 4);
	adopt(d, ids);
	assert_int_equal(d->r.moved_up, 2);
	stages_are(d, ids, "ssssllllslls");
	check_done(d, try_undo(d, 0));
	assert_int_equal(d->undo.left, 0);
	stages_are(d, ids, "ssssllllllll");
}

/* The list moves by the version that they come into. */
static void
test_adopted_list(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES];

	d->replay = true;
	prepare_with(d, ids, "by hand");
	fill(d, ids, 4);
	adopt(d, ids);
	assert_int_equal(d->r.moved_up, 2);
	stages_are(d, ids, "ssssllllslls");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_many),
		desk_test(test_back),
		desk_test(test_up),
		desk_test(test_moved_on),
		desk_test(test_over_quota),
		desk_test(test_no_list),
		desk_test(test_lead_stays),
		desk_test(test_other_ways),
		desk_test(test_by_hand),
		desk_test(test_eligible),
		desk_test(test_newcomer),
		desk_test(test_nobodys),
		desk_test(test_whole_list),
		desk_test(test_back_and_forth),
		desk_test(test_part_refused),
		desk_test(test_own_lead_stays),
		desk_test(test_lead_replaced),
		desk_test(test_outside),
		desk_test(test_unseen_first),
		desk_test(test_outside_by_now),
		desk_test(test_last_decision),
		desk_test(test_overfull),
		desk_test(test_declined),
		desk_test(test_adopted),
		desk_test(test_adopted_list),
	};

	return cmocka_run_group_tests_name("waiting", tests, NULL, NULL);
}
