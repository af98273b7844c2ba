/* SPDX-License-Identifier: MIT */
/*
 * Two thousand cases in one change: how many went, how many did not and why,
 * and one undo of it.
 */
#include "../office/office_fixture.h"

#include "magang/ops/op_run.h"
#include "magang/ops/ops_settings.h"
#include "magang/ops/outlook.h"
#include "magang/record/change_build.h"
#include "magang/record/change_bytes.h"

#define CASES 2000
#define SEATS 1500
#define BATCH 500

static const char program_text[] =
	"program: few\nversion: 1\nprefix: FW\nlabel: Few\n"
	"stages:\n"
	"  a: {kind: start, label: A, within: 7 days}\n"
	"  b: {label: B, within: 14 days}\n"
	"  y: {kind: success, label: Y}\n"
	"  z: {kind: exit, label: Z}\n"
	"moves:\n"
	"  - {from: a, to: b, if: quota_left}\n"
	"  - {from: b, to: y}\n"
	"  - {from: any before y, to: z}\n"
	"quotas:\n"
	"  all: {seats: 1500}\n";

struct making {
	size_t done;
};

static void
make_one(struct office *office, struct txn *txn, struct change *c, size_t i)
{
	struct record *p = xmalloc(sizeof(*p)), *kase = xmalloc(sizeof(*kase));
	struct err err = ERR_INIT;
	char name[40];
	uint64_t id;

	snprintf(name, sizeof(name), "Orang %zu", i);
	record_init(p, KIND_PERSON, 0);
	record_set_text(p, F_NAME, name);
	record_set_number(p, F_REGENCY, i % 10 == 0 ? 3201 : 3205);
	id = change_create(c, p, 0);
	record_init(kase, KIND_CASE, 0);
	assert_int_equal(
		change_case(office, txn, c, kase, id,
			dict_number(txn, DICT_PROGRAM, 0, "few"), &err),
		0);
	free(p);
	free(kase);
}

static int
make_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct making *m = ctx;
	size_t end = m->done + BATCH;

	(void)err;
	while (m->done < end)
		make_one(office, txn, c, m->done++);
	return m->done < CASES ? OP_MORE : 0;
}

static uint64_t
head_seq(struct desk *d)
{
	uint64_t seq;

	check_done(d, office_head(d->o, &seq, &d->err));
	return seq;
}

/* All cases of the store. */
static uint64_t *
prepare_with(struct desk *d, const char *text)
{
	uint64_t *ids = xcalloc(CASES, sizeof(*ids));
	struct making m = { 0 };
	struct receipt r;

	install_program(d, "few", text);
	check_done(d, op_run(d->o, ACT_ADD, make_build, &m, &r, &d->err));
	for (size_t i = 0; i < CASES; i++)
		ids[i] = r.first[KIND_CASE] + i;
	assert_int_equal(count_records(d, KIND_CASE), CASES);
	/* of the stage, and for the card */
	assert_int_equal(count_records(d, KIND_TASK), 2 * CASES);
	return ids;
}

static uint64_t *
prepare(struct desk *d)
{
	return prepare_with(d, program_text);
}

static size_t
count_stage(struct desk *d, const uint64_t *ids, const char *stage)
{
	size_t n = 0;

	for (size_t i = 0; i < CASES; i++)
		n += strcmp(stage_of(d, ids[i]), stage) == 0;
	return n;
}

static int
move_all(struct desk *d, const uint64_t *ids, const char *stage, uint64_t *left,
	size_t *n_left)
{
	return op_cases_move(d->o, ids, CASES,
		&(struct decision){
			.stage = stage, .reason = "as was decided" },
		left, n_left, &d->r, &d->err);
}

static size_t entry_bytes;

static int
note_bytes(void *ctx, const struct log_entry *e, struct err *err)
{
	(void)ctx;
	(void)err;
	entry_bytes = e->change.len;
	return 0;
}

/* Everybody looks as if there was room; the last seat goes to one of them. */
static void
test_seats(void **state)
{
	struct desk *d = *state;
	uint64_t *ids = prepare(d), *left = xcalloc(CASES, sizeof(*left));
	uint64_t seq = head_seq(d);
	size_t n_left;

	d->replay = true;
	check_done(d, move_all(d, ids, "b", left, &n_left));
	assert_int_equal(head_seq(d), seq + 1);
	assert_int_equal(d->r.went, SEATS);
	assert_int_equal(d->r.stayed, CASES - SEATS);
	assert_int_equal(n_left, CASES - SEATS);
	assert_int_equal(d->r.n_why, 1);
	assert_int_equal(d->r.why[0].n, CASES - SEATS);
	assert_int_equal(d->r.why[0].code, MG_ENOTALLOWED);
	assert_int_equal(left[0], ids[SEATS]);
	assert_int_equal(count_stage(d, ids, "b"), SEATS);
	/* A task of each that went, besides those of before. */
	assert_int_equal(count_records(d, KIND_TASK), 2 * CASES + SEATS);
	check_done(
		d, log_read(d->o->log, seq + 1, 1, note_bytes, NULL, &d->err));
	assert_true(entry_bytes <= CHANGE_BYTES);
	print_message("%zu bytes a case\n", entry_bytes / CASES);
	/* One undo, one change. */
	check_done(d, try_undo(d, 0));
	assert_int_equal(head_seq(d), seq + 2);
	assert_int_equal(d->undo.of_kind[KIND_CASE], SEATS);
	assert_int_equal(d->undo.left, 0);
	assert_int_equal(count_stage(d, ids, "a"), CASES);
	assert_int_equal(count_records(d, KIND_TASK), 2 * CASES);
	assert_true(check_ok(d, NULL));
	/* And once more forward. */
	check_done(d, try_redo(d));
	assert_int_equal(head_seq(d), seq + 3);
	assert_int_equal(count_stage(d, ids, "b"), SEATS);
	free(left);
	free(ids);
}

/* Each reason once, with how many it is of; what somebody changed since stays
 * where it is when the act is taken back. */
static void
test_reasons(void **state)
{
	struct desk *d = *state;
	uint64_t *ids = prepare(d), *left = xcalloc(CASES, sizeof(*left));
	size_t n_left, away = CASES / 10, gone = 7;
	uint64_t again, act;

	user(d, "name=oji; role=coordinator; areas=32.05");
	for (size_t i = 0; i < gone; i++)
		move(d, ids[1 + i], "z", NULL);
	as(d, "oji");
	check_done(d, move_all(d, ids, "z", left, &n_left));
	act = d->r.act;
	assert_int_equal(d->r.went, CASES - away - gone);
	assert_int_equal(d->r.stayed, away + gone);
	assert_int_equal(n_left, away + gone);
	assert_int_equal(d->r.n_why, 2);
	assert_int_equal(d->r.why[0].n, away);
	assert_int_equal(d->r.why[0].code, MG_ENOENT);
	assert_int_equal(d->r.why[1].n, gone);
	assert_int_equal(d->r.why[1].code, MG_ENOENT);
	/* Nothing is left to do: why, with how many, is the answer. */
	check_refused(d, move_all(d, ids, "z", left, &n_left), MG_ENOENT,
		"none of 2000: 1800: ", "is in 'z' already", "; 200: ", NULL);
	assert_int_equal(n_left, CASES);
	/* One that is given twice counts once. */
	ids[1] = ids[2];
	check_refused(d, move_all(d, ids, "z", left, &n_left), MG_ENOENT,
		"none of 1999: 1799: ", NULL);
	assert_int_equal(n_left, CASES - 1);
	/* Whoever has a new case meanwhile keeps to that one. */
	again = owner_of(d, ids[CASES - 1]);
	open_case(d, again, "few", "");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.of_kind[KIND_CASE], CASES - away - gone - 1);
	assert_int_equal(d->undo.left, 1);
	assert_string_equal(stage_of(d, ids[CASES - 1]), "z");
	assert_string_equal(stage_of(d, ids[CASES - 2]), "a");
	free(left);
	free(ids);
}

/* Tasks that follow from the second stage make the change grow after its decisions
 * are there: it is cut before, and all of them are one act, also as it is tried:
 * what comes second sees what the first leaves. */
static void
test_growing(void **state)
{
	struct desk *d = *state;
	uint64_t left[CASES], *ids;
	uint8_t before[HASH_SIZE], after[HASH_SIZE];
	struct buf grown = BUF_INIT;
	size_t n_left;
	uint64_t seq;

	buf_adds(&grown, program_text);
	buf_adds(&grown, "deadlines:\n");
	for (int i = 0; i < 40; i++)
		buf_addf(&grown,
			"  task_%02d: {from: b, after: %d days,"
			" label: A label as long as they are}\n",
			i, i + 1);
	ids = prepare_with(d, buf_str(&grown));
	seq = head_seq(d);
	assert_true(check_ok(d, before));
	check_done(d, op_cases_try(d->o, ids, CASES,
			      &(struct decision){ .stage = "b", .reason = "x" },
			      left, &n_left, &d->r, &d->err));
	assert_int_equal(d->r.went, SEATS);
	assert_int_equal(d->r.stayed, CASES - SEATS);
	assert_int_equal(n_left, CASES - SEATS);
	assert_int_equal(d->r.act, 0);
	assert_int_equal(head_seq(d), seq);
	assert_true(check_ok(d, after));
	assert_memory_equal(before, after, HASH_SIZE);
	check_done(d, move_all(d, ids, "b", left, &n_left));
	assert_true(head_seq(d) > seq + 2);
	assert_int_equal(d->r.went, SEATS);
	assert_int_equal(count_stage(d, ids, "b"), SEATS);
	check_done(d, try_undo(d, d->r.act));
	assert_int_equal(count_stage(d, ids, "a"), CASES);
	buf_release(&grown);
	free(ids);
}

/* What it would come to is what it comes to, and nothing is kept of it. */
static void
test_try(void **state)
{
	struct desk *d = *state;
	uint64_t *ids = prepare(d), *left = xcalloc(CASES, sizeof(*left));
	uint64_t *told = xcalloc(CASES, sizeof(*told)), seq = head_seq(d);
	uint8_t before[HASH_SIZE], after[HASH_SIZE];
	size_t n_left, n_told;
	struct outlook o;

	assert_true(check_ok(d, before));
	check_done(d, op_cases_try(d->o, ids, CASES,
			      &(struct decision){ .stage = "b", .reason = "x" },
			      told, &n_told, &d->r, &d->err));
	assert_int_equal(d->r.went, SEATS);
	assert_int_equal(d->r.stayed, CASES - SEATS);
	assert_int_equal(d->r.act, 0);
	assert_int_equal(head_seq(d), seq);
	assert_true(check_ok(d, after));
	assert_memory_equal(before, after, HASH_SIZE);
	check_done(d, outlook_cases(d->o, ids, CASES, told, n_told, &d->r, "b",
			      &o, &d->err));
	assert_int_equal(o.n, 2);
	assert_int_equal(o.rows[0].go, SEATS);
	assert_int_equal(o.rows[0].stay, CASES - SEATS);
	assert_string_equal(o.rows[1].quota.name, "all");
	assert_int_equal(o.rows[1].before.taken, 0);
	assert_int_equal(o.rows[1].more, SEATS);
	assert_int_equal(o.rows[1].before.seats, SEATS);
	outlook_release(&o);
	check_done(d, move_all(d, ids, "b", left, &n_left));
	assert_int_equal(n_left, n_told);
	assert_memory_equal(left, told, n_left * sizeof(*left));
	free(told);
	free(left);
	free(ids);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_seats),
		desk_test(test_try),
		desk_test(test_reasons),
		desk_test(test_growing),
	};

	return cmocka_run_group_tests_name("bulk", tests, NULL, NULL);
}
