/* SPDX-License-Identifier: MIT */
/* Cases by the rules that they fail, decisions by what they were for, within the
 * caller's access. */
#ifndef MAGANG_QUERY_QUERY_FAILED_H
#define MAGANG_QUERY_QUERY_FAILED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/record/counter.h"

struct buf;
struct err;
struct office;

/* Open cases of a program by each hard rule that they fail, most first; those
 * that nobody fails are not there. The names: fails:RULE stage:open. Behind them
 * the rules that are asked anew whenever they are read: no counter knows them. */
#define COUNT_RULE 60
/* A rule, or a mark ("score.PART"), by its name in the program. */
struct rule_count {
	char rule[COUNT_RULE];
	uint64_t cases;
	bool asked; /* not counted */
};
/* All of them; the caller frees the rows, as of every call here. */
int count_failed(struct office *office, uint16_t program,
	struct rule_count **rows, size_t *n, struct err *err);
/* Those rules of all programs, by name, ", " between them. */
int rules_not_counted(struct office *office, struct buf *out, struct err *err);
/* Open cases that fail a hard rule, and whether that is all: no counter knows of
 * rules that are asked anew whenever they are read. */
int count_failing(
	struct office *office, uint64_t *out, bool *all, struct err *err);
/* Open cases whose person is unreachable. */
int count_unreachable(struct office *office, uint64_t *out, struct err *err);
/* And those of whom more was asked or paid than may be. */
int count_over_cap(struct office *office, uint64_t *out, struct err *err);
/* Records that a family by days counts, whose day is before this one. */
int count_before(struct office *office, enum family family, int32_t day,
	uint64_t *out, struct err *err);
/* Or is that one, or a later one. */
int count_from(struct office *office, enum family family, int32_t day,
	uint64_t *out, struct err *err);
/* Decisions by the stage they led to and what they were for. */
struct cause_count {
	uint16_t stage; /* its number */
	char cause[COUNT_RULE];
	bool closed; /* those that are not for the caller, together */
	uint64_t decisions;
};
/* Of a program, those of most first; what was for no cause is not there. The names:
 * decision program:NAME to:STAGE cause:CODE. */
int count_causes(struct office *office, uint16_t program,
	struct cause_count **rows, size_t *n, struct err *err);
/* Seats in classes that were left, the same way, of stage 0. The names:
 * seat program:NAME cohort:* left cause:CODE. */
int count_left(struct office *office, uint16_t program,
	struct cause_count **rows, size_t *n, struct err *err);

#endif
