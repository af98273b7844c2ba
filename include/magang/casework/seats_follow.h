/* SPDX-License-Identifier: MIT */
/* A seat goes with its case: one that has come to its end gives it back. */
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

/* Adds to a change what becomes of the seats of a case by what the change does with
 * it. `cause`: a code that was given for that; NULL: none. `ops` has all of the
 * change. */
void seats_follow(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops, uint64_t kase, const struct value *cause);

#endif
