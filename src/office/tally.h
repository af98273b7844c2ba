/* SPDX-License-Identifier: MIT */
/* How often each key came: open addressing by the checksum of the key. */
#ifndef OFFICE_TALLY_H
#define OFFICE_TALLY_H

#include <stddef.h>
#include <stdint.h>

struct key;
struct tally;

/* All zero: empty. */
struct tallies {
	struct tally *rows;
	size_t n, cap; /* keys, places: a power of two */
};

void tally_add(struct tallies *t, const struct key *k);
/* 0: it did not come. */
int64_t tally_of(const struct tallies *t, const struct key *k);
void tallies_release(struct tallies *t);

#endif
