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
struct program;
struct rulebook;

/* One of F_HISTORY: a stage by its number, and the day it was entered. */
struct stage_entry {
	uint8_t stage;
	int32_t date;
};
/* How many there are. */
size_t stage_entries(const struct record *c);
/* Is a decision, or a proposal, one of the case as it stands now? */
bool decision_follows(const struct record *d, const struct record *kase);
/* The n-th, from 0: the stage it was opened in; false: there is none. */
bool stage_entry(const struct record *c, size_t nth, struct stage_entry *out);
/* Stage, day and history of a case that enters a stage, the first or another
 * one. Texts in arena. */
void case_enter(
	struct record *c, uint8_t stage, int32_t date, struct arena *arena);
/* Its nth decision, from 1; false: there is none such. */
bool case_decision(
	struct txn *txn, uint64_t kase, int64_t nth, struct record *out);
/* Its last decision; false: it stands where it was opened. */
bool case_last_decision(struct txn *txn, uint64_t kase, struct record *out);
/* The same where it goes back to where it was before the last. */
void case_go_back(struct record *c, struct arena *arena);
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

/* How many cases of a person but one came to success, of whatever program and year, and
 * those of whoever was merged with her; the day on which the last did, DATE_NONE: none
 * has. */
int32_t person_served(struct rulebook *book, struct txn *txn, uint64_t person,
	uint64_t except, int64_t *n);

/* Of everybody on a family card (its key in the index; 0: none), the person
 * `without` left out (0: nobody). */
int64_t household_cases(struct rulebook *book, struct txn *txn, uint64_t kk,
	uint64_t without, const struct cases_wanted *wanted);

/* The one who made a change of the journal; 0: unknown. */
uint64_t change_maker(struct txn *txn, uint64_t seq);

#endif
