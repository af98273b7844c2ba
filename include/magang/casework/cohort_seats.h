/* SPDX-License-Identifier: MIT */
/* The seats of a cohort in figures, all of its people counted. */
#ifndef MAGANG_CASEWORK_COHORT_SEATS_H
#define MAGANG_CASEWORK_COHORT_SEATS_H

#include <stdint.h>

#include "magang/record/seat_state.h"

struct record;
struct txn;

struct cohort_seats {
	int64_t of[SEAT_LEFT + 1]; /* by enum seat_state */
	int64_t seats;             /* -1: no bound */
	int64_t free;              /* neither taken nor offered; -1: no bound */
};
/* As the counters have them. */
void cohort_seats(
	struct txn *txn, const struct record *cohort, struct cohort_seats *out);

/* The place of a seat on the waiting list of its cohort, from 1; 0: it is on
 * none. */
int64_t seat_turn(struct txn *txn, const struct record *seat);

#endif
