/* SPDX-License-Identifier: MIT */
/*
 * How a case stands in a program: may it take part, does its score come to the
 * line, has it a place. The rows behind it are those of case_rules(); who gets
 * the places that are free follows from all that want one, in the order of
 * waiting lists (waiting.h), by standings_rank().
 */
#ifndef MAGANG_CASEWORK_STANDING_H
#define MAGANG_CASEWORK_STANDING_H

#include "magang/casework/judge.h"
#include "magang/casework/verdict.h"

/* In the ranks: there would be room for it; on the list: for others before it. */
enum place_state { PLACE_NONE, PLACE_LIST, PLACE_RANK, PLACE_HELD };

#define SCORE_UNKNOWN (-1) /* as index_rank() has it */

struct standing {
	uint8_t eligible; /* enum tri: no hard rule says no, or is not answered */
	uint8_t over;     /* enum tri: the line of the score, and its marks */
	uint8_t place;    /* enum place_state */
	uint8_t onward; /* enum tri: what some move onward asks, but for room */
	uint8_t candidate; /* wants a place: eligible, over the line, without one */
	int32_t score;     /* ten-thousandths; SCORE_UNKNOWN */
	uint32_t rank; /* among those who want one, from 1; 0: it does not */
};

/* What a move onward from where the case stands asks, but for room; *to: where
 * the one leads that goes furthest in its answer, -1: none is for the caller. */
enum tri case_onward(struct case_facts *f, enum asking who, int *to);

/* All but place and rank of who wants one. *v gets the rows. */
void case_standing(struct case_facts *f, enum asking who, struct verdict *v,
	struct standing *out);

/* A case as places are given by, and how it stands. */
struct standing_case {
	uint64_t id, intake;
	uint64_t card; /* of its family, as a key; 0: none */
	uint16_t area;
	uint8_t sex, stage;            /* the stage by its number */
	const struct program *program; /* the version that it is judged by */
	struct standing *s;
};
/* Gives ranks and places to cases of one program that want one; their order becomes
 * that of the ranks. `number`: of the program. */
void standings_rank(struct rulebook *book, struct txn *txn, uint16_t number,
	struct standing_case *cases, size_t n);

#endif
