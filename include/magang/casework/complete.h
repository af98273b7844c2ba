/* SPDX-License-Identifier: MIT */
/*
 * What becomes of those who sat in a cohort when it is over, by the rule of its
 * program (cohorts: complete, attendance: at_least, units): who came often enough
 * and passed as many units as are asked for has passed; who may try a unit once
 * more that he needs, has a resit; who can come up to it no more is out. While a
 * mark is missing that would decide it is open.
 */
#ifndef MAGANG_CASEWORK_COMPLETE_H
#define MAGANG_CASEWORK_COMPLETE_H

#include "magang/casework/attendance.h"
#include "magang/casework/grades.h"

struct buf;

/* What becomes of one. */
enum outcome {
	OUTCOME_OPEN,
	OUTCOME_PASSED,
	OUTCOME_RESIT,
	OUTCOME_OUT,
	OUTCOME_COUNT
};

/* A cohort of which it is asked. */
struct completing {
	const struct program *program;
	struct attending attending;
	int missing; /* days of class that nobody has entered */
	struct grades grades;
};
/* 0; or a code, and in *why the word of refusal.h: there is no such cohort, no
 * rule, or its last day is to come. It is of this transaction; completing_end()
 * frees, whatever comes back. */
int completing_begin(struct completing *c, struct rulebook *book,
	struct txn *txn, uint64_t cohort, int32_t today, const char **why);
/* Frees what was begun. */
void completing_end(struct completing *c);

/* What one who has a seat came to. */
struct completed {
	enum outcome outcome;
	struct attendance_of attendance;
	size_t passed, needed; /* units */
	bool too_absent;
};
/* All of it is set. */
void completed(const struct completing *c, const struct enrolled *seat,
	struct completed *out);
/* "attendance 84 % of 90 %; Hygiene 55 of 60; Plan: no mark" */
void completed_say(const struct completing *c, const struct enrolled *seat,
	const struct completed *is, enum lang lang, struct buf *out);

#endif
