/* SPDX-License-Identifier: MIT */
/* The seats of a cohort or a slot in figures. How many are taken is of all its people,
 * as they are of all areas; what is known of these people is of those whom `who` sees,
 * or has as their trainer. */
#ifndef MAGANG_CASEWORK_SEATS_TOLD_H
#define MAGANG_CASEWORK_SEATS_TOLD_H

#include <stddef.h>
#include <stdint.h>

#include "magang/record/counter.h"
#include "magang/record/seat_state.h"

struct access;
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

/* Those who are in class and at risk (at_risk.h). */
int64_t seats_at_risk(
	const struct access *who, struct txn *txn, const struct record *cohort);

/* Seats in these states by what they went for, those of most first; so many of them
 * at most. */
#define CAUSES_TOLD 64
struct cause_told {
	char code[COUNTED_RULE];
	int64_t n;
};
size_t seats_causes(const struct access *who, struct txn *txn,
	const struct record *giver, enum seat_state from, enum seat_state to,
	struct cause_told out[CAUSES_TOLD]);

/* Marks of a cohort by what somebody was not there for: each kind that has no
 * cause, and each cause, in the order of the kinds; CAUSES_TOLD at most. */
struct mark_told {
	uint16_t state; /* as MARK_COUNTED() */
	int64_t n;
};
size_t marks_told(const struct access *who, struct txn *txn, uint64_t cohort,
	struct mark_told out[CAUSES_TOLD]);

/* Seats that are offered or taken, of an area and a sex; 0: of all. */
int64_t seats_count(struct txn *txn, const struct record *giver, uint16_t area,
	uint8_t sex);

/* What of that kind the case has a seat in, offered or taken; 0: none. */
uint64_t seat_of_case(struct txn *txn, uint64_t kase, enum kind kind);

/* The place of a seat on the waiting list of what it is in, from 1; 0: it is on
 * none. */
int64_t seat_turn(struct txn *txn, const struct record *seat);

#endif
