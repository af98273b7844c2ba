/* SPDX-License-Identifier: MIT */
/* Keys as bytes that sort. */
#ifndef MAGANG_STORE_KEY_H
#define MAGANG_STORE_KEY_H

#include <stddef.h>
#include <stdint.h>

/* Keys are built piece by piece, big-endian, so that order is meaning. */
struct key {
	size_t n;
	uint8_t b[96];
};

/* Each adds one. */
void key_u8(struct key *k, uint8_t v);
void key_u16(struct key *k, uint16_t v);
void key_u32(struct key *k, uint32_t v);
void key_u64(struct key *k, uint64_t v);
void key_bytes(struct key *k, const void *p, size_t n);

/* In as few bytes as it needs, behind one that says how many: sorts as the number
 * does. */
void key_short(struct key *k, uint64_t v);
/* One that such a key begins with; 0: it is none. */
uint64_t key_read_short(const void *key, size_t n);

#endif
