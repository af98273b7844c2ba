/* SPDX-License-Identifier: MIT */
/* Sort keys that memcmp() orders, and the least of many of them. */
#ifndef QUERY_SOURCE_SORT_H
#define QUERY_SOURCE_SORT_H

#include "query_tree.h"

/* filled? u8, value or text 63 bytes, id u64 */
#define SORT_KEY 72

/*
 * Returns how many bytes of the key are certain: SORT_KEY, or fewer where only
 * the record can tell the rest; those are 0, so that the key is a lower bound.
 */
size_t sort_key(const struct query *q, enum sort_by by,
	const struct query_row *row, uint8_t key[SORT_KEY]);

/* The `max` least keys, in a heap with the greatest of them on top. */
struct least {
	uint8_t (*keys)[SORT_KEY];
	size_t n, max;
};
void least_init(struct least *l, size_t max);
void least_release(struct least *l);
bool least_wants(const struct least *l, const uint8_t key[SORT_KEY]);
void least_add(struct least *l, const uint8_t key[SORT_KEY]);
void least_order(struct least *l); /* ascending; no least_add after it */

#endif
