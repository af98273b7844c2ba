/* SPDX-License-Identifier: MIT */
/*
 * The lot: names that were said first, in that order; the others by the
 * BLAKE2b-256 of SEED:NAME. Whoever knows the seed can draw it again, and who
 * comes or goes leaves the order of the others.
 */
#ifndef MAGANG_MATCHING_LOT_H
#define MAGANG_MATCHING_LOT_H

#include <stddef.h>
#include <stdint.h>

/* Somebody in the lot. */
struct ticket {
	uint32_t who;
	uint32_t said; /* MATCH_NONE: drawn */
	uint8_t hash[32];
};

/* `who` and `said` are kept, the rest is filled. */
void lot_ticket(struct ticket *t, const char *seed, const char *name);
/* In the order of the lot. */
void lot_sort(struct ticket *tickets, size_t n);

#endif
