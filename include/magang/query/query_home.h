/* SPDX-License-Identifier: MIT */
/* How many, of a kind, a stage, a week, within the caller's access. */
#ifndef MAGANG_QUERY_QUERY_HOME_H
#define MAGANG_QUERY_QUERY_HOME_H

#include <stdbool.h>

#include "magang/record/kind.h"

struct err;
struct office;

/* program 0, stage 0: all; state: of tasks (1 open, 2 done) or doubts (1 open, 2
 * same, 3 different), 0: all. */
int count_cases(struct office *office, uint16_t program, uint16_t stage,
	uint64_t *out, struct err *err);
int count_kind(struct office *office, enum kind kind, int state, uint64_t *out,
	struct err *err);

/* Cases of a program by stage: stages of the newest version in its order, then
 * those that only older versions have. No rows outside the caller's programs. */
#define COUNT_NAME 49
/* A stage and how many stand in it. */
struct count_row {
	uint16_t stage;
	char name[COUNT_NAME];
	uint64_t count;
	uint64_t women; /* among them, where the area is known */
};
/* Which cases are counted. */
struct count_of {
	uint16_t program;
	uint16_t area;   /* of this regency; 0: of all that the caller sees */
	uint64_t intake; /* of this one, where the area is known; 0: of all */
};
/* *n rows, `max` at most. */
int count_table(struct office *office, const struct count_of *of,
	struct count_row *rows, size_t max, size_t *n, struct err *err);
/* Cases of a program by the week they were opened in, Monday to Sunday; the last
 * of the n weeks is the present one. For a caller bound to areas without those
 * that have none. */
int count_opened(struct office *office, uint16_t program, uint64_t *weeks,
	size_t n, struct err *err);

/* Cohorts that have class today. */
int count_classes_today(
	struct office *office, uint64_t *count, struct err *err);

#endif
