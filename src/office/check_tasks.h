/* SPDX-License-Identifier: MIT */
/*
 * Tasks that follow, against what their cases and persons ask for: each rule by
 * which something is asked for has its task, whose last round is open until
 * somebody has done it, with the day that the rule gives or somebody else set.
 * Whose hand it was is seen when the journal is read, which comes after.
 */
#ifndef OFFICE_CHECK_TASKS_H
#define OFFICE_CHECK_TASKS_H

#include "magang/casework/deadlines.h"
#include "magang/record/record.h"

#include "check_keys.h"

struct change;

/* Memory that serves one record after the other. */
struct tasks_checking {
	struct office *office;
	struct txn *txn;
	check_say say;
	void *ctx;
	struct record task;
	struct wanted_tasks wanted;
	struct last_task *last; /* of each that is wanted */
	size_t n_last;
	uint64_t calendar;    /* the change that installed it */
	struct odd_task *odd; /* by their ids when the journal is read */
	size_t n_odd, cap_odd;
	bool ordered;
};

/* All is borrowed until the release. */
void tasks_checking_init(struct tasks_checking *c, struct office *office,
	struct txn *txn, check_say say, void *ctx);
/* Frees the memory. */
void tasks_checking_release(struct tasks_checking *c);

/* A case or a person. */
void check_tasks(struct tasks_checking *c, const struct record *r,
	const struct record *person);
/* Then each change of the journal in turn, marked with what it left out. */
void check_tasks_change(
	struct tasks_checking *c, const struct change *change, uint64_t seq);
/* Says what was not explained. */
void check_tasks_end(struct tasks_checking *c);

#endif
