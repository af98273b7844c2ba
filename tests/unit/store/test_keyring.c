/* SPDX-License-Identifier: MIT */
/* A key is made once, destroyed once, and never taken for another one. */
#include "place.h"

#include <fcntl.h>

#include "magang/store/backup_keys.h"
#include "magang/store/backup_read.h"
#include "magang/store/keyring.h"

#include "../../../src/store/internal.h"

#define MAP (1 << 24)
#define ROW (NONCE_SIZE + sizeof(struct person_keys) + TAG_SIZE)

static void
ensure(struct place *p, uint64_t first, uint64_t n)
{
	if (gate_enter(p->store, &p->err))
		fail_msg("%s", p->err.text);
	if (keyring_ensure(p->store, first, n, &p->err))
		fail_msg("%s", p->err.text);
	gate_leave(p->store);
}

static void
destroy(struct place *p, uint64_t id)
{
	if (gate_enter(p->store, &p->err) ||
		keyring_destroy(p->store, id, &p->err))
		fail_msg("%s", p->err.text);
	gate_leave(p->store);
}

static void
get(struct place *p, uint64_t id, struct person_keys *out)
{
	memset(out, 0, sizeof(*out));
	assert_int_equal(keyring_get(p->store, id, out), KEYRING_FOUND);
}

static void
test_ensure(void **state)
{
	struct place *p = *state;
	struct person_keys a, b;

	place_store(p, MAP);
	assert_int_equal(keyring_get(p->store, 1, &a), KEYRING_NONE);
	ensure(p, 1, 0);
	assert_int_equal(keyring_get(p->store, 1, &a), KEYRING_NONE);
	ensure(p, 1, 3);
	for (uint64_t id = 1; id <= 3; id++) {
		get(p, id, &a);
		assert_memory_not_equal(a.personal, a.health, KEY_SIZE);
		get(p, id % 3 + 1, &b);
		assert_memory_not_equal(&a, &b, sizeof(a));
	}
	get(p, 2, &a);
	ensure(p, 2, 1);
	ensure(p, 1, 2000); /* over the block that is there */
	get(p, 2, &b);
	assert_memory_equal(&a, &b, sizeof(a));
	get(p, 2000, &b);
	place_close(p);
	place_open(p, MAP);
	get(p, 2, &b);
	assert_memory_equal(&a, &b, sizeof(a));
	assert_int_equal(keyring_get(p->store, 1u << 31, &a), KEYRING_NONE);
}

static void
test_destroy(void **state)
{
	struct place *p = *state;
	struct person_keys a, b;

	place_store(p, MAP);
	ensure(p, 1, 10);
	get(p, 6, &a);
	destroy(p, 5);
	assert_int_equal(keyring_get(p->store, 5, &b), KEYRING_DESTROYED);
	get(p, 6, &b);
	assert_memory_equal(&a, &b, sizeof(a));
	ensure(p, 1, 5); /* brings nobody back */
	ensure(p, 5, 3000);
	assert_int_equal(keyring_get(p->store, 5, &b), KEYRING_DESTROYED);
	destroy(p, 5); /* twice is once */
	assert_int_equal(keyring_get(p->store, 5, &b), KEYRING_DESTROYED);
	destroy(p, 9999); /* one that never was */
	ensure(p, 9999, 1);
	assert_int_equal(keyring_get(p->store, 9999, &b), KEYRING_DESTROYED);
	place_close(p);
	place_open(p, MAP);
	assert_int_equal(keyring_get(p->store, 5, &b), KEYRING_DESTROYED);
}

/* A row, raw; size 0: a tombstone. */
static void
raw_row(struct store *store, uint64_t id, uint8_t row[ROW], size_t *n, bool put)
{
	uint8_t k8[8];
	MDB_val k = { 8, k8 }, v = { *n, row };
	MDB_txn *txn;

	for (int i = 0; i < 8; i++)
		k8[i] = (uint8_t)(id >> (56 - 8 * i));
	assert_int_equal(mdb_txn_begin(store->keys.mdb, NULL,
				 put ? 0 : MDB_RDONLY, &txn),
		0);
	if (put) {
		assert_int_equal(
			mdb_put(txn, store->keys.dbi[0], &k, &v, 0), 0);
	} else {
		assert_int_equal(mdb_get(txn, store->keys.dbi[0], &k, &v), 0);
		*n = v.mv_size;
		memcpy(row, v.mv_data, v.mv_size);
	}
	assert_int_equal(mdb_txn_commit(txn), 0);
}

/* Rows are bound to their ids, and every bit counts. */
static void
test_altered_rows(void **state)
{
	struct place *p = *state;
	struct person_keys keys;
	uint8_t row[ROW];
	size_t n = 0;

	place_store(p, MAP);
	ensure(p, 1, 10);
	raw_row(p->store, 1, row, &n, false);
	assert_int_equal(n, ROW);
	raw_row(p->store, 2, row, &n, true);
	assert_true(keyring_get(p->store, 2, &keys) != KEYRING_FOUND);
	for (size_t bit = 0; bit < ROW * 8; bit += 5) {
		row[bit / 8] ^= (uint8_t)(1 << bit % 8);
		raw_row(p->store, 1, row, &n, true);
		assert_true(keyring_get(p->store, 1, &keys) != KEYRING_FOUND);
		row[bit / 8] ^= (uint8_t)(1 << bit % 8);
	}
	raw_row(p->store, 1, row, &n, true);
	get(p, 1, &keys);
}

static void
place_second(struct place *p, struct place *to)
{
	memset(to, 0, sizeof(*to));
	snprintf(to->top, sizeof(to->top), "%s", p->top);
	snprintf(to->dir, sizeof(to->dir), "%s/second", p->top);
	place_store(to, MAP);
}

static void
test_copy(void **state)
{
	struct place *p = *state;
	struct place to;
	struct person_keys a, b;
	uint8_t row[ROW];
	size_t n = 0;

	place_store(p, MAP);
	place_second(p, &to);
	ensure(p, 1, 20);
	destroy(p, 7);
	assert_int_equal(gate_enter(to.store, &p->err), 0);
	assert_int_equal(keyring_copy(p->store, to.store, &p->err), 0);
	gate_leave(to.store);
	for (uint64_t id = 1; id <= 20; id++) {
		if (id == 7)
			continue;
		get(p, id, &a);
		get(&to, id, &b);
		assert_memory_equal(&a, &b, sizeof(a));
	}
	assert_int_equal(keyring_get(to.store, 7, &b), KEYRING_DESTROYED);
	place_close(&to);
	place_open(&to, MAP);
	get(&to, 20, &b);
	/* a damaged row is no destroyed key: the copy must not say so */
	raw_row(p->store, 3, row, &n, false);
	row[40] ^= 1;
	raw_row(p->store, 3, row, &n, true);
	assert_int_equal(gate_enter(to.store, &p->err), 0);
	assert_int_equal(
		keyring_copy(p->store, to.store, &p->err), MG_EDAMAGED);
	gate_leave(to.store);
	get(&to, 3, &b);
	place_close(&to);
}

/* The same by way of a file. What is damaged stays so, and is counted. */
static void
test_take(void **state)
{
	struct place *p = *state;
	struct backup_order order = { .data = place_path(p, "copy") };
	struct person_keys a, b;
	struct place to;
	struct backup *file;
	uint8_t row[ROW];
	size_t n = 0;

	place_store(p, MAP);
	place_second(p, &to);
	ensure(p, 1, 20);
	destroy(p, 7);
	raw_row(p->store, 3, row, &n, false);
	row[40] ^= 1;
	raw_row(p->store, 3, row, &n, true);
	assert_int_equal(store_backup(p->store, &order, &p->err), 0);
	assert_int_equal(order.damaged, 1);
	assert_int_equal(backup_open(place_path(p, "copy.keys"), BACKUP_KEYS,
				 &file, &p->err),
		0);
	assert_int_equal(gate_enter(to.store, &p->err), 0);
	assert_int_equal(backup_take_keys(to.store, file, &p->err), 0);
	gate_leave(to.store);
	backup_close(file);
	place_close(&to);
	place_open(&to, MAP);
	for (uint64_t id = 1; id <= 20; id++) {
		if (id == 7 || id == 3)
			continue;
		get(p, id, &a);
		get(&to, id, &b);
		assert_memory_equal(&a, &b, sizeof(a));
	}
	assert_int_equal(keyring_get(to.store, 7, &b), KEYRING_DESTROYED);
	assert_int_equal(keyring_get(to.store, 3, &b), KEYRING_DAMAGED);
	place_close(&to);
}

/* The wrong master key would make everybody look erased. */
static void
test_wrong_master(void **state)
{
	struct place *p = *state;
	struct place to;
	struct store_options opt = { MAP, "test" };
	struct person_keys keys;

	place_store(p, MAP);
	place_second(p, &to);
	ensure(p, 1, 20);
	place_close(p);
	place_close(&to);
	assert_int_equal(rename(place_path(p, "office/keys/master"),
				 place_path(p, "saved")),
		0);
	assert_int_equal(rename(place_path(p, "second/keys/master"),
				 place_path(p, "office/keys/master")),
		0);
	assert_int_equal(
		store_open(p->dir, &opt, &p->store, &p->err), MG_EKEYS);
	assert_non_null(strstr(p->err.text, "keys/master"));
	p->store = NULL;
	assert_int_equal(rename(place_path(p, "saved"),
				 place_path(p, "office/keys/master")),
		0);
	place_open(p, MAP);
	get(p, 20, &keys);
}

static void
run_maker(const struct child *c, void *arg)
{
	struct place *p = arg;

	child_step(c);
	place_open(p, 1 << 26);
	ensure(p, 1, 60000);
	child_step(c);
}

/* Another process has outgrown the map that this one opened with. */
static void
test_grown_map(void **state)
{
	struct place *p = *state;
	struct child c = child_start(run_maker, p);
	struct person_keys keys;

	child_wait_ready(&c);
	place_store(p, 1 << 20);
	ensure(p, 1, 1);
	get(p, 1, &keys);
	child_go(&c);
	child_wait_ready(&c);
	get(p, 1, &keys);
	get(p, 60000, &keys);
	ensure(p, 60001, 600);
	get(p, 60600, &keys);
	child_go(&c);
	assert_int_equal(child_end(&c, 0), 0);
}

static void
test_full_map(void **state)
{
	struct place *p = *state;
	struct person_keys keys;
	int rc;

	place_store(p, 1 << 20); /* of which the keys have a quarter */
	ensure(p, 1, 1);
	assert_int_equal(gate_enter(p->store, &p->err), 0);
	rc = keyring_ensure(p->store, 1000, 100000, &p->err);
	assert_int_equal(rc, MG_EFULL);
	get(p, 1, &keys);
	assert_int_equal(keyring_get(p->store, 1000, &keys), KEYRING_NONE);
	assert_int_equal(keyring_ensure(p->store, 1000, 1, &p->err), 0);
	get(p, 1000, &keys);
	gate_leave(p->store);
}

/* Neither key nor master stands in clear in any file. */
static bool
file_has(const char *path, const void *what, size_t n)
{
	int fd = open(path, O_RDONLY);
	struct stat st;
	uint8_t *all;
	bool found;

	assert_true(fd >= 0 && fstat(fd, &st) == 0);
	all = xmalloc((size_t)st.st_size + 1);
	assert_int_equal(read(fd, all, (size_t)st.st_size), st.st_size);
	found = memmem(all, (size_t)st.st_size, what, n) != NULL;
	free(all);
	close(fd);
	return found;
}

static void
test_sealed_on_disk(void **state)
{
	struct place *p = *state;
	struct backup_order order = { .cluster = 1 };
	struct person_keys keys;
	uint8_t row[ROW];
	size_t n = 0;

	place_store(p, MAP);
	ensure(p, 1, 300);
	get(p, 150, &keys);
	raw_row(p->store, 150, row, &n, false);
	destroy(p, 150);
	order.data = place_path(p, "copy");
	assert_int_equal(store_backup(p->store, &order, &p->err), 0);
	assert_int_equal(order.damaged, 0);
	place_close(p);
	assert_false(file_has(
		place_path(p, "office/keys/data.mdb"), &keys, KEY_SIZE));
	/* of a destroyed key not even the sealed row is in a backup */
	assert_false(file_has(place_path(p, "copy.keys"), row, ROW));
	assert_false(file_has(place_path(p, "copy"), row, ROW));
	print_message("# the sealed row is %s in the live file\n",
		file_has(place_path(p, "office/keys/data.mdb"), row, ROW)
			? "still"
			: "not");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_ensure),
		PLACE_TEST(test_destroy),
		PLACE_TEST(test_altered_rows),
		PLACE_TEST(test_copy),
		PLACE_TEST(test_take),
		PLACE_TEST(test_wrong_master),
		PLACE_TEST(test_grown_map),
		PLACE_TEST(test_full_map),
		PLACE_TEST(test_sealed_on_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
