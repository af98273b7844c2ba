/* SPDX-License-Identifier: MIT */
/*
 * Why a seat was declined or left: codes. A program may list its own for seats in
 * its cohorts (`cohorts: causes:`), in the place of the usual ones; those that the
 * program notes by itself, and the one for words, there are always.
 */
#ifndef MAGANG_CASEWORK_SEAT_CAUSE_H
#define MAGANG_CASEWORK_SEAT_CAUSE_H

#include <stddef.h>

#include "magang/record/kind.h"

struct buf;
struct choice;
struct program;
struct record;
struct rulebook;
struct txn;

/* Where a seat is. */
struct seat_of {
	const struct program *program; /* NULL: it is gone */
	enum kind in;
};
struct seat_of seat_of(
	struct rulebook *book, struct txn *txn, const struct record *seat);

/* The i-th one of them, the program's own first; NULL: there are no more. */
const struct choice *seat_cause_nth(const struct seat_of *of, size_t i);
/* NULL: it is none of them. */
const struct choice *seat_cause(
	const struct seat_of *of, const char *code, size_t len);
/* Their codes, ", " between them. */
void seat_causes_list(const struct seat_of *of, struct buf *out);

#endif
