/* SPDX-License-Identifier: MIT */
/* Transactions: whole or nothing, one fault that stays, full map and full disk,
 * and some thousand random acts against a plain table. */
#include "magang/store/walk.h"

#include "place.h"

#include <sys/resource.h>

#include "../../../src/store/internal.h"

#define MAP (1 << 24)

static const char key[] = "key";

static void
test_put_get_del(void **state)
{
	struct place *p = *state;
	struct txn *txn;
	struct view v;

	place_store(p, MAP);
	txn = place_write(p);
	txn_put(txn, TREE_REC, key, 3, "old", 3);
	txn_put(txn, TREE_REC, key, 3, "value", 5);
	txn_put(txn, TREE_CT, key, 3, "", 0);
	txn_put(txn, TREE_IX, key, 3, "room", 4);
	place_commit(p, txn);

	txn = place_read(p);
	assert_true(txn_get(txn, TREE_REC, key, 3, &v));
	assert_int_equal(v.n, 5);
	assert_memory_equal(v.p, "value", 5);
	assert_true(txn_get(txn, TREE_CT, key, 3, &v));
	assert_int_equal(v.n, 0);
	assert_true(txn_get(txn, TREE_IX, key, 3, &v));
	assert_memory_equal(v.p, "room", 4);
	assert_false(txn_get(txn, TREE_JR, key, 3, &v));
	assert_null(v.p);
	assert_int_equal(txn_fault(txn, &p->err), 0);
	txn_abort(txn);

	txn = place_write(p);
	assert_true(txn_del(txn, TREE_REC, key, 3));
	assert_false(txn_del(txn, TREE_REC, key, 3));
	txn_put(txn, TREE_JR, key, 3, "x", 1);
	txn_abort(txn);
	txn = place_read(p);
	assert_true(txn_get(txn, TREE_REC, key, 3, &v));
	assert_false(txn_get(txn, TREE_JR, key, 3, &v));
	txn_abort(txn);
	txn_abort(NULL);
	gate_leave(p->store);
}

/* A part that is dropped leaves nothing, one that is kept goes with the whole,
 * and cursors that were in use before go on behind it. */
static void
test_part(void **state)
{
	struct place *p = *state;
	struct txn *txn;
	struct view v;

	place_store(p, MAP);
	for (int whole = 1; whole >= 0; whole--) {
		txn = place_write(p);
		txn_put(txn, TREE_REC, key, 3, "before", 6);
		txn_part_begin(txn);
		txn_put(txn, TREE_REC, key, 3, "dropped", 7);
		txn_put(txn, TREE_CT, "d", 1, "x", 1);
		assert_true(txn_del(txn, TREE_REC, key, 3));
		txn_part_drop(txn);
		txn_put(txn, TREE_IX, "after", 5, "x", 1);
		assert_true(txn_get(txn, TREE_REC, key, 3, &v));
		assert_int_equal(v.n, 6);
		txn_part_begin(txn);
		txn_put(txn, TREE_REC, "kept", 4, "kept", 4);
		txn_part_keep(txn);
		txn_put(txn, TREE_REC, "last", 4, "x", 1);
		txn_part_begin(txn);
		txn_put(txn, TREE_REC, "open", 4, "x", 1);
		if (whole) {
			txn_abort(txn); /* with the part still open */
			continue;
		}
		txn_part_drop(txn);
		place_commit(p, txn);
	}
	txn = place_read(p);
	assert_true(txn_get(txn, TREE_REC, "kept", 4, &v));
	assert_true(txn_get(txn, TREE_REC, "last", 4, &v));
	assert_true(txn_get(txn, TREE_IX, "after", 5, &v));
	assert_false(txn_get(txn, TREE_CT, "d", 1, &v));
	assert_false(txn_get(txn, TREE_REC, "open", 4, &v));
	txn_abort(txn);
	gate_leave(p->store);
}

static void
assert_faulty(struct place *p, struct txn *txn, int code)
{
	struct view v;
	struct walk w;

	txn_put(txn, TREE_REC, "late", 4, "x", 1);
	assert_false(txn_get(txn, TREE_REC, key, 3, &v));
	assert_false(txn_del(txn, TREE_REC, key, 3));
	walk_begin(&w, txn, TREE_REC, "", 0);
	assert_false(walk_next(&w));
	assert_false(walk_back(&w));
	walk_end(&w);
	p->err.text[0] = '\0';
	assert_int_equal(txn_fault(txn, &p->err), code);
	assert_true(p->err.text[0] != '\0');
	assert_int_equal(txn_commit(txn, &p->err), code);
	txn = place_read(p);
	assert_true(txn_get(txn, TREE_REC, key, 3, &v));
	assert_false(txn_get(txn, TREE_REC, "before", 6, &v));
	assert_false(txn_get(txn, TREE_REC, "late", 4, &v));
	txn_abort(txn);
}

/* It moves with a commit, and with nothing else. */
static void
test_version(void **state)
{
	struct place *p = *state;
	struct txn *txn;
	uint64_t first;

	place_store(p, MAP);
	txn = place_read(p);
	first = txn_version(txn);
	txn_abort(txn);
	txn = place_write(p);
	txn_put(txn, TREE_REC, key, 3, "x", 1);
	txn_abort(txn);
	txn = place_read(p);
	assert_true(txn_version(txn) == first);
	txn_abort(txn);
	txn = place_write(p);
	txn_put(txn, TREE_REC, key, 3, "x", 1);
	place_commit(p, txn);
	txn = place_read(p);
	assert_true(txn_version(txn) > first);
	txn_abort(txn);
}

static struct txn *
write_before(struct place *p)
{
	struct txn *txn = place_write(p);

	txn_put(txn, TREE_REC, "before", 6, "x", 1);
	return txn;
}

static void
test_a_fault_stays(void **state)
{
	struct place *p = *state;
	static const char long_key[512];
	struct txn *txn;

	place_store(p, MAP);
	txn = place_write(p);
	txn_put(txn, TREE_REC, key, 3, "x", 1);
	place_commit(p, txn);

	txn = write_before(p);
	txn_put(txn, TREE_REC, key, 0, "x", 1);
	assert_faulty(p, txn, MG_EINTERNAL);
	txn = write_before(p);
	txn_put(txn, TREE_REC, long_key, sizeof(long_key), "x", 1);
	assert_faulty(p, txn, MG_EINTERNAL);
	txn = write_before(p);
	txn_append(txn, TREE_REC, key, 2, "x", 1);
	assert_faulty(p, txn, MG_EINTERNAL);
	txn = write_before(p);
	assert_int_equal(txn_fail(txn, MG_EDAMAGED), MG_EDAMAGED);
	txn_fail(txn, MG_EFULL); /* the first one counts */
	assert_faulty(p, txn, MG_EDAMAGED);
	txn = write_before(p);
	txn_fail(txn, MG_EDAMAGED);
	txn_abort(txn);
	txn = place_read(p);
	assert_int_equal(txn_fault(txn, &p->err), 0);
	txn_abort(txn);
	gate_leave(p->store);
}

/* A read transaction sees what was there when it began, and takes one slot. */
static void
test_snapshots(void **state)
{
	struct place *p = *state;
	struct txn *txn;
	struct view v;
	uint32_t n = 0;

	place_store(p, MAP);
	for (uint32_t i = 1; i <= 50; i++) {
		txn = place_write(p);
		txn_put(txn, TREE_REC, key, 3, &i, sizeof(i));
		place_commit(p, txn);
		txn = place_read(p);
		assert_true(txn_get(txn, TREE_REC, key, 3, &v));
		memcpy(&n, v.p, sizeof(n));
		assert_int_equal(n, i);
		if (i % 7)
			txn_abort(txn);
		else
			place_commit(p, txn); /* ends it as well */
	}
	gate_leave(p->store);
}

static void
run_writer(const struct child *c, void *arg)
{
	struct place *p = arg;
	struct txn *txn;

	place_open(p, MAP);
	child_step(c);
	for (uint32_t i = 0; i < 1000; i++) {
		txn = place_write(p);
		txn_put(txn, TREE_REC, key, 3, &i, sizeof(i));
		txn_put(txn, TREE_REC, &i, sizeof(i), &i, sizeof(i));
		place_commit(p, txn);
	}
}

static void
test_snapshot_of_another_process(void **state)
{
	struct place *p = *state;
	struct store_options opt = { MAP, "test" };
	struct child c;
	uint32_t n = 0;

	assert_int_equal(store_create(p->dir, &opt, NULL, NULL, &p->err), 0);
	c = child_start(run_writer, p);
	child_wait_ready(&c);
	place_open(p, MAP);
	child_go(&c);
	while (n < 999) {
		struct txn *txn = place_read(p);
		struct view v;
		uint32_t next;

		if (txn_get(txn, TREE_REC, key, 3, &v))
			memcpy(&n, v.p, sizeof(n));
		next = n + 1;
		assert_false(txn_get(txn, TREE_REC, &next, sizeof(next), &v));
		if (txn_get(txn, TREE_REC, key, 3, &v))
			assert_true(txn_get(txn, TREE_REC, &n, sizeof(n), &v));
		txn_abort(txn);
	}
	assert_int_equal(child_end(&c, 0), 0);
}

/* ---- full --------------------------------------------------------------- */

#define ROWS 40

static void
put_rows(struct txn *txn, uint8_t first, size_t size)
{
	static const uint8_t big[1 << 18];

	for (uint8_t i = 0; i < ROWS; i++) {
		uint8_t k[2] = { first, i };

		txn_put(txn, TREE_REC, k, 2, big, size);
	}
}

static size_t
count_rows(struct place *p, uint8_t first)
{
	struct txn *txn = place_read(p);
	struct walk w;
	size_t n = 0;

	walk_begin(&w, txn, TREE_REC, &first, 1);
	while (walk_next(&w))
		n++;
	walk_end(&w);
	assert_int_equal(txn_fault(txn, &p->err), 0);
	txn_abort(txn);
	return n;
}

static void
test_full_map(void **state)
{
	struct place *p = *state;
	struct txn *txn;

	place_store(p, 1 << 20);
	txn = place_write(p);
	put_rows(txn, 1, 100);
	place_commit(p, txn);
	for (int i = 0; i < 3; i++) {
		txn = place_write(p);
		put_rows(txn, 2, 1 << 16);
		assert_int_equal(txn_commit(txn, &p->err), MG_EFULL);
		assert_non_null(strstr(p->err.text, "nothing of this"));
		assert_int_equal(count_rows(p, 1), ROWS);
		assert_int_equal(count_rows(p, 2), 0);
		txn = place_write(p);
		put_rows(txn, 3, 10);
		place_commit(p, txn);
	}
	gate_leave(p->store);
	place_close(p);
	place_open(p, MAP); /* a larger map: room again */
	txn = place_write(p);
	put_rows(txn, 2, 1 << 16);
	place_commit(p, txn);
	assert_int_equal(count_rows(p, 2), ROWS);
	gate_leave(p->store);
}

static void
limit_file(rlim_t bytes)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* The largest file stands in for a full disk. At every page of a commit. */
static void
test_full_disk(void **state)
{
	struct place *p = *state;
	void (*old)(int) = signal(SIGXFSZ, SIG_IGN);
	struct txn *txn;
	struct store_state now;

	place_store(p, MAP);
	txn = place_write(p);
	put_rows(txn, 1, 100);
	place_commit(p, txn);
	store_state(p->store, &now);
	for (uint64_t more = 0; more < 40; more++) {
		int code;

		limit_file(now.file + more * 1024);
		txn = place_write(p);
		put_rows(txn, 2, 4000);
		code = txn_commit(txn, &p->err);
		limit_file(RLIM_INFINITY);
		assert_int_equal(code, MG_EFULL);
		assert_non_null(strstr(p->err.text, "full"));
		assert_int_equal(count_rows(p, 1), ROWS);
		assert_int_equal(count_rows(p, 2), 0);
	}
	txn = place_write(p);
	put_rows(txn, 2, 4000);
	place_commit(p, txn);
	gate_leave(p->store);
	place_close(p);
	place_open(p, MAP);
	assert_int_equal(count_rows(p, 1), ROWS);
	assert_int_equal(count_rows(p, 2), ROWS);
	signal(SIGXFSZ, old);
}

static void
run_grower(const struct child *c, void *arg)
{
	struct place *p = arg;
	struct txn *txn;

	child_step(c);
	place_open(p, MAP);
	for (uint8_t i = 10; i < 13; i++) {
		txn = place_write(p);
		put_rows(txn, i, 1 << 16);
		place_commit(p, txn);
		gate_leave(p->store);
		child_step(c);
	}
}

/* Another process opened the store with a larger map and filled it. */
static void
test_grown_map(void **state)
{
	struct place *p = *state;
	struct child c = child_start(run_grower, p);
	struct txn *txn;

	child_wait_ready(&c);
	place_store(p, 1 << 20);
	assert_int_equal(
		count_rows(p, 10), 0); /* a spare transaction is kept */
	child_go(&c);
	child_wait_ready(&c);
	assert_int_equal(count_rows(p, 10), ROWS); /* first a reader notices */
	child_go(&c);
	child_wait_ready(&c);
	txn = place_write(p); /* then a writer */
	put_rows(txn, 1, 10);
	place_commit(p, txn);
	gate_leave(p->store);
	assert_int_equal(count_rows(p, 11), ROWS);
	child_go(&c);
	child_wait_ready(&c);
	assert_int_equal(count_rows(p, 12), ROWS);
	assert_int_equal(count_rows(p, 1), ROWS);
	child_go(&c);
	assert_int_equal(child_end(&c, 0), 0);
}

/* ---- a model ------------------------------------------------------------ */

#define KEYS 300
#define VALUE 600

struct model {
	bool there[KEYS];
	uint16_t len[KEYS];
	uint8_t byte[KEYS];
};

/* Keys of different lengths, in the order of their numbers. */
static size_t
model_key(size_t i, uint8_t out[32])
{
	size_t n = 3 + i % 3 * 11; /* fences are shorter */

	memset(out, 0xff, 32);
	out[0] = (uint8_t)(i >> 8);
	out[1] = (uint8_t)i;
	return n;
}

static void
model_check(struct txn *txn, enum tree tree, const struct model *m, bool back)
{
	struct walk w;
	size_t at = back ? KEYS : 0;

	walk_begin(&w, txn, tree, "", 0);
	while (back ? walk_back(&w) : walk_next(&w)) {
		uint8_t k[32];
		size_t i;

		if (back)
			while (at > 0 && !m->there[at - 1])
				at--;
		else
			while (at < KEYS && !m->there[at])
				at++;
		i = back ? --at : at++;
		assert_true(i < KEYS);
		assert_int_equal(w.key.n, model_key(i, k));
		assert_memory_equal(w.key.p, k, w.key.n);
		assert_int_equal(w.value.n, m->len[i]);
		for (size_t j = 0; j < w.value.n; j++)
			assert_int_equal(w.value.p[j], m->byte[i]);
	}
	walk_end(&w);
	while (!back && at < KEYS)
		assert_false(m->there[at++]);
	while (back && at > 0)
		assert_false(m->there[--at]);
}

static void
model_put(struct txn *txn, enum tree tree, struct model *m, size_t i,
	uint64_t *seed)
{
	uint8_t k[32], value[VALUE];
	size_t n = model_key(i, k);

	m->there[i] = true;
	m->len[i] = (uint16_t)(dice(seed) % VALUE);
	m->byte[i] = (uint8_t)dice(seed);
	memset(value, m->byte[i], sizeof(value));
	txn_put(txn, tree, k, n, value, m->len[i]);
}

static void
model_del(struct txn *txn, enum tree tree, struct model *m, size_t i)
{
	uint8_t k[32];
	size_t n = model_key(i, k);

	assert_int_equal(txn_del(txn, tree, k, n), m->there[i]);
	m->there[i] = false;
}

/* Takes away every third row while walking over them. */
static void
model_thin(struct txn *txn, enum tree tree, struct model *m, uint64_t *seed)
{
	bool back = dice(seed) % 2;
	struct walk w;

	walk_begin(&w, txn, tree, "", 0);
	while (back ? walk_back(&w) : walk_next(&w)) {
		size_t i = (size_t)w.key.p[0] << 8 | w.key.p[1];

		assert_true(i < KEYS && m->there[i]);
		if (dice(seed) % 3 == 0)
			model_del(txn, tree, m, i);
	}
	walk_end(&w);
}

static void
model_act(struct txn *txn, enum tree tree, struct model *m, uint64_t *seed)
{
	size_t i = dice(seed) % KEYS;
	uint8_t k[32];
	struct view v;

	switch (dice(seed) % 8) {
	case 0:
	case 1:
	case 2:
		model_put(txn, tree, m, i, seed);
		break;
	case 3:
	case 4:
		model_del(txn, tree, m, i);
		break;
	case 5:
		if (dice(seed) % 20 == 0)
			model_thin(txn, tree, m, seed);
		break;
	default:
		assert_int_equal(txn_get(txn, tree, k, model_key(i, k), &v),
			m->there[i]);
		if (m->there[i])
			assert_int_equal(v.n, m->len[i]);
	}
}

static void
test_model(void **state)
{
	struct place *p = *state;
	static struct model now[TREE_COUNT], was[TREE_COUNT];
	uint64_t seed = 20261124;

	place_store(p, MAP);
	memset(now, 0, sizeof(now));
	for (int round = 0; round < 150; round++) {
		struct txn *txn = place_write(p);

		memcpy(was, now, sizeof(was));
		for (uint64_t n = dice(&seed) % 120; n > 0; n--) {
			enum tree t = (enum tree)(dice(&seed) % TREE_COUNT);

			model_act(txn, t, &now[t], &seed);
		}
		if (dice(&seed) % 5 == 0) {
			txn_abort(txn);
			memcpy(now, was, sizeof(now));
		} else {
			place_commit(p, txn);
		}
		txn = place_read(p);
		for (int t = 0; t < TREE_COUNT; t++)
			model_check(txn, (enum tree)t, &now[t], round % 2);
		assert_int_equal(txn_fault(txn, &p->err), 0);
		txn_abort(txn);
	}
	gate_leave(p->store);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_put_get_del),
		PLACE_TEST(test_part),
		PLACE_TEST(test_a_fault_stays),
		PLACE_TEST(test_version),
		PLACE_TEST(test_snapshots),
		PLACE_TEST(test_snapshot_of_another_process),
		PLACE_TEST(test_full_map),
		PLACE_TEST(test_full_disk),
		PLACE_TEST(test_grown_map),
		PLACE_TEST(test_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
