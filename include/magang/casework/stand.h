/* SPDX-License-Identifier: MIT */
/*
 * How a quota stands for somebody who comes for one of its places. Whoever gives
 * places counts those that are taken: an intake by the stages of its cases, a
 * cohort by its seats.
 */
#ifndef MAGANG_CASEWORK_STAND_H
#define MAGANG_CASEWORK_STAND_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/casework/seat.h"
#include "magang/rulebook/places.h"

/* A quota as he finds it: what others have of what there is, seats -1: no
 * bound. A floor for one sex bounds the other: `rest`, of the places that are
 * left to that. */
struct stand {
	int64_t taken, seats;
	bool rest;
};

/* Who counts: places taken of an area and a sex, 0: of all; of a family card. */
struct places_tally {
	void *ctx;
	int64_t (*places)(void *ctx, uint16_t area, uint8_t sex);
	int64_t (*household)(void *ctx, uint64_t kk);
};

/* Is there room in row `i`? */
bool stand_of(const struct places *places, size_t i, const struct taker *taker,
	const struct places_tally *by, struct stand *out);

/* In thought (*g) the taker has one place more of `of`, an intake or a cohort: in
 * each row that a quota may count. What `by` counts has those in it that were given
 * before. */
struct places_given;
void places_give(struct places_given *g, uint64_t of, const struct taker *taker,
	const struct places_tally *by);

#endif
