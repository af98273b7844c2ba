/* SPDX-License-Identifier: MIT */
/* What an undo of several changes left for want of room, and a second one. */
#include "../office/office_fixture.h"

#include "magang/casework/judge.h"
#include "magang/casework/kept.h"
#include "magang/casework/tasks.h"
#include "magang/ops/op_run.h"
#include "magang/ops/ops_case.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"

static void
stages_are(struct desk *d, const uint64_t *ids, const char *want)
{
	char now[8] = "";

	for (size_t i = 0; i < strlen(want); i++)
		now[i] = stage_of(d, ids[i])[0];
	assert_string_equal(now, want);
}

static void
install_bare(struct desk *d, const char *name, const char *prefix, int seats)
{
	char *text = xasprintf("program: %s\nversion: 1\nprefix: %s\nlabel: B\n"
			       "stages:\n"
			       "  talk: {kind: start, label: Talk}\n"
			       "  seat: {label: Seat}\n"
			       "  gone: {kind: exit, label: Gone}\n"
			       "moves:\n"
			       "  - {from: talk, to: seat, if: quota_left}\n"
			       "  - {from: seat, to: gone}\n"
			       "quotas:\n"
			       "  all: {seats: %d}\n",
		name, prefix, seats);

	install_program(d, name, text);
	free(text);
}

/* A change for each case, of one act, as where they do not fit into one. */
struct leaving {
	const uint64_t *ids;
	size_t n;
};

static int
leave_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct leaving *l = ctx;
	struct record *r = xmalloc(3 * sizeof(*r));
	struct case_facts f;
	int to;

	assert_true(record_load(txn, KIND_CASE, *l->ids, 0, &r[0]));
	assert_true(
		record_load(txn, KIND_PERSON, record_owner(&r[0]), 0, &r[1]));
	office_case_facts(office, txn, &r[0], &r[1], &f);
	to = program_stage(f.program, "gone");
	assert_int_equal(case_move_or_wait(&f, office->access.role, &to, false,
				 0, office->verdict, err),
		0);
	decision_of(&r[2], &r[0], f.program->stages[to].number, office->today);
	record_set_number(&r[2], F_DECISION_BY, (int64_t)office->access.user);
	change_create(c, &r[2], r[1].id);
	kept_put(c, &c->ops[0], office->verdict);
	change_follow(&office->book, txn, c);
	change_soft(c, 0);
	free(r);
	l->ids++;
	return --l->n ? OP_MORE : 0;
}

/* What was refused before anything had come back can be asked again as well. */
static void
test_refused_first(void **state)
{
	struct desk *d = *state;
	uint64_t ids[3], act, other;
	struct leaving l = { ids, 2 };

	d->replay = true;
	install_bare(d, "bare", "BR", 1);
	install_bare(d, "other", "OT", 1);
	ids[0] = open_case(d, person(d, "name=Siti"), "bare", "");
	ids[1] = open_case(d, person(d, "name=Budi"), "other", "");
	ids[2] = open_case(d, person(d, "name=Dedi"), "other", "");
	move(d, ids[0], "seat", NULL);
	move(d, ids[1], "seat", NULL);
	check_done(d, op_run(d->o, ACT_MOVE, leave_build, &l, &d->r, &d->err));
	act = d->r.act;
	move(d, ids[2], "seat", NULL);
	other = d->r.act;
	stages_are(d, ids, "ggs");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.of_kind[KIND_CASE], 1);
	assert_int_equal(d->undo.left, 1);
	stages_are(d, ids, "sgs");
	check_refused(d, try_undo(d, act), MG_ENOTALLOWED, NULL);
	check_done(d, try_undo(d, other));
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.of_kind[KIND_CASE], 1);
	assert_int_equal(d->undo.left, 0);
	stages_are(d, ids, "sst");
	check_refused(d, try_undo(d, act), MG_ENOENT, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_refused_first),
	};

	return cmocka_run_group_tests_name("undo_again", tests, NULL, NULL);
}
