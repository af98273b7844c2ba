/* SPDX-License-Identifier: MIT */
/*
 * The tasks that a record asks for by the rules of the office: a case those of
 * its stage and of the deadlines of its program, a person a card, a host what is
 * due once for all who are there (at_host.h), any organisation its licence. tasks.h
 * has what becomes of them.
 */
#ifndef MAGANG_CASEWORK_DEADLINES_H
#define MAGANG_CASEWORK_DEADLINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/program/calendar.h"

struct change_index;
struct record;
struct rulebook;
struct txn;
struct warns;

#define TASK_RULE 64
/* The rule of a deadline: then its task, or else its own name. */
#define RULE_DEADLINE "deadline:"

/* A task that is wanted; F_RULE is its rule with the number of the round. */
struct wanted_task {
	char rule[TASK_RULE];
	char label[200];
	int32_t due, warn; /* warn: DATE_NONE where nobody is warned before */
	const struct warns *warns; /* all days of warning; NULL: none */
	struct span every; /* the next follows when it is done; SPAN_NONE: it
			      does not */
	bool stays;        /* keeps the day that it was made with */
	bool seen;         /* until the person was seen (followups.h) */
};

/* A rule once each. */
struct wanted_tasks {
	struct wanted_task *rows; /* the caller frees it */
	size_t n, cap;
};

/* What a case, a person or an organisation asks for; `person`: whose case it is,
 * else the same record; `ops`: of a change
 * that is not applied yet, NULL: none. */
void tasks_wanted(struct rulebook *book, struct txn *txn,
	struct change_index *ops, const struct record *r,
	const struct record *person, int32_t today, struct wanted_tasks *out);
/* By its rule; NULL: it is not asked for. */
struct wanted_task *task_wanted(
	const struct wanted_tasks *in, const char rule[TASK_RULE]);

/* Is it a rule by which tasks are asked for here? */
bool task_rule_known(const char *rule);
/* The task to look at the card of a person. */
void card_wanted(const struct record *person, int32_t today, const char *rule,
	struct wanted_task *out);

/* The rule of a task without its round, which is returned, from 1. */
unsigned task_rule(const struct record *task, char out[TASK_RULE]);

/* The next round of a task that is done on that day: the next time of what
 * repeats, or the next warning of what is asked for still; false: there is none. */
bool task_next(struct rulebook *book, const struct wanted_task *w,
	const struct record *task, int32_t today, struct wanted_task *out);

#endif
