/* SPDX-License-Identifier: MIT */
/*
 * Appeals: a decision that declined is contested, its case comes back to where it
 * was, and another person decides.
 */
#include "../office/office_fixture.h"

#include "magang/ops/ops_appeal.h"
#include "magang/ops/ops_proposal.h"
#include "magang/record/letter_state.h"

static const char program_text[] =
	"program: plea\nversion: 1\nprefix: PL\nlabel: Plea\n"
	"stages:\n"
	"  talk: {kind: start, label: Talk, within: 3 days}\n"
	"  seat: {kind: success, label: Seat}\n"
	"  no: {kind: failed, label: Declined}\n"
	"  left: {kind: exit, label: Left}\n"
	"moves:\n"
	"  - {from: talk, to: seat}\n"
	"  - {from: talk, to: no}\n"
	"  - {from: talk, to: left}\n"
	"appeals: {within: 30 days, decide: 10 days}\n"
	"letters:\n"
	"  come: {on: talk, text: 'Come'}\n"
	"  sorry: {on: no, text: 'Sorry'}\n";

static int
appeal(struct desk *d, uint64_t kase)
{
	return op_case_appeal(
		d->o, kase, 0, "the paper was there", &d->r, &d->err);
}

static uint64_t
begin(struct desk *d)
{
	uint64_t kase;

	install_program(d, "plea", program_text);
	user(d, "name=rina; role=coordinator");
	user(d, "name=sari; role=coordinator");
	kase = open_case(
		d, person(d, "name=Adi; birth_date=2001-03-12"), "plea", "");
	as(d, "rina");
	return kase;
}

/* The open tasks of a case, by their rules. */
static const char *
open_tasks(struct desk *d, uint64_t kase)
{
	struct buf out = BUF_INIT;
	const char *text;
	uint64_t id;

	for (size_t i = 0; (id = member(d, KIND_CASE, kase, KIND_TASK, i)); i++)
		if (!*value_of(d, KIND_TASK, id, "done"))
			buf_addf(&out, "%s %s ",
				value_of(d, KIND_TASK, id, "rule"),
				value_of(d, KIND_TASK, id, "due"));
	text = arena_strndup(d->arena, buf_str(&out), out.len);
	buf_release(&out);
	return text;
}

static size_t
letters(struct desk *d, uint64_t kase)
{
	size_t n = 0;

	while (member(d, KIND_CASE, kase, KIND_LETTER, n))
		n++;
	return n;
}

static void
test_decided_anew(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d), first;

	d->replay = true;
	move(d, kase, "no", NULL);
	first = d->r.first[KIND_DECISION];
	check_done(d, appeal(d, kase));
	assert_string_equal(stage_of(d, kase), "talk");
	assert_string_equal(open_tasks(d, kase), "appeal 2026-12-04 ");
	assert_int_equal(letters(d, kase), 1);
	assert_int_equal(member(d, KIND_CASE, kase, KIND_DECISION, 0), first);
	check_refused(d, try_move(d, kase, "no", NULL), MG_EACCESS,
		"another person must decide", NULL);
	as(d, "sari");
	move(d, kase, "no", NULL);
	assert_string_equal(open_tasks(d, kase), "");
	assert_int_equal(letters(d, kase), 2);
	/* that was the answer */
	check_refused(
		d, appeal(d, kase), MG_EEXIST, "decided on an appeal", NULL);
}

static void
test_refused(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d);

	check_refused(
		d, appeal(d, kase), MG_ENOENT, "nothing was decided", NULL);
	move(d, kase, "left", NULL);
	check_refused(d, appeal(d, kase), MG_ENOTALLOWED,
		"only a decision that declined", NULL);
	check_done(d, try_undo(d, 0));
	move(d, kase, "no", NULL);
	check_refused(d, op_case_appeal(d->o, kase, 0, " ", &d->r, &d->err),
		MG_EUSAGE, "--reason", NULL);
	later_days(d, 31);
	as(d, "rina");
	check_refused(d, appeal(d, kase), MG_ENOTALLOWED, "the time to contest",
		NULL);
}

/* Nor on the family card of the applicant; by person, not by account. */
static void
test_who(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d);

	move(d, kase, "no", NULL);
	as(d, "admin");
	user(d, "name=tante; role=manager; kk=3205010101010002");
	user(d, "name=oji; role=manager");
	as(d, "sari");
	check_done(d, appeal(d, kase));
	as(d, "admin");
	set(d, KIND_PERSON, owner_of(d, kase), "no_kk=3205010101010002");
	as(d, "tante");
	check_refused(d, try_move(d, kase, "seat", NULL), MG_EACCESS,
		"another person must decide", NULL);
	/* who wrote the appeal down has decided nothing yet */
	as(d, "sari");
	move(d, kase, "seat", NULL);
	assert_string_equal(stage_of(d, kase), "seat");
	/* what was taken back is made by a relative no more */
	check_done(d, try_undo(d, 0));
	as(d, "admin");
	set(d, KIND_USER, user_id(d, "sari"), "kk=3205010101010002");
	as(d, "sari");
	assert_int_not_equal(try_redo(d), 0);
	d->err = (struct err)ERR_INIT;
	assert_string_equal(stage_of(d, kase), "talk");
}

/* Each goes back alone, the last one first. */
static void
test_undo(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d), act;

	d->replay = true;
	move(d, kase, "no", NULL);
	check_done(d, appeal(d, kase));
	act = d->r.act;
	check_done(d, try_undo(d, 0));
	assert_string_equal(stage_of(d, kase), "no");
	check_done(d, try_redo(d));
	assert_string_equal(stage_of(d, kase), "talk");
	assert_string_equal(open_tasks(d, kase), "appeal 2026-12-04 ");
	as(d, "sari");
	move(d, kase, "seat", NULL);
	as(d, "rina");
	assert_int_equal(try_undo(d, act), MG_ECONFLICT);
	d->err = (struct err)ERR_INIT;
	as(d, "sari");
	check_done(d, try_undo(d, 0));
	as(d, "rina");
	check_refused(d, try_move(d, kase, "seat", NULL), MG_EACCESS,
		"another person must decide", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_decided_anew),
		desk_test(test_refused),
		desk_test(test_who),
		desk_test(test_undo),
	};

	return cmocka_run_group_tests_name("appeal", tests, NULL, NULL);
}
