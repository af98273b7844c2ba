/* SPDX-License-Identifier: MIT */
/* What has room and gives seats: a cohort, places at a host. Everything that asks
 * about seats asks by this row, whatever it is that has them. */
#ifndef MAGANG_RECORD_SEAT_GIVER_H
#define MAGANG_RECORD_SEAT_GIVER_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/kind.h"

struct record;

/* Ids of its fields; 0: it has none such. */
struct seat_giver {
	enum kind kind;
	uint16_t in; /* of a seat: which one it is in */
	uint16_t program, name, state;
	uint16_t seats; /* how many there are; the rest in rulebook/places.h */
	uint16_t district; /* of those, of one district at most */
	uint16_t from, until;
	uint16_t expires; /* last day on which it gives one */
	uint16_t roll;    /* the last number of its roll; 0: it has no roll */
	uint16_t intake;  /* whose cases alone have one; 0: it says none */
	/* states in which it gives none any more: it came to its end, and who has
	 * one keeps it; it was called off, and nobody does */
	const char *over[2];
};
/* The row of a kind; NULL: it gives no seats. */
const struct seat_giver *seat_giver(enum kind kind);

/* What a seat is in; NULL: it says nothing of that, or two. */
const struct seat_giver *seat_into(const struct record *seat, uint64_t *id);
/* Says it. */
void seat_set_into(struct record *seat, enum kind kind, uint64_t id);

/* Has a cohort or a slot come to its end, so that it gives no seat any more? */
bool seat_giver_is_over(const struct record *r);

#endif
