/* SPDX-License-Identifier: MIT */
/*
 * Who counts for the targets of programs, by outcomes that stand (counted.h), and how
 * many that are on a day: a sum of counters, for whatever day, also one to come.
 */
#ifndef MAGANG_CASEWORK_COUNTING_H
#define MAGANG_CASEWORK_COUNTING_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/counted.h"

struct buf;
struct outcome_rule;
struct target;
struct txn;

/* Of a person, as it is kept; nothing is added where she counts for nothing. */
void person_counted(struct txn *txn, uint64_t person, struct buf *out);

/* The first day from which nobody is to see her any more; DATE_NONE: there is none. */
int32_t person_ends(struct txn *txn, uint64_t person);

/* The best of her outcomes that hold on a day, for one target; false: there is none, or
 * her end is before. */
bool person_proof(struct txn *txn, uint64_t person, uint16_t program,
	uint16_t target, int32_t day, struct outcome_fact *out);

/* Why an outcome is not proved as its grade says (REFUSED_...); NULL: it is. */
const char *outcome_unproved(
	const struct outcome_rule *rule, const struct record *r);

/* How many count on a day, by grade; those of grades that the target does not count
 * stand there, too. */
struct target_count {
	int64_t n[GRADE_COUNT], women[GRADE_COUNT];
};
/* In a regency, 0: in all of them together. */
struct target_row {
	uint16_t area;
	struct target_count now, before;
};
#define TARGET_ROWS 600
/* On a day and on one before it; the row of all first, where there is anything, then by
 * area. Returns how many. */
size_t target_rows(struct txn *txn, uint16_t program, const struct target *t,
	int32_t day, int32_t before, struct target_row rows[TARGET_ROWS]);
/* All who count of these. */
int64_t target_sum(const struct target *t, const int64_t n[GRADE_COUNT]);

#endif
