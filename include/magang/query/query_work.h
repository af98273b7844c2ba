/* SPDX-License-Identifier: MIT */
/* How much waits for somebody: tasks, offers, proposals, within the caller's
 * access. */
#ifndef MAGANG_QUERY_QUERY_WORK_H
#define MAGANG_QUERY_QUERY_WORK_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct office;

/* Open tasks, those of them that were due before today, on it, and those that are
 * due soon, from today on. */
struct task_counts {
	uint64_t open, overdue, today, soon;
};
/* Within the caller's access, whoever they are for. */
int count_tasks(
	struct office *office, struct task_counts *out, struct err *err);
/* A filter with a day for its first "%s" and one for its second; caller frees. */
char *filter_of_days(const char *filter, int32_t first, int32_t second);
/* Cases that are offered to the caller, to be taken over. */
int count_offered(struct office *office, uint64_t *out, struct err *err);
/* The caller's own open tasks that are due before this day. */
int count_my_tasks(
	struct office *office, int32_t before, uint64_t *out, struct err *err);
/* Open proposals of others, within the caller's access. */
int count_to_approve(struct office *office, uint64_t *out, struct err *err);
/* Days of class with late marks of others that wait, the same. */
int count_late_marks(struct office *office, uint64_t *out, struct err *err);

#endif
