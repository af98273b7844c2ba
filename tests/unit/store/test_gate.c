/* SPDX-License-Identifier: MIT */
/* One writer at a time, and the next one is told whom it waits for. */
#include "place.h"

#include <fcntl.h>
#include <time.h>

#include "magang/store/reads.h"

#include "../../../src/store/gate.h"
#include "../../../src/store/internal.h"

#define MAP (1 << 24)

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* 32 bytes of the name are kept: the 17th letter is cut in two. */
#define LONG_NAME "aéééééééééééééééééé"

static void
run_holder(const struct child *c, void *arg)
{
	struct place *p = arg;
	struct store_options opt = { MAP, LONG_NAME };
	struct txn *txn;

	if (store_open(p->dir, &opt, &p->store, &p->err) ||
		gate_enter(p->store, &p->err) ||
		txn_write(p->store, &txn, &p->err))
		_exit(1);
	txn_put(txn, TREE_REC, "half", 4, "x", 1);
	child_step(c);
	txn_abort(txn);
	gate_leave(p->store);
	child_step(c);
}

static void
make_store(struct place *p)
{
	struct store_options opt = { MAP, "test" };

	assert_int_equal(store_create(p->dir, &opt, NULL, NULL, &p->err), 0);
}

/* Stopped inside the gate, in the middle of a transaction, then killed. */
static void
test_stopped_writer(void **state)
{
	struct place *p = *state;
	struct child c;
	char pid[32];
	double start, took;
	struct store_state state_now;
	struct txn *txn;
	struct view v;

	make_store(p);
	c = child_start(run_holder, p);
	child_wait_ready(&c);
	kill(c.pid, SIGSTOP);
	place_open(p, MAP);
	txn = place_read(p); /* readers do not wait */
	assert_false(txn_get(txn, TREE_REC, "half", 4, &v));
	txn_abort(txn);
	start = seconds();
	assert_int_equal(gate_enter(p->store, &p->err), MG_EBUSY);
	took = seconds() - start;
	assert_true(took >= 4.5 && took < 6);
	assert_false(gate_inside(p->store));
	snprintf(pid, sizeof(pid), "(process %ld)", (long)c.pid);
	assert_non_null(strstr(p->err.text, "aéééé"));
	assert_non_null(strstr(p->err.text, pid));
	assert_true(text_is_utf8(p->err.text));
	store_state(p->store, &state_now);
	assert_non_null(strstr(state_now.writer, pid));

	child_end(&c, SIGKILL);
	start = seconds();
	assert_int_equal(gate_enter(p->store, &p->err), 0);
	assert_true(seconds() - start < 0.5);
	assert_true(gate_inside(p->store));
	txn = place_write(p);
	assert_false(txn_get(txn, TREE_REC, "half", 4, &v));
	txn_put(txn, TREE_REC, "whole", 5, "x", 1);
	place_commit(p, txn);
	gate_leave(p->store);
	assert_false(gate_inside(p->store));
	store_state(p->store, &state_now);
	assert_string_equal(state_now.writer, "");
}

/* Stopped while it opens the store, inside of all that LMDB locks there. */
static void
run_opener(const struct child *c, void *arg)
{
	struct place *p = arg;

	place_open(p, MAP);
	if (gate_hold(p->store, OPEN_BYTE, &p->err))
		_exit(1);
	child_step(c);
}

static void
test_stopped_opener(void **state)
{
	const struct store_options opt = { MAP, "test" };
	struct place *p = *state;
	struct child c;
	char pid[40];
	double start;

	make_store(p);
	c = child_start(run_opener, p);
	child_wait_ready(&c);
	kill(c.pid, SIGSTOP);
	start = seconds();
	assert_int_equal(
		store_open(p->dir, &opt, &p->store, &p->err), MG_EBUSY);
	assert_true(seconds() - start < 6);
	snprintf(
		pid, sizeof(pid), "test (process %ld) is opening", (long)c.pid);
	assert_non_null(strstr(p->err.text, pid));
	child_end(&c, SIGKILL);
	place_open(p, MAP);
}

/* As two who come one after the other: of its lock the second one is told by the
 * length. */
static void
run_openers(const struct child *c, void *arg)
{
	const off_t bytes = (off_t)1 << 23;
	struct flock rest = { .l_type = F_UNLCK,
		.l_whence = SEEK_SET,
		.l_start = OPEN_BYTE * bytes + 2,
		.l_len = bytes - 2 };
	struct place *p = arg;

	place_open(p, MAP);
	if (gate_hold(p->store, OPEN_BYTE, &p->err))
		_exit(1);
	child_step(c);
	sleep(3);
	if (fcntl(p->store->gate, F_OFD_SETLK, &rest) != 0)
		_exit(1);
	sleep(3);
	gate_free(p->store, OPEN_BYTE);
}

static void
test_many_openers(void **state)
{
	const struct store_options opt = { MAP, "test" };
	struct place *p = *state;
	struct child c;
	double start;

	make_store(p);
	c = child_start(run_openers, p);
	child_wait_ready(&c);
	child_go(&c);
	start = seconds();
	assert_int_equal(store_open(p->dir, &opt, &p->store, &p->err), 0);
	assert_true(seconds() - start > 5);
	assert_int_equal(child_end(&c, 0), 0);
}

/* Who keeps the log of reads holds up nobody for ever, either. */
static void
run_reader(const struct child *c, void *arg)
{
	struct place *p = arg;

	place_open(p, MAP);
	if (gate_hold(p->store, READS_BYTE, &p->err))
		_exit(1);
	child_step(c);
}

static void
test_stopped_reader(void **state)
{
	const struct read_row row = { .time = 1, .user = 2, .person = 3 };
	struct place *p = *state;
	struct child c;

	make_store(p);
	c = child_start(run_reader, p);
	child_wait_ready(&c);
	kill(c.pid, SIGSTOP);
	place_open(p, MAP);
	assert_int_equal(reads_add(p->store, &row, 1, 0, &p->err), MG_EBUSY);
	assert_non_null(strstr(p->err.text, "is keeping the log of reads"));
	child_end(&c, SIGKILL);
	assert_int_equal(reads_add(p->store, &row, 1, 0, &p->err), 0);
}

/* Stopped when it had the lock and had not signed: of its slot there is what the
 * one before it wrote, who is gone. */
static void
test_unsigned(void **state)
{
	struct place *p = *state;
	const char *file = place_path(p, "office/gate");
	char slot[128] = "", pid[40];
	struct child c;
	int fd;

	make_store(p);
	c = child_start(run_holder, p);
	child_wait_ready(&c);
	child_end(&c, SIGKILL);
	fd = open(file, O_RDWR);
	assert_true(pread(fd, slot, sizeof(slot), 0) > 0);
	c = child_start(run_holder, p);
	child_wait_ready(&c);
	kill(c.pid, SIGSTOP);
	assert_int_equal(pwrite(fd, slot, sizeof(slot), 0), sizeof(slot));
	close(fd);
	place_open(p, MAP);
	assert_int_equal(gate_enter(p->store, &p->err), MG_EBUSY);
	snprintf(pid, sizeof(pid), "process %ld is writing", (long)c.pid);
	assert_non_null(strstr(p->err.text, pid));
	assert_null(strstr(p->err.text, "gone"));
	child_end(&c, SIGKILL);
}

/* What it had started holds the gate on, as its heir. */
static void
run_dying(const struct child *c, void *arg)
{
	struct place *p = arg;

	place_open(p, MAP);
	if (gate_enter(p->store, &p->err))
		_exit(1);
	if (fork() == 0) {
		child_step(c);
		_exit(0);
	}
	_exit(0);
}

static void
test_dead_holder(void **state)
{
	struct place *p = *state;
	struct child c;
	char pid[64];

	make_store(p);
	c = child_start(run_dying, p);
	while (waitpid(c.pid, NULL, 0) < 0)
		;
	child_wait_ready(&c);
	place_open(p, MAP);
	assert_int_equal(gate_enter(p->store, &p->err), MG_EBUSY);
	snprintf(pid, sizeof(pid), "test (process %ld) is gone, but",
		(long)c.pid);
	assert_non_null(strstr(p->err.text, pid));
	assert_non_null(strstr(p->err.text, "fuser"));
	child_go(&c);
	assert_int_equal(gate_enter(p->store, &p->err), 0);
	gate_leave(p->store);
	close(c.to);
	close(c.from);
}

static void
test_handed_over(void **state)
{
	struct place *p = *state;
	struct child c;
	double start;

	make_store(p);
	c = child_start(run_holder, p);
	child_wait_ready(&c);
	place_open(p, MAP);
	child_go(&c);
	start = seconds();
	assert_int_equal(gate_enter(p->store, &p->err), 0);
	assert_true(seconds() - start < 2);
	gate_leave(p->store);
	assert_int_equal(gate_enter(p->store, &p->err), 0);
	gate_leave(p->store);
	child_wait_ready(&c);
	child_go(&c);
	assert_int_equal(child_end(&c, 0), 0);
}

/* Leaves the gate only to enter it again, as an import does. */
static void
run_busy(const struct child *c, void *arg)
{
	const struct timespec work = { 0, 20 * 1000000L };
	struct place *p = arg;

	place_open(p, MAP);
	child_step(c);
	while (gate_enter(p->store, &p->err) == 0) {
		nanosleep(&work, NULL);
		gate_leave(p->store);
	}
}

static void
test_busy_writer(void **state)
{
	struct place *p = *state;
	struct child c;

	make_store(p);
	c = child_start(run_busy, p);
	child_wait_ready(&c);
	child_go(&c);
	place_open(p, MAP);
	for (int i = 0; i < 5; i++) {
		double start = seconds();

		assert_int_equal(gate_enter(p->store, &p->err), 0);
		assert_true(seconds() - start < 1.5);
		gate_leave(p->store);
	}
	child_end(&c, SIGKILL);
}

#define TURNS 150

/* Counts up in two steps: any overlap would lose a count. */
static void
run_counter(const struct child *c, void *arg)
{
	struct place *p = arg;

	place_open(p, MAP);
	child_step(c);
	for (int i = 0; i < TURNS; i++) {
		struct txn *txn = place_read(p);
		struct view v;
		uint32_t n = 0;

		txn_abort(txn);
		while (gate_enter(p->store, &p->err))
			;
		txn = place_read(p);
		if (txn_get(txn, TREE_CT, "n", 1, &v))
			memcpy(&n, v.p, sizeof(n));
		txn_abort(txn);
		n++;
		txn = place_write(p);
		txn_put(txn, TREE_CT, "n", 1, &n, sizeof(n));
		place_commit(p, txn);
		gate_leave(p->store);
	}
}

static void
test_many_writers(void **state)
{
	struct place *p = *state;
	struct child c[3];
	struct txn *txn;
	struct view v;
	uint32_t n = 0;

	make_store(p);
	for (size_t i = 0; i < ARRAY_SIZE(c); i++)
		c[i] = child_start(run_counter, p);
	for (size_t i = 0; i < ARRAY_SIZE(c); i++)
		child_wait_ready(&c[i]);
	for (size_t i = 0; i < ARRAY_SIZE(c); i++)
		child_go(&c[i]);
	for (size_t i = 0; i < ARRAY_SIZE(c); i++)
		assert_int_equal(child_end(&c[i], 0), 0);
	place_open(p, MAP);
	txn = place_read(p);
	assert_true(txn_get(txn, TREE_CT, "n", 1, &v));
	memcpy(&n, v.p, sizeof(n));
	assert_int_equal(n, TURNS * ARRAY_SIZE(c));
	txn_abort(txn);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_stopped_writer),
		PLACE_TEST(test_stopped_opener),
		PLACE_TEST(test_many_openers),
		PLACE_TEST(test_stopped_reader),
		PLACE_TEST(test_unsigned),
		PLACE_TEST(test_dead_holder),
		PLACE_TEST(test_handed_over),
		PLACE_TEST(test_busy_writer),
		PLACE_TEST(test_many_writers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
