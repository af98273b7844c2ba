/* SPDX-License-Identifier: MIT */
/* The stages of a case: where it stands and stood, and who is on one. */
#ifndef MAGANG_CASEWORK_STAGES_H
#define MAGANG_CASEWORK_STAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/casework/facts.h"

struct access;
struct arena;
struct buf;
struct program;
struct rulebook;

/* F_HISTORY is "number:date number:date ..." in the order of entry. */
void stage_history_add(
	struct buf *out, const struct record *c, uint8_t stage, int32_t date);
/* Brings a case into a stage: its number, date, and line of its history, which is
 * put into the arena. */
void stage_enter(
	struct record *c, struct arena *arena, uint8_t stage, int32_t date);
/* Date of the last entry into a stage; DATE_NONE: never. */
int32_t stage_entered(const struct record *c, uint8_t stage);
/* How far a case has come: where it stands, or, where that is outside the order
 * (on hold, rejected, withdrawn), the last stage in the order that it was in. */
int case_reached(const struct case_facts *f);

/* Which cases are counted: those that have not failed, left or ended, or, with
 * `seated`, those that have a place of that program, in stage `from` or behind. */
struct cases_wanted {
	uint16_t program;          /* 0: of any */
	uint64_t intake;           /* 0: of any */
	uint64_t except;           /* 0: none */
	const struct access *seen; /* persons whom it sees; NULL: all */
	const struct program *seated;
	int from;
};

/* The stage of a program for those who leave; else one that ends a case
 * otherwise; -1: there is none. */
int stage_of_leaving(const struct program *p);
/* Has not come to an end. */
bool case_is_active(
	struct rulebook *book, struct txn *txn, const struct record *c);

/* Of a person. */
int64_t person_cases(struct rulebook *book, struct txn *txn, uint64_t person,
	const struct cases_wanted *wanted);

/* Of everybody on a family card (its key in the index; 0: none), the person
 * `without` left out (0: nobody). */
int64_t household_cases(struct rulebook *book, struct txn *txn, uint64_t kk,
	uint64_t without, const struct cases_wanted *wanted);

/* The one who brought the case into its stage; 0: unknown. */
uint64_t last_mover(const struct case_facts *f);

#endif
