/* SPDX-License-Identifier: MIT */
/* Which stages give a place, and by which a case has one. */
#ifndef MAGANG_CASEWORK_SEAT_H
#define MAGANG_CASEWORK_SEAT_H

#include <stdbool.h>

#include "magang/program/program.h"
#include "magang/record/record.h"

/* Has a case in this stage a place: in that stage, or behind it? */
bool holds_place(const struct program *p, int stage);

/* The stage by which a case has a place: the one that a proposal holds for it, or
 * where it stands; -1: not one of this version. */
int case_seat(const struct program *p, const struct record *kase);

/* The first stage that a move leads to whose guard asks for room; -1: none. */
int room_stage(const struct program *p);

/* Of whose places a person takes one. */
struct taker {
	int64_t area;
	char sex;
	uint64_t kk;
};
/* Of his area, sex and family card. */
struct taker taker_of(const struct record *person);
/* Does one that `a` takes count against `b`, too? */
bool taker_shares(
	const struct quota *q, const struct taker *a, const struct taker *b);

#endif
