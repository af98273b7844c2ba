/* SPDX-License-Identifier: MIT */
/*
 * Fences. In trees of records rows are added at the end of their kind, and that
 * is the middle of the tree: where the next kind begins on the same page, LMDB
 * splits that page in halves and goes on in the right one, each time, so that
 * every page it leaves is half empty. A row of half a page before the first of
 * each kind, there since the tree is new, makes the first split fall between two
 * kinds; from then on each of them ends at the end of a page, and its pages are
 * left full. No key is as short as that of a fence, and walks pass it by.
 */
#include "fence.h"

#define PAGE_HALF 2038 /* a row with its head of 8 bytes: two to a page */
#define ROW_HEAD 8
#define FENCES 16 /* kinds; one more would only be without */

/* The key of a fence ends with the kind; of two bytes, the first is `first`. */
static const struct {
	uint8_t length; /* 0: nothing is fenced */
	uint8_t first;
} fences[TREE_COUNT] = {
	[TREE_REC] = { 1, 0 },
	[TREE_IX] = { 2, 7 }, /* members */
	[TREE_TRACE] = { 2, 1 },
};

/* Asked for each row of each walk. */
bool
fence_is(enum tree tree, size_t key_len)
{
	return key_len == fences[tree].length;
}

int
fences_put(const MDB_dbi dbi[TREE_COUNT], MDB_txn *txn)
{
	static const uint8_t empty[PAGE_HALF];
	uint8_t key[2];
	int rc = 0;

	for (int t = 0; t < TREE_COUNT; t++) {
		size_t n = fences[t].length;
		MDB_val k = { n, key }, v = { PAGE_HALF - ROW_HEAD - n,
			(void *)(uintptr_t)empty };

		for (uint8_t i = 1; n && rc == 0 && i <= FENCES; i++) {
			key[0] = fences[t].first;
			key[n - 1] = i;
			rc = mdb_put(txn, dbi[t], &k, &v, 0);
		}
	}
	return rc;
}
