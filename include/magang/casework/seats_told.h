/* SPDX-License-Identifier: MIT */
/* The seats of a cohort or a slot in figures, all of its people counted. */
#ifndef MAGANG_CASEWORK_SEATS_TOLD_H
#define MAGANG_CASEWORK_SEATS_TOLD_H

#include <stdint.h>

#include "magang/record/seat_state.h"

struct record;
struct txn;

struct seats_told {
	int64_t of[SEAT_LAST + 1]; /* by enum seat_state */
	int64_t seats;             /* -1: no bound */
	int64_t free;              /* neither taken nor offered; -1: no bound */
};
/* As the counters have them. */
void seats_tell(
	struct txn *txn, const struct record *giver, struct seats_told *out);

/* Seats that are offered or taken, of an area and a sex; 0: of all. */
int64_t seats_count(struct txn *txn, const struct record *giver, uint16_t area,
	uint8_t sex);

/* What of that kind the case has a seat in, offered or taken; 0: none. */
uint64_t seat_of_case(struct txn *txn, uint64_t kase, enum kind kind);

/* The place of a seat on the waiting list of what it is in, from 1; 0: it is on
 * none. */
int64_t seat_turn(struct txn *txn, const struct record *seat);

#endif
