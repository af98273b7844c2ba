/* SPDX-License-Identifier: MIT */
/*
 * The quotas that count for a case: those of its program, and before them what
 * its intake says of places. An intake is a record, so that a decree at noon
 * counts at noon, for the cases under way too.
 *
 * A quota has a number: its place in the program, or, where the program has none
 * of the kind that the intake speaks of, n_quotas + enum quota_by.
 */
#ifndef MAGANG_RULEBOOK_PLACES_H
#define MAGANG_RULEBOOK_PLACES_H

#include "magang/field/seats.h"
#include "magang/program/program.h"

struct record;
struct txn;

#define PLACES_MAX 64
#define PLACES_SAID 4 /* fields of an intake that speak of places */

struct places {
	size_t n;
	struct place_row {
		struct quota quota;
		size_t number;
	} row[PLACES_MAX];
	struct quota_seats one[PLACES_SAID], by_area[SEATS_AREAS];
};

/* `intake` 0: none. Rows point into *out and the program. */
void places_load(struct txn *txn, const struct program *p, uint64_t intake,
	struct places *out);
/* The same of an intake, a cohort or a slot as its record says it; NULL: of none. */
void places_said(const struct program *p, const struct record *intake,
	struct places *out);
/* The first one of that kind; NULL: none. */
const struct quota *places_by(const struct places *places, enum quota_by by);

/* What a quota is called by its number; NULL: there is none. */
const char *places_name(const struct program *p, size_t number);

#endif
