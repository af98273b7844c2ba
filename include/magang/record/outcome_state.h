/* SPDX-License-Identifier: MIT */
/*
 * What became of a case, and by it of a person: by that somebody counts. An outcome is
 * of a day, is proved as well as its grade says, and holds until a day. Nobody changes
 * one: another one takes its place, which says which (F_OUTCOME_REPLACES), and then it
 * does not stand any more. Area and sex are those of the day on which it was recorded,
 * so that a figure of the past is made of outcomes alone: of those that were known by
 * a change, without those that others had replaced by then, as they hold on a day.
 */
#ifndef MAGANG_RECORD_OUTCOME_STATE_H
#define MAGANG_RECORD_OUTCOME_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/record/record.h"

struct ids;
struct txn;

/* Numbers of keys. */
enum outcome_state { OUTCOME_STANDS = 1, OUTCOME_REPLACED };
enum outcome_state outcome_state(const struct record *r);

/* How well it is proved, the best first; as its choices are. */
enum outcome_grade {
	GRADE_NONE,
	GRADE_A, /* a licence number whose form was checked */
	GRADE_B, /* seen at the business */
	GRADE_C, /* told */
	GRADE_COUNT
};
enum outcome_grade outcome_grade(const struct record *r);

#define LICENCE_TEXT 30
/* A licence in capitals; returns how long it is, 0: there is none, or one with more
 * than letters and digits. */
size_t outcome_licence(const struct record *r, char out[LICENCE_TEXT + 1]);
/* Other outcomes with the same number, of whomever: added to *out. */
void outcome_same_licence(
	struct txn *txn, const struct record *r, struct ids *out);

#endif
