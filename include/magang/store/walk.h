/* SPDX-License-Identifier: MIT */
/* Rows of a tree, forward and back. */
#ifndef MAGANG_STORE_WALK_H
#define MAGANG_STORE_WALK_H

#include "magang/store/txn.h"

struct txn;

/*
 * Walking: rows whose keys begin with a prefix, in key order.
 *
 *	struct walk w;
 *	walk_begin(&w, txn, TREE_IX, prefix, n);
 *	while (walk_next(&w))
 *		use(w.key, w.value);
 *	walk_end(&w);
 *
 * walk_seek() goes to the first row >= key instead (walk_next returns it);
 * walk_back() walks descending, beginning with the last row of the prefix, or
 * after walk_seek() with the last row < key.
 */
#define WALK_PREFIX 64
struct walk {
	struct view key, value;
	struct txn *txn;
	void *cursor;
	enum tree tree;
	uint8_t prefix[WALK_PREFIX];
	size_t prefix_len;
	enum { WALK_FRESH, WALK_SOUGHT, WALK_ON, WALK_OVER } state;
	uint8_t from[WALK_PREFIX];
	size_t from_len;
};
void walk_begin(struct walk *w, struct txn *txn, enum tree tree,
	const void *prefix, size_t prefix_len);
void walk_seek(struct walk *w, const void *key, size_t key_len);
bool walk_next(struct walk *w);
bool walk_back(struct walk *w);
void walk_end(struct walk *w);

#endif
