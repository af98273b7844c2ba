/* SPDX-License-Identifier: MIT */
/* A seat goes with its case: one that has come to its end gives it back, one that has
 * passed its class is through with it. */
#ifndef MAGANG_CASEWORK_SEATS_FOLLOW_H
#define MAGANG_CASEWORK_SEATS_FOLLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/seat_state.h"

struct change;
struct change_index;
struct record;
struct rulebook;
struct txn;
struct value;

/* May a case that stands so have such a seat? Behind its end it is offered none and
 * waits for none; who has ended well keeps the one that he took. */
bool seat_stays(struct rulebook *book, struct txn *txn,
	const struct record *kase, enum seat_state state);

/* Is a seat that was taken in a cohort done, now that its case has come where it is:
 * to the stage of who has passed (cohorts: complete), or on from there? */
bool seat_finishes(struct rulebook *book, struct txn *txn,
	const struct record *kase, const struct record *seat);

/* A case that a change has to do with. */
struct seats_case {
	const struct record *was, *is; /* before it, NULL: new; behind it */
	const struct value *cause;     /* a code, given for that; NULL: none */
};
/* Adds to the change what becomes of its seats: it gives back what it does not keep,
 * and one whose person was tried in vain once more, and is unreachable, has refused
 * what it was offered. `ops` has all of the change. */
void seats_follow(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops, const struct seats_case *of);

/* A task for whoever has the case: what gave this seat took it back. */
void seat_tell_lost(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops, const struct record *seat);

/* Does such a seat fall, now that what gave it has come to its end? */
bool seat_falls(const struct record *giver, enum seat_state state);
/* For what: the code of its cause. */
const char *seat_fall_cause(const struct record *giver);
/* The same of a cohort, or of places at a host, that came to their end or were called
 * off: what falls of its seats (seat_giver.h), with a task for whoever has the case. */
void seats_of_closed(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops, const struct record *giver);

#endif
