/* SPDX-License-Identifier: MIT */
/* A file that is cut or damaged never ends the process that opens it; one that
 * lost free pages only is no damage. */
#include "place.h"

#include <fcntl.h>

#include "magang/store/keyring.h"

#define MAP (1 << 24)
#define PAGE 4096
#define ROWS 600

/* A few pages of each tree, some values on pages of their own. */
static void
fill(struct place *p)
{
	static const char zeros[9000];
	struct txn *txn;

	place_store(p, MAP);
	txn = place_write(p);
	for (int tree = 0; tree < TREE_COUNT; tree++)
		for (uint32_t i = 0; i < ROWS; i++) {
			uint8_t k[8] = { (uint8_t)tree, 9, (uint8_t)(i >> 8),
				(uint8_t)i };

			txn_put(txn, (enum tree)tree, k, sizeof(k), zeros,
				i % 100 ? 90 : sizeof(zeros));
		}
	place_commit(p, txn);
	assert_int_equal(keyring_ensure(p->store, 1, 100, &p->err), 0);
	gate_leave(p->store);
	place_close(p);
}

static off_t
size_of(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_size;
}

static char *
bytes_of(const char *path, size_t n)
{
	char *bytes = xmalloc(n);
	int fd = open(path, O_RDONLY);

	assert_int_equal(read(fd, bytes, n), n);
	close(fd);
	return bytes;
}

static void
bytes_put(const char *path, const char *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_TRUNC);

	assert_int_equal(write(fd, bytes, n), n);
	close(fd);
}

/* Every page of data and of keys in turn: is it missed? */
static void
test_cut(void **state)
{
	static const char *const names[] = { "office/data/data.mdb",
		"office/keys/data.mdb" };
	const struct store_options opt = { MAP, "test" };
	struct place *p = *state;

	fill(p);
	for (size_t f = 0; f < ARRAY_SIZE(names); f++) {
		const char *path = place_path(p, names[f]);
		off_t whole = size_of(path);
		char *bytes = bytes_of(path, (size_t)whole);

		for (off_t n = 1; n < whole;
			n += n < 3 * PAGE ? 1024 : 7 * PAGE + 5) {
			assert_int_equal(truncate(path, n), 0);
			assert_int_equal(
				store_open(p->dir, &opt, &p->store, &p->err),
				MG_EDAMAGED);
			assert_null(p->store);
			assert_non_null(strstr(p->err.text, p->dir));
			assert_int_equal(
				store_prove(p->dir, &p->err), MG_EDAMAGED);
			bytes_put(path, bytes, (size_t)whole);
		}
		free(bytes);
		place_open(p, MAP);
		place_close(p);
	}
	assert_int_equal(store_prove(p->dir, &p->err), 0);
}

/* Any byte of any page: an answer, in time, and from this process. */
static void
test_flipped(void **state)
{
	struct place *p = *state;
	uint64_t seed = 7;
	const char *path;
	size_t whole, found = 0;
	char *bytes;

	fill(p);
	path = place_path(p, "office/data/data.mdb");
	whole = (size_t)size_of(path);
	bytes = bytes_of(path, whole);
	for (int i = 0; i < 150; i++) {
		uint64_t d = dice(&seed);
		/* heads of pages and of nodes, most of them */
		size_t at = d % (whole / PAGE) * PAGE + (d >> 32) % 200;
		char was = bytes[at];
		int rc;

		bytes[at] = (char)(was ^ (1 << (d >> 24) % 8));
		bytes_put(path, bytes, whole);
		rc = store_prove(p->dir, &p->err);
		assert_true(rc == 0 || rc == MG_EDAMAGED);
		found += rc != 0;
		bytes[at] = was;
	}
	bytes_put(path, bytes, whole);
	free(bytes);
	print_message("# %zu of 150 found by the trees alone\n", found);
	assert_true(found > 10);
	assert_int_equal(store_prove(p->dir, &p->err), 0);
}

/* Leaves free pages at the end: all goes that stood there, and what comes then
 * takes places before. */
static void
give_back(struct place *p)
{
	static const char zeros[9000];
	struct txn *txn = place_write(p);

	for (uint16_t i = 0; i < 500; i++)
		txn_put(txn, TREE_REC, &i, sizeof(i), zeros, 600);
	place_commit(p, txn);
	txn = place_write(p);
	for (uint16_t i = 0; i < 500; i++)
		txn_del(txn, TREE_REC, &i, sizeof(i));
	place_commit(p, txn);
	for (uint16_t i = 0; i < 9; i++) {
		txn = place_write(p);
		txn_put(txn, TREE_CT, &i, sizeof(i), "kept", 4);
		place_commit(p, txn);
	}
	gate_leave(p->store);
}

static void
test_short(void **state)
{
	struct place *p = *state;
	const struct store_options opt = { MAP, "test" };
	const char *path = place_path(p, "office/data/data.mdb");
	struct txn *txn;
	struct view v;
	off_t whole;
	int shorter = 0;

	place_store(p, MAP);
	give_back(p);
	place_close(p);
	whole = size_of(path);
	for (off_t n = whole - PAGE; truncate(path, n) == 0; n -= PAGE) {
		if (store_open(p->dir, &opt, &p->store, &p->err))
			break;
		assert_int_equal(size_of(path), whole);
		txn = place_read(p);
		for (uint16_t i = 0; i < 9; i++)
			assert_true(txn_get(txn, TREE_CT, &i, sizeof(i), &v));
		txn_abort(txn);
		place_close(p);
		shorter++;
	}
	assert_int_equal(p->err.code, MG_EDAMAGED);
	assert_true(shorter > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_cut),
		PLACE_TEST(test_flipped),
		PLACE_TEST(test_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
