/* SPDX-License-Identifier: MIT */
/* The cases of a program that stand in a stage, of all areas: the best score of
 * each area first. */
#ifndef MAGANG_CASEWORK_AT_STAGE_H
#define MAGANG_CASEWORK_AT_STAGE_H

#include "magang/store/walk.h"

/* One such walk, its members its own but for the intake. */
struct at_stage {
	struct walk w;
	uint16_t program;
	uint8_t stage;
	uint32_t area;
	bool within;     /* the walk stands in the area */
	uint64_t intake; /* of the case it stands on; 0: none */
};

/* Stands before the first; ends before the transaction. */
void at_stage_begin(
	struct at_stage *a, struct txn *txn, uint16_t program, uint8_t stage);
/* *rank: the less, the better. false: no more. */
bool at_stage_next(struct at_stage *a, uint64_t *id, uint16_t *rank);
/* Always after the last, or earlier. */
void at_stage_end(struct at_stage *a);

#endif
