/* SPDX-License-Identifier: MIT */
/* Which seats somebody has, and which of them run at a time. */
#ifndef MAGANG_CASEWORK_SEATS_HELD_H
#define MAGANG_CASEWORK_SEATS_HELD_H

#include "magang/record/record.h"

struct rulebook;
struct txn;

/* Is it this one? */
typedef bool (*seat_found)(const struct record *seat, const void *ctx);
/* Has a case such a seat? */
bool case_has_seat(
	struct txn *txn, uint64_t kase, seat_found found, const void *ctx);
/* Has one of a person's cases? */
bool person_has_seat(
	struct txn *txn, uint64_t person, seat_found found, const void *ctx);
/* Is it one of this cohort, or slot? */
bool seat_is_in(const struct record *seat, const struct record *giver);

/* What another live seat of the person is in that runs while this does, into
 * *other; false: there is none. What has no days clashes with nothing. */
bool seats_clash(struct rulebook *book, struct txn *txn, uint64_t person,
	const struct record *giver, struct record *other);

#endif
