/* SPDX-License-Identifier: MIT */
/* Rows of many kinds, each added at the end of its kind, fill their pages. */
#include "magang/base/pack.h"
#include "magang/store/key.h"
#include "magang/store/walk.h"
#include "place.h"

#include "../../../src/store/internal.h"

#define MAP (1 << 26)
#define ROWS 20000
#define KINDS 9
#define PAGE 4080.0
#define FILLED 0.85 /* half of it was all */

static size_t
add_row(struct txn *txn, enum tree tree, uint8_t kind, uint64_t id, size_t len)
{
	static const uint8_t value[600];
	struct key k = { 0 };

	if (tree != TREE_REC)
		key_u8(&k, tree == TREE_IX ? 7 : 1);
	key_u8(&k, kind);
	key_u64(&k, id);
	txn_put(txn, tree, k.b, k.n, value, len);
	return (8 + k.n + len + 1) / 2 * 2 + 2;
}

static double
fill_tree(struct place *p, enum tree tree, size_t least, size_t spread)
{
	uint64_t seed = 1, last[KINDS + 1] = { 0 };
	struct txn *txn = NULL;
	size_t bytes = 0;
	MDB_stat s;

	for (size_t i = 0; i < ROWS; i++) {
		uint8_t kind = (uint8_t)(1 + dice(&seed) % KINDS);

		if (i % 1000 == 0 && txn)
			place_commit(p, txn);
		if (i % 1000 == 0)
			txn = place_write(p);
		bytes += add_row(txn, tree, kind, ++last[kind],
			least + dice(&seed) % spread);
	}
	place_commit(p, txn);
	txn = place_read(p);
	assert_int_equal(
		mdb_stat(txn->mdb, p->store->data.dbi[tree], &s), MDB_SUCCESS);
	txn_abort(txn);
	return (double)bytes / ((double)s.ms_leaf_pages * PAGE);
}

static void
test_full_pages(void **state)
{
	struct place *p = *state;

	place_store(p, MAP);
	assert_true(fill_tree(p, TREE_REC, 60, 400) > FILLED);
	assert_true(fill_tree(p, TREE_TRACE, 0, 20) > FILLED);
	assert_true(fill_tree(p, TREE_IX, 0, 20) > FILLED);
	gate_leave(p->store);
}

/* Nobody meets one: each way, of all and of one kind, and where none is. */
static void
test_not_met(void **state)
{
	struct place *p = *state;
	struct txn *txn;
	struct walk w;

	place_store(p, MAP);
	txn = place_write(p);
	add_row(txn, TREE_REC, 3, 7, 40);
	add_row(txn, TREE_REC, 5, 1, 40);
	for (uint8_t kind = 0; kind < 20; kind++) {
		for (int back = 0; back < 2; back++) {
			bool there = kind == 0 || kind == 3 || kind == 5;

			walk_begin(&w, txn, TREE_REC, &kind, kind ? 1 : 0);
			assert_int_equal(
				back ? walk_back(&w) : walk_next(&w), there);
			if (there)
				assert_int_equal(w.key.n, 9);
			if (kind == 0) {
				assert_true(
					back ? walk_back(&w) : walk_next(&w));
				assert_int_equal(w.key.p[0], back ? 3 : 5);
			}
			assert_false(back ? walk_back(&w) : walk_next(&w));
			walk_end(&w);
		}
	}
	txn_abort(txn);
	gate_leave(p->store);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_full_pages),
		PLACE_TEST(test_not_met),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
