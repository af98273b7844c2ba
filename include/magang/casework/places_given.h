/* SPDX-License-Identifier: MIT */
/*
 * Places given in thought, in the stage that asks for room: counts by what they
 * count, those that are taken in the store and each that is given beside them.
 * All cases are of one program.
 */
#ifndef MAGANG_CASEWORK_PLACES_GIVEN_H
#define MAGANG_CASEWORK_PLACES_GIVEN_H

#include <stdint.h>

struct places_given;

/* Empty: nothing is counted yet. The free takes NULL. */
struct places_given *places_given_new(void);
void places_given_free(struct places_given *g);

/* What a row counts: places of an area and a sex, of a family card, of a district,
 * of a sex alone, of a case that goes. */
enum given_of {
	GIVEN_PLACES,
	GIVEN_HOUSEHOLD,
	GIVEN_DISTRICT,
	GIVEN_SEX,
	GIVEN_GONE
};
/* Its count; -1: nobody has counted yet. */
int64_t places_given_read(const struct places_given *g, uint64_t intake,
	enum given_of what, uint64_t of, uint8_t sex);
/* Keeps one. */
void places_given_set(struct places_given *g, uint64_t intake,
	enum given_of what, uint64_t of, uint8_t sex, int64_t n);
/* So many more, or fewer, than it had; than 0, if nobody has counted. */
void places_given_add(struct places_given *g, uint64_t intake,
	enum given_of what, uint64_t of, int64_t n);
/* What they come to. */
int64_t places_given_sum(const struct places_given *g, uint64_t intake,
	enum given_of what, uint64_t of);

#endif
