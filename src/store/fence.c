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

#include <string.h>

#define PAGE_HALF 2038 /* a row with its head of 8 bytes: two to a page */
#define ROW_HEAD 8
#define FENCES 16 /* kinds; one more would only be without */

/* What stands before the kind in a key of the tree; NULL: nothing is fenced. */
static const char *const before[TREE_COUNT] = {
	[TREE_REC] = "",
	[TREE_IX] = "\7", /* members */
	[TREE_TRACE] = "\1",
};

bool
fence_is(enum tree tree, size_t key_len)
{
	return before[tree] && key_len == strlen(before[tree]) + 1;
}

int
fences_put(const MDB_dbi dbi[TREE_COUNT], MDB_txn *txn)
{
	static const uint8_t empty[PAGE_HALF];
	uint8_t key[8];
	int rc = 0;

	for (int t = 0; t < TREE_COUNT; t++) {
		size_t n = before[t] ? strlen(before[t]) : 0;
		MDB_val k = { n + 1, key },
			v = { PAGE_HALF - ROW_HEAD - k.mv_size,
				(void *)(uintptr_t)empty };

		if (!before[t])
			continue;
		memcpy(key, before[t], n);
		for (uint8_t i = 1; rc == 0 && i <= FENCES; i++) {
			key[n] = i;
			rc = mdb_put(txn, dbi[t], &k, &v, 0);
		}
	}
	return rc;
}
