/* SPDX-License-Identifier: MIT */
/* Counts of the home page. */
#ifndef MAGANG_QUERY_QUERY_HOME_H
#define MAGANG_QUERY_QUERY_HOME_H

#include <stdbool.h>

#include "magang/record/kind.h"

struct buf;
struct err;
struct office;

/*
 * Counts of the home page, within the caller's access. program 0, stage 0: all;
 * state: of tasks (1 open, 2 done) or doubts (1 open, 2 same, 3 different), 0:
 * all.
 */
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
/* *n rows, `max` at most. */
int count_failed(struct office *office, uint16_t program,
	struct rule_count *rows, size_t max, size_t *n, struct err *err);
/* Those rules of all programs, by name, ", " between them. */
int rules_not_counted(struct office *office, struct buf *out, struct err *err);
/* Open cases that fail a hard rule, and whether that is all: no counter knows of
 * rules that are asked anew whenever they are read. */
int count_failing(
	struct office *office, uint64_t *out, bool *all, struct err *err);
/* Decisions of a program by the stage they led to and what they were for, those of
 * most first; what was for no cause is not there. The names: decision
 * program:NAME to:STAGE cause:CODE. */
struct cause_count {
	uint16_t stage; /* its number */
	char cause[COUNT_RULE];
	uint64_t decisions;
};
/* *n rows, `max` at most. */
int count_causes(struct office *office, uint16_t program,
	struct cause_count *rows, size_t max, size_t *n, struct err *err);
/* Open tasks, those of them that were due before `today`, and on it. */
struct task_counts {
	uint64_t open, overdue, today;
};
/* Within the caller's access, whoever they are for. */
int count_tasks(struct office *office, int32_t today, struct task_counts *out,
	struct err *err);
/* A filter with a day for its first "%s" and one for its second; caller frees. */
char *filter_of_days(const char *filter, int32_t first, int32_t second);
/* Cases that are offered to the caller, to be taken over. */
int count_offered(struct office *office, uint64_t *out, struct err *err);
/* The caller's own open tasks that are due before this day. */
int count_my_tasks(
	struct office *office, int32_t before, uint64_t *out, struct err *err);
/* Open proposals of others, within the caller's access. */
int count_to_approve(struct office *office, uint64_t *out, struct err *err);

#endif
