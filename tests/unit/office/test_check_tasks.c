/* SPDX-License-Identifier: MIT */
/* check_store finds the tasks that a change left in another way than the rules
 * ask for, and says nothing of what somebody has done to them. */
#include "office_fixture.h"

#include "magang/ops/op_run.h"

static const char program[] =
	"program: tenggat\n"
	"version: 1\n"
	"prefix: TG\n"
	"label: Tenggat\n"
	"stages:\n"
	"  reg: {kind: start, label: Reg, within: 7 days}\n"
	"  mid: {label: Mid}\n"
	"  end: {kind: success, label: End}\n"
	"moves:\n"
	"  - {from: reg, to: mid}\n"
	"  - {from: mid, to: reg}\n"
	"  - {from: mid, to: end}\n"
	"fields:\n"
	"  group:\n"
	"    label: Group\n"
	"    a: {label: A, type: date}\n"
	"    b: {label: B, type: date}\n"
	"deadlines:\n"
	"  first: {label: First, from: a, after: 10 days, task: both}\n"
	"  second: {label: Second, from: b, after: 10 days, task: both}\n";

struct seen {
	struct desk *d;
	uint64_t her, kase, task; /* the task of the stage */
	struct record record, of;
};

static struct seen *
seen_new(struct desk *d)
{
	struct seen *s = xcalloc(1, sizeof(*s));

	s->d = d;
	install_program(d, "tenggat", program);
	s->her = person(d, "name=Siti Aminah; phone=081200005678; "
			   "village=32.05.01.1001");
	s->kase = open_case(d, s->her, "tenggat", "");
	s->task = member(d, KIND_CASE, s->kase, KIND_TASK, 0);
	assert_true(s->task);
	return s;
}

/* ---- what undo and edits left behind once ------------------------------- */

static void
set_number(struct change *c, const struct record *r, uint16_t field,
	int64_t number)
{
	struct op *op = change_op(
		c, OP_SET, (enum kind)r->kind, r->id, record_owner(r));
	const struct value v = value_number(number);

	op->base = r->seq;
	op_set(c, op, field, record_get(r, field), &v);
}

static int
without_task(struct office *office, struct txn *txn, struct change *c,
	void *ctx, struct err *err)
{
	struct seen *s = ctx;
	struct op *op;

	(void)office;
	(void)err;
	assert_true(record_load(txn, KIND_TASK, s->task, 0, &s->record));
	op = change_op(c, OP_DELETE, KIND_TASK, s->task, s->her);
	op->base = s->record.seq;
	for (size_t i = 0; i < s->record.n; i++)
		op_set(c, op, s->record.f[i].id, &s->record.f[i].v, NULL);
	return 0;
}

/* An edit of the case, and beside it one of the task that nobody meant. */
static void
beside(struct seen *s, struct txn *txn, struct change *c, uint16_t field,
	int64_t number)
{
	assert_true(record_load(txn, KIND_CASE, s->kase, 0, &s->of));
	assert_true(record_load(txn, KIND_TASK, s->task, 0, &s->record));
	set_number(c, &s->of, F_PLANNED_START, 20800);
	set_number(c, &s->record, field, number);
	c->reckoned = c->n; /* nothing puts it right */
}

static int
with_done(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	(void)err;
	beside(ctx, txn, c, F_DONE, office->today);
	return 0;
}

static int
with_due(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	(void)err;
	beside(ctx, txn, c, F_DUE, office->today + 99);
	return 0;
}

static void
test_left_behind(void **state)
{
	static const struct {
		op_build build;
		const char *words;
	} rows[] = {
		{ without_task,
			"TG-000001-3: asks for the task 'Reg', and it is "
			"not there" },
		{ with_done, "TS-000002-1: is done, but nobody did it, and "
			     "TG-000001-3 still asks for it" },
		{ with_due, "TS-000002-1: is due 2027-03-03, by its rule "
			    "2026-12-01" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct seen *s = seen_new(d);

		check_says_only(d, NULL);
		check_done(d, op_run(d->o, ACT_SET, rows[i].build, s, &d->r,
				      &d->err));
		check_says_only(d, rows[i].words);
		free(s);
		/* A new store for the next one. */
		office_close(d->o);
		remove_tree(d->dir);
		arena_free(d->arena);
		free(d);
		assert_int_equal(desk_setup(state), 0);
		d = *state;
	}
}

/* ---- what people do ------------------------------------------------------ */

static void
test_by_hand(void **state)
{
	struct desk *d = *state;
	struct seen *s = seen_new(d);
	uint64_t card = member(d, KIND_PERSON, s->her, KIND_TASK, 0);

	set(d, KIND_TASK, s->task, "due=2027-01-31");
	check_says_only(d, NULL);
	check_done(d, op_tasks_done(d->o, &s->task, 1, &d->r, &d->err));
	set(d, KIND_CASE, s->kase, "a=2026-11-20");
	check_done(d, op_tasks_done(d->o, &card, 1, &d->r, &d->err));
	set(d, KIND_PERSON, s->her, "phone=081200005679");
	check_says_only(d, NULL);
	check_done(d, try_undo(d, 0));
	check_done(d, try_redo(d));
	check_says_only(d, NULL);
	free(s);
}

/* What an undo asks for again is open, unless somebody had done it before. */
static void
test_asked_again(void **state)
{
	struct desk *d = *state;
	struct seen *s = seen_new(d);
	uint64_t cleared, task;

	d->replay = true;
	set(d, KIND_CASE, s->kase, "a=2026-11-20");
	set(d, KIND_CASE, s->kase, "b=2026-11-22");
	set(d, KIND_CASE, s->kase, "b=");
	cleared = d->r.act;
	task = member(d, KIND_CASE, s->kase, KIND_TASK, 1);
	check_values(d, KIND_TASK, task, "due=2026-11-30; done=");
	set(d, KIND_CASE, s->kase, "a=");
	check_values(d, KIND_TASK, task, "done=2026-11-24");
	check_done(d, try_undo(d, cleared));
	task = member(d, KIND_CASE, s->kase, KIND_TASK, 2);
	assert_true(task);
	check_values(d, KIND_TASK, task, "due=2026-12-02; done=");
	check_done(d, op_tasks_done(d->o, &task, 1, &d->r, &d->err));
	set(d, KIND_CASE, s->kase, "b=");
	check_done(d, try_undo(d, 0));
	check_values(d, KIND_TASK, task, "done=2026-11-24");
	assert_int_equal(member(d, KIND_CASE, s->kase, KIND_TASK, 3), 0);
	free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_left_behind),
		desk_test(test_by_hand),
		desk_test(test_asked_again),
	};

	return cmocka_run_group_tests_name("check_tasks", tests, NULL, NULL);
}
