/* SPDX-License-Identifier: MIT */
/*
 * A compacted store holds nothing that was deleted; nobody who has it open loses
 * what he commits; killed anywhere, it is whole before and after.
 */
#include "place.h"

#include "bytes.h"
#include "killed.h"

#include "magang/base/buf.h"
#include "magang/base/pack.h"
#include "magang/store/compact.h"
#include "magang/store/drafts.h"
#include "magang/store/keyring.h"
#include "magang/store/walk.h"

#include "../../../src/store/gate.h"
#include "../../../src/store/internal.h"

#define MAP (1 << 26)
#define PLANTED "Rahasia Sekali"

/* ---- what is in it ------------------------------------------------------- */

static const struct draft_key draft = { 1, 2, 3 };

static void
enter(struct place *p)
{
	if (!gate_inside(p->store) && gate_enter(p->store, &p->err))
		fail_msg("%s", p->err.text);
}

static void
put_row(struct place *p, uint64_t n, const char *text)
{
	struct txn *txn = place_write(p);
	uint8_t k[8];

	put_u64(k, n);
	txn_put(txn, TREE_REC, k, 8, text, strlen(text));
	place_commit(p, txn);
}

static void
raw_key(struct place *p, uint64_t id, uint8_t row[200], size_t *n)
{
	uint8_t k8[8];
	MDB_val k = { 8, k8 }, v;
	MDB_txn *txn;

	put_u64(k8, id);
	assert_int_equal(env_read(&p->store->keys, &txn), 0);
	assert_int_equal(mdb_get(txn, p->store->keys.dbi[0], &k, &v), 0);
	memcpy(row, v.mv_data, v.mv_size);
	*n = v.mv_size;
	env_read_end(&p->store->keys, txn);
}

/* Rows 1 to 200 with a planted one that is deleted again, a key that is
 * destroyed, a draft that is dropped. Leaves the gate entered. */
static void
prepare(struct place *p, uint8_t row[200], size_t *n)
{
	struct txn *txn;
	uint8_t k[8];

	place_store(p, MAP);
	enter(p);
	assert_int_equal(keyring_ensure(p->store, 1, 20, &p->err), 0);
	raw_key(p, 7, row, n);
	for (uint64_t i = 1; i <= 200; i++)
		put_row(p, i, i == 77 ? PLANTED : "bare");
	assert_int_equal(drafts_put(p->store, &draft, PLANTED, 14, &p->err), 0);
	assert_int_equal(drafts_del(p->store, &draft, &p->err), 0);
	assert_int_equal(drafts_put(p->store, &(struct draft_key){ 9, 9, 9 },
				 "kept", 4, &p->err),
		0);
	txn = place_write(p);
	put_u64(k, 77);
	assert_true(txn_del(txn, TREE_REC, k, 8));
	place_commit(p, txn);
	assert_int_equal(keyring_destroy(p->store, 7, &p->err), 0);
}

static void
check_content(struct place *p)
{
	struct buf kept = BUF_INIT;
	struct person_keys keys;
	struct txn *txn;
	struct walk w;
	size_t n = 0;

	txn = place_read(p);
	walk_begin(&w, txn, TREE_REC, "", 0);
	while (walk_next(&w))
		n++;
	walk_end(&w);
	txn_abort(txn);
	assert_int_equal(n, 199);
	assert_int_equal(keyring_get(p->store, 7, &keys), KEYRING_DESTROYED);
	assert_int_equal(keyring_get(p->store, 8, &keys), KEYRING_FOUND);
	assert_int_equal(drafts_get(p->store, &(struct draft_key){ 9, 9, 9 },
				 &kept, &p->err),
		0);
	assert_string_equal(buf_str(&kept), "kept");
	buf_release(&kept);
}

static void
compact(struct place *p)
{
	enter(p);
	if (store_compact(p->store, &p->err))
		fail_msg("%s", p->err.text);
}

static void
check_clean(struct place *p, const uint8_t *row, size_t n)
{
	assert_false(place_has(p, "office/data.new"));
	assert_false(place_has(p, "office/keys.new"));
	assert_false(place_has(p, "office/drafts.new"));
	assert_false(bytes_stand(p->dir, PLANTED, strlen(PLANTED)));
	assert_false(bytes_stand(p->dir, row, n));
}

static void
test_clean(void **state)
{
	struct place *p = *state;
	uint8_t row[200];
	size_t n;

	prepare(p, row, &n);
	place_close(p);
	/* what it is for: without it both are still there */
	assert_true(bytes_stand(p->dir, PLANTED, strlen(PLANTED)));
	assert_true(bytes_stand(p->dir, row, n));
	place_open(p, MAP);
	compact(p);
	check_content(p);
	put_row(p, 1, "again");
	compact(p);
	place_close(p);
	check_clean(p, row, n);
	place_open(p, MAP);
	check_content(p);
}

#define ROWS 2000
#define KEY_BYTES 40

static size_t
long_key(unsigned n, uint8_t out[KEY_BYTES])
{
	return (size_t)snprintf(
		(char *)out, KEY_BYTES, "planted key %06u of a person", n);
}

static size_t
planted_keys(const struct place *p)
{
	uint8_t k[KEY_BYTES];
	size_t n = 0;

	for (unsigned i = 1; i < ROWS; i += 2)
		n += bytes_stand(p->dir, k, long_key(i, k));
	return n;
}

/* The pages above the rows hold keys of rows as well: every second of so many
 * goes, and no page of any kind holds it. */
static void
test_no_key(void **state)
{
	struct place *p = *state;
	struct txn *txn;
	uint8_t k[KEY_BYTES];

	place_store(p, MAP);
	enter(p);
	txn = place_write(p);
	for (unsigned i = 0; i < ROWS; i++)
		txn_put(txn, TREE_IX, k, long_key(i, k), "", 0);
	place_commit(p, txn);
	txn = place_write(p);
	for (unsigned i = 1; i < ROWS; i += 2)
		assert_true(txn_del(txn, TREE_IX, k, long_key(i, k)));
	place_commit(p, txn);
	compact(p);
	place_close(p);
	assert_int_equal(planted_keys(p), 0);
}

/* ---- others who have it open --------------------------------------------- */

#define WRITES 60

static void
run_writer(const struct child *c, void *arg)
{
	struct place *p = arg;

	child_step(c);
	place_open(p, MAP);
	for (uint64_t i = 1; i <= WRITES; i++) {
		uint8_t k[8], v[8];
		struct draft_key d = { 4, (uint32_t)i, 1 };

		put_row(p, 1000 + i, "written");
		if (keyring_ensure(p->store, i * 300, 1, &p->err))
			_exit(3);
		gate_leave(p->store);
		put_u64(k, i);
		put_u64(v, i);
		if (drafts_put(p->store, &d, v, 8, &p->err))
			_exit(4);
		if (i == 1)
			child_step(c);
	}
}

static void
run_reader(const struct child *c, void *arg)
{
	struct place *p = arg;
	struct person_keys keys;
	size_t last = 0;

	child_step(c);
	place_open(p, MAP);
	while (last < WRITES) {
		struct txn *txn = place_read(p);
		struct walk w;
		size_t n = 0;

		walk_begin(&w, txn, TREE_REC, "", 0);
		while (walk_next(&w))
			n++;
		walk_end(&w);
		txn_abort(txn);
		if (n < last)
			_exit(5);
		last = n;
		if (keyring_get(p->store, 1, &keys) == KEYRING_DAMAGED)
			_exit(6);
	}
}

/* A process that comes and goes: the directories are exchanged while it opens
 * them. */
static void
run_opener(const struct child *c, void *arg)
{
	struct place *p = arg;

	child_step(c);
	for (;;) {
		struct txn *txn;

		place_open(p, MAP);
		txn = place_read(p);
		txn_abort(txn);
		place_close(p);
	}
}

static bool
is_running(const struct child *c)
{
	siginfo_t over = { .si_pid = 0 };

	waitid(P_PID, (id_t)c->pid, &over, WEXITED | WNOHANG | WNOWAIT);
	return !over.si_pid;
}

/* Compacted again and again while others write, read, open and keep drafts. */
static void
test_in_use(void **state)
{
	struct place *p = *state;
	struct child writer = child_start(run_writer, p);
	struct child reader = child_start(run_reader, p);
	struct child opener = child_start(run_opener, p);
	struct draft_key keys[WRITES + 1];
	unsigned times = 0;
	struct txn *txn;
	struct person_keys k;
	size_t n;

	child_wait_ready(&writer);
	child_wait_ready(&reader);
	child_wait_ready(&opener);
	place_store(p, MAP);
	child_go(&writer);
	child_wait_ready(&writer);
	child_go(&writer);
	child_go(&reader);
	child_go(&opener);
	while (is_running(&writer)) {
		compact(p);
		gate_leave(p->store);
		times++;
	}
	print_message("# compacted %u times\n", times);
	assert_int_equal(child_end(&writer, 0), 0);
	assert_int_equal(child_end(&reader, 0), 0);
	assert_int_equal(child_end(&opener, SIGKILL), -SIGKILL);
	assert_true(times > 3);
	txn = place_read(p);
	for (uint64_t i = 1; i <= WRITES; i++) {
		struct view v;
		uint8_t key[8];

		put_u64(key, 1000 + i);
		if (!txn_get(txn, TREE_REC, key, 8, &v))
			fail_msg("row %u is lost", (unsigned)i);
		assert_int_equal(
			keyring_get(p->store, i * 300, &k), KEYRING_FOUND);
	}
	txn_abort(txn);
	assert_int_equal(
		drafts_keys(p->store, 4, keys, WRITES + 1, &n, &p->err), 0);
	assert_int_equal(n, WRITES);
}

static void
run_exchange(const struct child *c, void *arg)
{
	struct place *p = arg;

	child_step(c);
	place_open(p, MAP);
	compact(p);
	gate_leave(p->store);
	put_row(p, 2000, "behind it");
	gate_leave(p->store);
}

/* Who has just read is, inside the gate, where the last one wrote. */
static void
test_inside(void **state)
{
	struct place *p = *state;
	struct child other = child_start(run_exchange, p);
	struct view v;
	uint8_t key[8];
	struct txn *txn;

	child_wait_ready(&other);
	place_store(p, MAP);
	txn = place_read(p);
	txn_abort(txn);
	child_go(&other);
	assert_int_equal(child_end(&other, 0), 0);
	put_u64(key, 2000);
	/* as if it were the same moment still */
	p->store->data.looked = INT64_MAX / 2;
	txn = place_read(p);
	assert_false(txn_get(txn, TREE_REC, key, 8, &v));
	txn_abort(txn);
	assert_int_equal(gate_enter(p->store, &p->err), 0);
	txn = place_read(p);
	assert_true(txn_get(txn, TREE_REC, key, 8, &v));
	txn_abort(txn);
	gate_leave(p->store);
}

/* ---- killed -------------------------------------------------------------- */

/* Exchanges the files, and is stopped where it opens them once more. */
static void
run_stopped(const struct child *c, void *arg)
{
	struct place *p = arg;

	place_open(p, MAP);
	child_step(c);
	enter(p);
	if (store_compact(p->store, &p->err) ||
		gate_hold(p->store, OPEN_BYTE, &p->err))
		_exit(1);
	child_step(c);
}

static void
test_stopped(void **state)
{
	struct place *p = *state;
	struct child c;
	struct txn *txn;
	char pid[48];

	place_store(p, MAP);
	place_close(p);
	c = child_start(run_stopped, p);
	child_wait_ready(&c);
	place_open(p, MAP);
	txn_abort(place_read(p));
	child_go(&c);
	child_wait_ready(&c);
	kill(c.pid, SIGSTOP);
	env_look(&p->store->data); /* as if some time had gone by */
	assert_int_equal(txn_read(p->store, &txn, &p->err), MG_EBUSY);
	snprintf(pid, sizeof(pid), "(process %ld) is opening", (long)c.pid);
	assert_non_null(strstr(p->err.text, pid));
	child_end(&c, SIGKILL);
	txn_abort(place_read(p));
}

static void
run_compact(void *arg)
{
	struct place *p = arg;

	place_open(p, MAP);
	if (gate_enter(p->store, &p->err))
		_exit(1);
	killed_from_here();
	_exit(store_compact(p->store, &p->err) ? 2 : 0);
}

static void
test_killed(void **state)
{
	struct place *p = *state;
	uint8_t row[200];
	unsigned n;
	int status = -1;
	size_t size;

	prepare(p, row, &size);
	place_close(p);
	/* a step before each call; that behind it is the one before the next */
	for (n = 1; killed_at(n, run_compact, p, &status); n += 6) {
		place_open(p, MAP);
		check_content(p);
		if (n % 24 == 1)
			compact(p);
		place_close(p);
		if (n % 24 == 1)
			check_clean(p, row, size);
	}
	assert_int_equal(status, 0);
	print_message("# killed at %u calls\n", n / 6);
	assert_true(n > 100);
	check_clean(p, row, size);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_clean),
		PLACE_TEST(test_no_key),
		PLACE_TEST(test_in_use),
		PLACE_TEST(test_inside),
		PLACE_TEST(test_stopped),
		PLACE_TEST(test_killed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
