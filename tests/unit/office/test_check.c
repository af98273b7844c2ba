/* SPDX-License-Identifier: MIT */
/* check_store finds what somebody has done to a store, and names it. */
#include "magang/ops/mend.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_settings.h"
#include "magang/ops/restore.h"
#include "magang/store/backup.h"
#include "magang/store/backup_read.h"
#include "magang/store/gate.h"
#include "office_fixture.h"

#include "magang/record/counter.h"

static uint64_t her, kase, by_hand, size_before;

static uint64_t
members_told(struct desk *d, uint64_t coop, const char *text)
{
	struct values v;

	values_parse(d, KIND_ACTIVITY, text, &v);
	check_done(d, op_about_add(d->o, KIND_ACTIVITY, KIND_ORGANISATION, coop,
			      v.row, v.n, &d->r, &d->err));
	return d->r.id;
}

static void
prepare(struct desk *d)
{
	struct values v;
	uint64_t coop;

	values_parse(
		d, KIND_ORGANISATION, "name=Koperasi; kind=cooperative", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	coop = d->r.id;
	members_told(d, coop, "activity=members; amount=30; date=2026-11-02");
	size_before = members_told(
		d, coop, "activity=members; amount=25; date=2026-11-01");
	her = person(d, "name=Siti Aminah; nik=3205015203019001; "
			"phone=081200005678; village=32.05.01.1001");
	kase = open_case(d, her, "magang-jabar", "");
	check_done(d, op_task_add(d->o, KIND_CASE, kase, "call", d->o->today,
			      &d->r, &d->err));
	by_hand = d->r.id;
}

/* ---- damage -------------------------------------------------------------- */

static void
key_of(struct key *k, enum kind kind, uint64_t id)
{
	key_u8(k, (uint8_t)kind);
	key_u64(k, id);
}

static void
spoil(struct txn *txn, enum kind kind, uint64_t id)
{
	struct key k = { 0 };
	struct view v;
	uint8_t bytes[2000];

	key_of(&k, kind, id);
	assert_true(txn_get(txn, TREE_REC, k.b, k.n, &v));
	memcpy(bytes, v.p, v.n);
	bytes[v.n - 1] ^= 1;
	txn_put(txn, TREE_REC, k.b, k.n, bytes, v.n);
}

static void
spoil_record(struct txn *txn)
{
	spoil(txn, KIND_PERSON, her);
}

static void
spoil_task(struct txn *txn)
{
	spoil(txn, KIND_TASK, by_hand);
}

static void
drop_person(struct txn *txn)
{
	struct key k = { 0 };

	key_of(&k, KIND_PERSON, her);
	assert_true(txn_del(txn, TREE_REC, k.b, k.n));
}

static void
drop_entry(struct txn *txn)
{
	struct key k = { 0 };

	key_u8(&k, IX_NIK);
	key_u64(&k, 3205015203019001);
	key_u64(&k, her);
	assert_true(txn_del(txn, TREE_IX, k.b, k.n));
}

static void
strange_entry(struct txn *txn)
{
	struct key k = { 0 };

	key_u8(&k, IX_NIK);
	key_u64(&k, 3205015203019002);
	key_u64(&k, her);
	txn_put(txn, TREE_IX, k.b, k.n, "", 0);
}

static void
other_value(struct txn *txn)
{
	struct key k = { 0 };
	uint8_t card[CARD_SIZE] = { 0 };

	key_u8(&k, IX_PERSON);
	key_u16(&k, 3205);
	key_u64(&k, her);
	txn_put(txn, TREE_IX, k.b, k.n, card, sizeof(card));
}

static void
put_counter(struct txn *txn, uint16_t area, uint8_t n)
{
	struct key k = { 0 };
	uint8_t row[8] = { 0, 0, 0, 0, 0, 0, 0, n };

	counter_key(&k, COUNT_PERSONS,
		&(struct counted){ .area = area, .sex = 'P' });
	txn_put(txn, TREE_CT, k.b, k.n, row, sizeof(row));
}

static void
wrong_counter(struct txn *txn)
{
	put_counter(txn, 3205, 2);
}

static void
strange_counter(struct txn *txn)
{
	put_counter(txn, 3299, 1);
}

static void
drop_counter(struct txn *txn)
{
	struct key k = { 0 };

	counter_key(&k, COUNT_PERSONS, &(struct counted){ .sex = 'P' });
	assert_true(txn_del(txn, TREE_CT, k.b, k.n));
}

static void
spoil_journal(struct txn *txn)
{
	struct walk w;
	uint8_t key[64], bytes[4096];
	size_t n, len;

	walk_begin(&w, txn, TREE_JR, "", 0);
	assert_true(walk_back(&w));
	n = w.key.n;
	len = w.value.n;
	memcpy(key, w.key.p, n);
	memcpy(bytes, w.value.p, len);
	walk_end(&w);
	bytes[len / 2] ^= 4;
	txn_put(txn, TREE_JR, key, n, bytes, len);
}

static void
drop_journal(struct txn *txn)
{
	struct walk w;
	uint8_t key[64];
	size_t n;

	walk_begin(&w, txn, TREE_JR, "", 0);
	assert_true(walk_next(&w));
	assert_true(walk_next(&w));
	n = w.key.n;
	memcpy(key, w.key.p, n);
	walk_end(&w);
	assert_true(txn_del(txn, TREE_JR, key, n));
}

/* The last row of a kind that the trace has (record/trace.h). */
static void
trace_last(struct txn *txn, uint8_t of, uint8_t key[64], size_t *n)
{
	struct walk w;

	walk_begin(&w, txn, TREE_TRACE, &of, 1);
	assert_true(walk_back(&w));
	*n = w.key.n;
	memcpy(key, w.key.p, *n);
	walk_end(&w);
}

static void
drop_history(struct txn *txn)
{
	uint8_t key[64];
	size_t n;

	trace_last(txn, 1, key, &n);
	assert_true(txn_del(txn, TREE_TRACE, key, n));
}

static void
drop_actor(struct txn *txn)
{
	uint8_t key[64];
	size_t n;

	trace_last(txn, 2, key, &n);
	assert_true(txn_del(txn, TREE_TRACE, key, n));
}

/* A number that no change has. */
static void
strange_history(struct txn *txn)
{
	uint8_t key[64], row[] = { 5 };
	size_t n;

	trace_last(txn, 1, key, &n);
	txn_put(txn, TREE_TRACE, key, n, row, 1);
}

static void
strange_act(struct txn *txn)
{
	static const uint8_t key[17] = { 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0,
		0, 0, 0, 2 };

	txn_put(txn, TREE_TRACE, key, sizeof(key), "\1", 1);
}

/* What two hosts, or two officers of an older program, left behind. */
static void
second_follower(struct txn *txn)
{
	struct record *r = xmalloc(sizeof(*r));
	struct buf bytes = BUF_INIT;
	struct key k = { 0 };

	assert_true(record_load(txn, KIND_TASK, by_hand, 0, r));
	record_set_text(r, F_RULE, "stage:registered");
	record_encode(r, &bytes);
	key_of(&k, KIND_TASK, by_hand);
	txn_put(txn, TREE_REC, k.b, k.n, bytes.data, bytes.len);
	buf_release(&bytes);
	free(r);
}

static void
put_record(struct txn *txn, const struct record *r)
{
	struct buf bytes = BUF_INIT;
	struct key k = { 0 };

	record_encode(r, &bytes);
	key_of(&k, (enum kind)r->kind, r->id);
	txn_put(txn, TREE_REC, k.b, k.n, bytes.data, bytes.len);
	buf_release(&bytes);
}

/* A size of the office of the day before, moved to the day of another. */
static void
second_size(struct txn *txn)
{
	struct record *r = xmalloc(sizeof(*r));

	assert_true(record_load(txn, KIND_ACTIVITY, size_before, 0, r));
	record_set_number(r, F_DATE, record_number(r, F_DATE, 0) + 1);
	put_record(txn, r);
	free(r);
}

static void
strange_officer(struct txn *txn)
{
	struct record *r = xmalloc(sizeof(*r));

	assert_true(record_load(txn, KIND_CASE, kase, 0, r));
	record_set_number(r, F_OFFICER, (int64_t)1 << 32 | 77);
	put_record(txn, r);
	free(r);
}

static void
wrong_rules(struct txn *txn)
{
	struct record *c = xmalloc(sizeof(*c));
	struct buf bytes = BUF_INIT;
	struct key k = { 0 };

	assert_true(record_load(txn, KIND_CASE, kase, 0, c));
	record_set_text(c, F_FAILS, "age");
	record_encode(c, &bytes);
	key_of(&k, KIND_CASE, kase);
	txn_put(txn, TREE_REC, k.b, k.n, bytes.data, bytes.len);
	buf_release(&bytes);
	free(c);
}

/* Another number in one field, which no key of the record shows. */
static void
tear(struct txn *txn, enum kind kind, uint64_t id, uint16_t field,
	int64_t number)
{
	struct record *r = xmalloc(sizeof(*r));

	assert_true(record_load(txn, kind, id, 0, r));
	record_set_number(r, field, number);
	put_record(txn, r);
	free(r);
}

static void
tear_place(struct txn *txn)
{
	tear(txn, KIND_PERSON, her, F_DISTRICT, 320502);
}

static void
tear_stage(struct txn *txn)
{
	tear(txn, KIND_CASE, kase, F_ENTERED, 20000);
}

static void
spoil_both(struct txn *txn)
{
	spoil_task(txn);
	wrong_counter(txn);
}

static const struct {
	const char *name;
	void (*spoil)(struct txn *txn);
	const char *said; /* in one of the problems */
} rows[] = {
	{ "record", spoil_record,
		"MG-000001-3 (person) is damaged; the journal has" },
	{ "record of a task", spoil_task, "TS-000002-1 (task) is damaged" },
	{ "and the rest", spoil_both, "counter of person says 2, counted 1" },
	{ "person gone", drop_person, "its person is not there" },
	{ "entry gone", drop_entry, "MG-000001-" },
	{ "strange entry", strange_entry, "entries" },
	{ "other value", other_value, "another value" },
	{ "wrong counter", wrong_counter,
		"counter of person says 2, counted 1" },
	{ "strange counter", strange_counter, "says 1, counted 0" },
	{ "counter gone", drop_counter, "counters are missing" },
	{ "second follower", second_follower,
		"TS-000002-1: says the same as TS-000001-3; one is too many" },
	{ "second size", second_size,
		"AC-000002-1: says the same as AC-000001-3" },
	{ "strange officer", strange_officer, "what 'officer' names" },
	{ "journal", spoil_journal, "" },
	{ "journal gone", drop_journal, "" },
	{ "wrong rules", wrong_rules, "'fails' is kept as 'age'" },
	{ "history gone", drop_history, "a row of its history is missing" },
	{ "user gone", drop_actor, "not found by its act or its user" },
	{ "strange history", strange_history, "the histories hold" },
	{ "strange act", strange_act, "the histories hold" },
	{ "place torn", tear_place, "'village' does not go with" },
	{ "stage torn", tear_stage, "'entered' does not go with" },
};

static bool
is_said(const struct check_report *r, const char *what)
{
	for (size_t i = 0; i < r->n_problems && i < CHECK_PROBLEMS; i++)
		if (strstr(r->problems[i], what))
			return true;
	return false;
}

/* What a store is told of that a hand has been in. */
static void
check_says(struct desk *d, const char *what)
{
	struct check_report r;

	check_store(d->o, &r, &d->err);
	if (r.ok || !is_said(&r, what))
		fail_msg("%s: %s", what,
			r.n_problems ? r.problems[0] : "nothing found");
	check_report_release(&r);
}

static struct txn *
hand_in(struct desk *d)
{
	struct txn *txn;

	check_done(d, gate_enter(d->o->store, &d->err));
	assert_int_equal(txn_write(d->o->store, &txn, &d->err), 0);
	return txn;
}

static void
hand_out(struct desk *d, struct txn *txn)
{
	check_done(d, txn_commit(txn, &d->err));
	gate_leave(d->o->store);
}

/* A case stands where its decisions led it. */
static void
test_decided(void **state)
{
	const uint64_t decision = (uint64_t)1 << 32 | 1;
	struct desk *d = *state;
	struct record *r = xmalloc(sizeof(*r));
	struct arena *arena = arena_new();
	uint64_t id;
	struct txn *txn;
	int64_t to;

	prepare(d);
	id = open_case(d, her, "wirausaha-baru", "");
	move(d, id, "withdrawn", "pindah");
	assert_true(check_ok(d, NULL));
	assert_true(peek(d, KIND_DECISION, decision, r));
	to = record_number(r, F_DECISION_TO, 0);
	txn = hand_in(d);
	tear(txn, KIND_DECISION, decision, F_DECISION_TO, to + 1);
	hand_out(d, txn);
	check_says(d, "DC-000001-3: its case has not gone this way");
	txn = hand_in(d);
	tear(txn, KIND_DECISION, decision, F_DECISION_TO, to);
	assert_true(record_load(txn, KIND_CASE, id, 0, r));
	record_own(r, arena);
	case_enter(r, 1, d->o->today, arena);
	put_record(txn, r);
	hand_out(d, txn);
	check_says(d, "1 decisions, but 2 stages behind the first");
	txn = hand_in(d);
	case_go_back(r, arena);
	put_record(txn, r);
	hand_out(d, txn);
	arena_free(arena);
	free(r);
}

static const char *
saved(struct desk *d, const char *name)
{
	static char path[200];
	struct backup_order order = { .data = path };

	snprintf(path, sizeof(path), "%s/%s", d->dir, name);
	check_done(d, office_backup(d->o, &order, &d->err));
	return path;
}

/* A new store of its own journal, in its place. */
static void
make_anew(struct desk *d)
{
	struct office_options opt = desk_options(d);
	struct restoring r = { .copy = NULL };
	const char *own = saved(d, "anew");
	char aside[100];

	snprintf(aside, sizeof(aside), "%s.damaged", d->store);
	office_close(d->o);
	d->o = NULL;
	assert_int_equal(rename(d->store, aside), 0);
	check_done(d, restore_store(own, &opt, &r, &d->err));
	desk_open(d);
}

static void
mend_entries(struct desk *d, const char *from)
{
	struct journal_mending m;
	struct backup *b;

	check_done(d, backup_open(from, BACKUP_DATA, &b, &d->err));
	check_done(d, mend_journal(d->o, b, &m, &d->err));
	backup_close(b);
	assert_int_equal(m.bad, 0);
}

/* The step that check names is the mildest, and leads to a store that is well. */
static void
check_steps(struct desk *d, const struct check_report *r, const char *backup)
{
	enum store_step step = check_step(r);

	assert_int_equal(step, r->found[CHECK_JOURNAL] ? STEP_MEND : STEP_ANEW);
	if (step == STEP_MEND)
		mend_entries(d, backup);
	else
		make_anew(d);
	assert_true(check_ok(d, NULL));
}

static void
test_damage(void **state)
{
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct desk *d = *state;
		struct check_report r;
		char backup[200];
		struct txn *txn;

		prepare(d);
		snprintf(backup, sizeof(backup), "%s", saved(d, "saved"));
		txn = hand_in(d);
		rows[i].spoil(txn);
		hand_out(d, txn);
		check_done(d, check_store(d->o, &r, &d->err));
		if (r.ok || !is_said(&r, rows[i].said))
			fail_msg("%s: %s", rows[i].name,
				r.n_problems ? r.problems[0] : "nothing found");
		check_steps(d, &r, backup);
		check_report_release(&r);
		/* A new store for the next one. */
		office_close(d->o);
		remove_tree(d->dir);
		arena_free(d->arena);
		free(d);
		assert_int_equal(desk_setup(state), 0);
	}
}

/* Whoever looks it up is told that it is damaged, and not that it is not there. */
static void
test_damage_told(void **state)
{
	struct desk *d = *state;
	struct err err = ERR_INIT;
	char number[NUMBER_TEXT];
	struct txn *txn;
	enum kind kind;
	uint64_t id;

	prepare(d);
	check_done(d, gate_enter(d->o->store, &d->err));
	assert_int_equal(txn_write(d->o->store, &txn, &d->err), 0);
	spoil_record(txn);
	spoil_task(txn);
	check_done(d, txn_commit(txn, &d->err));
	gate_leave(d->o->store);
	assert_int_equal(office_find(d->o, "MG-000001-3", &kind, &id, &err),
		MG_EDAMAGED);
	assert_non_null(strstr(err.text, "MG-000001-3 is damaged"));
	err = (struct err)ERR_INIT;
	assert_int_equal(
		op_tasks_done(d->o, &by_hand, 1, &d->r, &err), MG_EDAMAGED);
	/* by others on their way to something else: what is said is put right */
	err_set(&err, MG_ENOENT, "there is nothing");
	assert_int_equal(office_not_there(d->o, &err), MG_EDAMAGED);
	err_set(&err, MG_ENOENT, "there is nothing");
	assert_int_equal(office_not_there(d->o, &err), MG_ENOENT);
	err = (struct err)ERR_INIT;
	number_format(number, "MG", her + 9);
	assert_int_equal(
		office_find(d->o, number, &kind, &id, &err), MG_ENOENT);
	/* it is no office that a test may end with */
	office_close(d->o);
	remove_tree(d->dir);
	arena_free(d->arena);
	free(d);
	assert_int_equal(desk_setup(state), 0);
}

/* ---- the digest ---------------------------------------------------------- */

/* The same acts give the same view; any other act another. */
static void
test_digest(void **state)
{
	struct desk *d = *state;
	uint8_t a[HASH_SIZE], b[HASH_SIZE], c[HASH_SIZE];

	d->replay = true;
	prepare(d);
	assert_true(check_ok(d, a));
	assert_true(check_ok(d, b));
	assert_memory_equal(a, b, HASH_SIZE);
	set(d, KIND_PERSON, her, "street=Jl. Baru");
	assert_true(check_ok(d, b));
	assert_memory_not_equal(a, b, HASH_SIZE);
	check_done(d, try_undo(d, 0));
	assert_true(check_ok(d, c));
	assert_memory_not_equal(a, c, HASH_SIZE); /* it knows what was done */
	/* A refused act changes the journal and nothing else. */
	assert_int_equal(try_open(d, her, "magang-jabar", ""), MG_EINUSE);
	assert_true(check_ok(d, b));
	assert_memory_equal(b, c, HASH_SIZE);
}

/* Roles and holidays change while the journal goes on: a replay knows which
 * were in force. */
static void
test_settings_replayed(void **state)
{
	static const char may[] =
		"roles:\n"
		"  administrator: {label: {id: A, en: A, ja: A}, "
		"may: [read, register, edit, move, settings, admin]}\n"
		"  officer: {label: {id: A, en: A, ja: A}, may: [read%s]}\n" ROLES_OF_MOVES;
	struct desk *d = *state;
	char text[600];

	d->replay = true;
	prepare(d);
	user(d, "name=oji; role=officer");
	as(d, "oji");
	person(d, "name=Budi");
	as(d, "admin");
	snprintf(text, sizeof(text), may, "");
	check_done(d, op_setting_install(d->o, "roles", text, strlen(text),
			      NULL, &d->r, &d->err));
	as(d, "oji");
	assert_int_equal(try_person(d, "name=Cecep"), MG_EACCESS);
	as(d, "admin");
	snprintf(text, sizeof(text), may, ", register");
	check_done(d, op_setting_install(d->o, "roles", text, strlen(text),
			      NULL, &d->r, &d->err));
	as(d, "oji");
	person(d, "name=Dadang");
	as(d, "admin");
	set(d, KIND_USER, ((uint64_t)1 << 32) + 2, "closed=2026-11-24");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_decided),
		desk_test(test_damage),
		desk_test(test_damage_told),
		desk_test(test_digest),
		desk_test(test_settings_replayed),
	};

	return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
