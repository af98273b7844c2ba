/* SPDX-License-Identifier: MIT */
/*
 * The tasks that follow from a change: each case and each person in it has what
 * it asks for then (deadlines.h). A missing one is made, one with another date
 * moves, one that is not asked for any more is closed. The last round of a rule
 * is the task that counts; what somebody has done stays done while the case
 * stands where it is and no date is renewed: a later day is a new round.
 */
#ifndef MAGANG_CASEWORK_TASKS_H
#define MAGANG_CASEWORK_TASKS_H

#include <stddef.h>

#include "magang/base/i18n.h"

struct change;
struct record;
struct rulebook;
struct txn;
struct wanted_task;

/* Adds all that follows from the operations of a change, those that came since
 * the last call: tasks, and what is worked out for the cases (reckon.h). Its
 * date is the day. What an undo brings back is taken as it is. The gate is held;
 * nothing of it is numbered yet. */
void change_follow(struct rulebook *book, struct txn *txn, struct change *c);
/* Tasks that an act makes and no rule of the program asks for. The rule of such a
 * task is this word with a number behind: "moved_up:17". */
#define RULE_MOVED_UP "moved_up" /* to tell who waited */
#define RULE_RETURNED "returned" /* to look at a proposal again */
/* Its words; NULL: of no such rule. */
const struct label *task_made_label(const char *rule);

/* One of them, about a case or a person that may be made by the same change. */
void task_make(struct change *c, const struct record *about,
	const struct wanted_task *w, unsigned round);

#endif
