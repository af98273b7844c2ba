/* SPDX-License-Identifier: MIT */
#include "magang/record/root.h"

#include "magang/base/pack.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

/* Whom she was merged with; 0: nobody. */
static uint64_t
merged_with(struct txn *txn, uint64_t person)
{
	struct key k = { 0 };
	struct view v;

	key_u8(&k, IX_MERGED);
	key_u64(&k, person);
	return txn_get(txn, TREE_IX, k.b, k.n, &v) && v.n == 8 ? get_u64(v.p)
							       : 0;
}

bool
persons_merged(struct txn *txn)
{
	const uint8_t prefix = IX_MERGED;
	struct walk w;
	bool any;

	walk_begin(&w, txn, TREE_IX, &prefix, 1);
	any = walk_next(&w);
	walk_end(&w);
	return any;
}

/* No person has as many records; a damaged index may go round. */
#define CHAIN_MOST 10000

uint64_t
person_root(struct txn *txn, uint64_t person)
{
	uint64_t with;

	for (int n = 0; n < CHAIN_MOST && (with = merged_with(txn, person));
		n++)
		person = with;
	return person;
}
