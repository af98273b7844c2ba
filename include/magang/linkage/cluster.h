/* SPDX-License-Identifier: MIT */
/*
 * Pairs that hang together are one question: three records of one person make three
 * pairs. Whoever is open or answered "same" with another is of one cluster; a pair
 * that was answered "different" belongs to it where both of it do.
 */
#ifndef MAGANG_LINKAGE_CLUSTER_H
#define MAGANG_LINKAGE_CLUSTER_H

#include <stddef.h>

struct office;
struct record;
struct txn;

/* Persons beyond it are not looked for. */
#define CLUSTER_MOST 12
/* What hangs together with a pair, as far as the caller sees it. */
struct cluster {
	size_t persons; /* whoever was merged is one with the other */
	size_t pairs, decided;
};
/* Of an open pair, or any other. */
void cluster_of(struct office *office, struct txn *txn,
	const struct record *doubt, struct cluster *out);

#endif
