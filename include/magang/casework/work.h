/* SPDX-License-Identifier: MIT */
/* What a user has in hand, by counters: no record is read. */
#ifndef MAGANG_CASEWORK_WORK_H
#define MAGANG_CASEWORK_WORK_H

#include <stdbool.h>
#include <stdint.h>

struct access;
struct rulebook;
struct txn;

/* How much, of each. */
struct in_hand {
	uint64_t cases; /* that may go on */
	uint64_t tasks; /* open */
	uint64_t late;  /* of those: due before today */
};
/* Within what `seen` sees, NULL: all. Tasks of no program are told to whoever is
 * bound to none. Late ones are walked, by their date, up to today. */
void work_of(struct rulebook *book, struct txn *txn, uint64_t user,
	const struct access *seen, int32_t today, struct in_hand *out);

#endif
