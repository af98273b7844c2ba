/* SPDX-License-Identifier: MIT */
/*
 * Erasure: the key goes for ever, a stub stays, counters hold, and a replay with
 * or without the key arrives at the same digest.
 */
#include "magang/ops/history.h"
#include "magang/ops/history_acts.h"
#include "magang/ops/ops_about.h"
#include "magang/store/gate.h"
#include "../office/office_fixture.h"
#include "magang/record/change_bytes.h"
#include "magang/record/counter.h"

#define SECRET "Rahasia Sekali"

static uint64_t her, kase, task, activity, twin, doubt;

static void
prepare(struct desk *d)
{
	twin = person(d, "name=Rahasia Sekaly; birth_date=2001-03-12; "
			 "phone=081200005678; regency=32.05");
	her = person(d, "name=" SECRET "; nik=3205015203019001; "
			"phone=081200005678; street=Jl. Tersembunyi; "
			"village=32.05.01.1001; remark=asma kronis");
	assert_int_equal(d->r.doubts, 1);
	doubt = member(d, KIND_PERSON, her, KIND_DOUBT, 0);
	kase = open_case(d, her, "magang-jabar", "host_approval_no=2");
	task = member(d, KIND_CASE, kase, KIND_TASK, 0);
	set(d, KIND_CASE, kase, "mentor=Pak Tersembunyi; hours_theory=10");
	document(d, kase, "health", d->o->today);
	check_done(d, note_about(d->o, KIND_CASE, kase, "note", 0,
			      "Tersembunyi", &d->r, &d->err));
	activity = d->r.id;
	check_done(d, op_task_add(d->o, KIND_PERSON, her, "Tersembunyi",
			      d->o->today, &d->r, &d->err));
	move(d, kase, "withdrawn", "Tersembunyi");
}

static int64_t
count(struct desk *d, enum kind kind, uint16_t area)
{
	struct txn *txn;
	int64_t n;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	n = counters_sum(txn, kind_info(kind)->counted, area, 0);
	txn_abort(txn);
	return n;
}

/* Names of the fields that a record still has: all must be in clear. */
static void
check_stub(struct desk *d, enum kind kind, uint64_t id)
{
	struct record *r = xmalloc(sizeof(*r));

	assert_true(peek(d, kind, id, r));
	for (size_t i = 0; i < r->n; i++)
		if (field_class(kind, r->f[i].id) != PRIVACY_PUBLIC)
			fail_msg("kind %d keeps field %u", kind, r->f[i].id);
	free(r);
}

static void
check_stubs(struct desk *d)
{
	check_stub(d, KIND_PERSON, her);
	check_stub(d, KIND_CASE, kase);
	check_stub(d, KIND_TASK, task);
	check_stub(d, KIND_ACTIVITY, activity);
	check_stub(d, KIND_DOUBT, doubt);
}

/* ---- what history shows -------------------------------------------------- */

static int
public_row(void *ctx, const struct history_row *row, struct err *err)
{
	struct desk *d = ctx;

	(void)err;
	for (size_t i = 0; i < row->op->n; i++) {
		const struct op_field *f = &row->op->f[i];

		if (row->op->owner == 0)
			continue; /* the reason of the erasure itself */
		if (row->op->owner == her &&
			field_class(row->op->kind, f->id) != PRIVACY_PUBLIC)
			fail_msg("history shows field %u of %s", f->id,
				kind_info(row->op->kind)->name);
	}
	d->r.seq++;
	return 0;
}

static void
check_history(struct desk *d)
{
	d->r.seq = 0;
	check_done(d, history_record(d->o, KIND_PERSON, her, 100, public_row, d,
			      &d->err));
	assert_true(d->r.seq > 5);
	check_done(d, history_record(d->o, KIND_CASE, kase, 100, public_row, d,
			      &d->err));
	check_done(d, history_changes(d->o, 0, 100, public_row, d, &d->err));
}

/* ---- tests --------------------------------------------------------------- */

static void
test_erase(void **state)
{
	struct desk *d = *state;
	int64_t persons, cases, open;
	struct person_keys keys;

	d->replay = true;
	prepare(d);
	assert_true(replay_ok(d));
	persons = count(d, KIND_PERSON, 3205);
	cases = count(d, KIND_CASE, 3205);
	open = count(d, KIND_TASK, 0);
	check_done(d, op_erase(d->o, &her, 1, "asked for it", &d->r, &d->err));
	assert_int_equal(
		keyring_get(d->o->store, her, &keys), KEYRING_DESTROYED);
	check_stubs(d);
	check_values(d, KIND_PERSON, her,
		"name=;nik=;sex=P;regency=32.05;erased=2026-11-24");
	assert_int_equal(count(d, KIND_PERSON, 3205), persons);
	assert_int_equal(count(d, KIND_CASE, 3205), cases);
	assert_int_equal(count(d, KIND_TASK, 0), open);
	assert_string_equal(stage_of(d, kase), "withdrawn");
	check_history(d);
	/* The other person of the doubt is whole. */
	check_values(d, KIND_PERSON, twin, "name=Rahasia Sekaly");
}

/* Nothing waits for whoever is gone, and nobody has to close it. */
static void
test_closed(void **state)
{
	struct desk *d = *state;
	uint64_t other, second, id;

	d->replay = true;
	prepare(d);
	other = open_case(d, her, "wirausaha-baru", "");
	second = person(d, "name=Rahasia Sekali; birth_date=2001-03-12; "
			   "phone=081200005678; regency=32.05");
	assert_true(d->r.doubts > 0);
	check_refused(d, try_set(d, KIND_DOUBT, doubt, 0, "answer=gone"),
		MG_ENOTALLOWED, NULL);
	check_done(d, op_erase(d->o, &her, 1, "asked for it", &d->r, &d->err));
	assert_string_equal(stage_of(d, other), "withdrawn");
	for (size_t i = 0; (id = member(d, KIND_CASE, other, KIND_TASK, i));
		i++)
		check_values(d, KIND_TASK, id, "done=2026-11-24");
	for (size_t i = 0; (id = member(d, KIND_PERSON, her, KIND_TASK, i));
		i++)
		check_values(d, KIND_TASK, id, "done=2026-11-24");
	/* The doubt of hers, and those of others about her. */
	for (size_t i = 0; (id = member(d, KIND_PERSON, her, KIND_DOUBT, i));
		i++)
		check_values(d, KIND_DOUBT, id, "answer=gone");
	assert_true(member(d, KIND_PERSON, second, KIND_DOUBT, 0));
	assert_true(check_ok(d, NULL));
	assert_true(replay_ok(d));
}

static void
test_after_erasure(void **state)
{
	struct desk *d = *state;
	uint64_t act;

	d->replay = true;
	prepare(d);
	set(d, KIND_PERSON, her,
		"street=Jl. Lain; regency=32.01; district=;"
		"village=");
	act = d->r.act;
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	check_refused(d, op_erase(d->o, &her, 1, "again", &d->r, &d->err),
		MG_EERASED, "erased", NULL);
	check_refused(d, try_set(d, KIND_PERSON, her, 0, "street=X"),
		MG_EERASED, NULL);
	check_refused(
		d, try_set(d, KIND_PERSON, her, 0, "sex=L"), MG_EERASED, NULL);
	check_refused(d, try_set(d, KIND_CASE, kase, 0, "host_approval_no=9"),
		MG_EERASED, NULL);
	check_refused(d, try_set(d, KIND_CASE, kase, 0, "mentor=X"), MG_EERASED,
		NULL);
	check_refused(
		d, try_open(d, her, "wirausaha-baru", ""), MG_EERASED, NULL);
	check_refused(d,
		note_about(
			d->o, KIND_CASE, kase, "note", 0, NULL, &d->r, &d->err),
		MG_EERASED, NULL);
	check_refused(d,
		op_task_add(d->o, KIND_PERSON, her, "x", d->o->today, &d->r,
			&d->err),
		MG_EERASED, NULL);
	check_refused(d, try_undo(d, act), MG_ECONFLICT, NULL);
	assert_non_null(strstr(d->text.data, "erased"));
	check_refused(d, try_undo(d, 0), MG_ECONFLICT, NULL);
	check_stubs(d);
	/* The same person comes again: somebody new. */
	person(d, "name=" SECRET "; nik=3205015203019001; regency=32.05");
	assert_true(d->r.id != her);
}

/* The key alone goes, without the act (a backup of the keys came back without
 * it, or the act was on its way when the power went). */
static void
test_key_alone(void **state)
{
	struct desk *d = *state;
	struct check_report before, after;
	char dir[100];

	prepare(d);
	check_done(d, gate_enter(d->o->store, &d->err));
	check_done(d, keyring_destroy(d->o->store, her, &d->err));
	gate_leave(d->o->store);
	check_done(d, check_store(d->o, &before, &d->err));
	snprintf(dir, sizeof(dir), "%s/replay", d->dir);
	check_done(d, check_replay(d->o, dir, &after, &d->err));
	/* nothing else is wrong with it */
	assert_int_equal(before.n_problems, 1);
	assert_non_null(strstr(before.problems[0], "key is destroyed"));
	assert_int_equal(after.n_problems, 1);
	assert_memory_equal(before.digest, after.digest, HASH_SIZE);
	assert_memory_equal(before.chain, after.chain, HASH_SIZE);
	check_history(d);
	check_report_release(&before);
	check_report_release(&after);
	remove_tree(dir);
	check_refused(d, try_set(d, KIND_PERSON, her, 0, "street=X"),
		MG_EERASED, "erased", NULL);
	check_done(d, op_erase(d->o, &her, 1, "once more", &d->r, &d->err));
	check_stubs(d);
}

/* The change into the log and no further, as if the power went then. */
static void
only_log(struct desk *d, struct change *c)
{
	struct office *o = d->o;
	struct log_result res;
	struct buf bytes = BUF_INIT;
	struct log_change entry;
	struct txn *txn;

	check_done(d, txn_read(o->store, &txn, &d->err));
	c->oseq = journal_origin_last(txn, o->origin) + 1;
	txn_abort(txn);
	c->cluster = o->cluster;
	c->origin = o->origin;
	c->act = (uint64_t)c->origin << 32 | c->oseq;
	c->time = o->now;
	c->date = o->today;
	c->actor = o->access.user;
	check_done(d, change_encode(c, o->store, &bytes, &d->err));
	entry = (struct log_change){ c->origin, c->oseq, bytes.data,
		bytes.len };
	check_done(d, gate_enter(o->store, &d->err));
	check_done(d, log_append(o->log, &entry, 1, &res, &d->err));
	gate_leave(o->store);
	assert_int_equal(res.code, 0);
	buf_release(&bytes);
}

/* The act is in the log, the key still there: the next try ends it. */
static void
test_half_done(void **state)
{
	struct desk *d = *state;
	struct check_report report;
	struct person_keys keys;
	struct change c;

	d->replay = true;
	prepare(d);
	change_init(&c, ACT_ERASE);
	change_op(&c, OP_ERASE, KIND_PERSON, her, 0);
	only_log(d, &c);
	change_release(&c);
	assert_int_equal(keyring_get(d->o->store, her, &keys), KEYRING_FOUND);
	check_done(d, check_store(d->o, &report, &d->err));
	assert_int_equal(report.n_problems, 2);
	assert_non_null(strstr(report.problems[0], "key is there"));
	assert_non_null(strstr(report.problems[1], "missing in the register"));
	check_report_release(&report);
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	assert_int_equal(
		keyring_get(d->o->store, her, &keys), KEYRING_DESTROYED);
	check_refused(d, op_erase(d->o, &her, 1, "x", &d->r, &d->err),
		MG_EERASED, NULL);
}

/* Several keys of several persons, with acts over all of them. */
static void
test_many(void **state)
{
	struct desk *d = *state;
	uint64_t ids[12];
	char text[160];

	d->replay = true;
	for (int i = 0; i < 12; i++) {
		snprintf(text, sizeof(text),
			"name=Orang %c%c; nik=3205015203%02d900%d; "
			"regency=32.%02d",
			'a' + i, 'k' + i, 1 + i, i % 10, 1 + i % 9);
		ids[i] = person(d, text);
		open_case(d, ids[i], i % 2 ? "magang-jabar" : "wirausaha-baru",
			"");
	}
	for (int i = 0; i < 12; i += 3) {
		set(d, KIND_PERSON, ids[i], "name=Baru Sama; sex=L");
		check_done(d, try_undo(d, 0));
		check_done(
			d, op_erase(d->o, &ids[i], 1, "asked", &d->r, &d->err));
		check_done(d, gate_enter(d->o->store, &d->err));
		check_done(
			d, keyring_destroy(d->o->store, ids[i + 1], &d->err));
		gate_leave(d->o->store);
		check_done(d, op_erase(d->o, &ids[i + 1], 1, "once more", &d->r,
				      &d->err));
		assert_true(replay_ok(d));
	}
}

/* ---- raw bytes ----------------------------------------------------------- */

/* No value of a person stands in any entry of the journal. */
static void
test_journal_bytes(void **state)
{
	static const char *const planted[] = { SECRET, "Tersembunyi",
		"3205015203019001", "81200005678", "asma kronis" };
	struct desk *d = *state;
	struct check_report r;
	struct txn *txn;

	prepare(d);
	check_done(d, check_store(d->o, &r, &d->err));
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	for (uint64_t seq = 1; seq <= r.seq; seq++) {
		struct buf hold = BUF_INIT;
		struct log_entry e;

		assert_true(journal_read(txn, seq, &hold, &e));
		for (size_t i = 0; i < ARRAY_SIZE(planted); i++)
			if (memmem(e.change.bytes, e.change.len, planted[i],
				    strlen(planted[i])))
				fail_msg("'%s' in entry %u", planted[i],
					(unsigned)seq);
		buf_release(&hold);
	}
	txn_abort(txn);
	check_report_release(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_erase),
		desk_test(test_closed),
		desk_test(test_after_erasure),
		desk_test(test_key_alone),
		desk_test(test_half_done),
		desk_test(test_many),
		desk_test(test_journal_bytes),
	};

	return cmocka_run_group_tests_name("erase", tests, NULL, NULL);
}
