/* SPDX-License-Identifier: MIT */
/*
 * What follows from a change: the letters of its decisions (letters.h), and the
 * tasks: each case and each person in it has what
 * it asks for then (deadlines.h). A missing one is made, one with another date
 * moves, one that is not asked for any more is closed. The last round of a rule
 * is the task that counts; what somebody has done stays done while the case
 * stands where it is and no date is renewed: a later day is a new round.
 */
#ifndef MAGANG_CASEWORK_TASKS_H
#define MAGANG_CASEWORK_TASKS_H

#include <stddef.h>

struct change;
struct rulebook;
struct txn;

/* Adds all that follows from the operations of a change, those that came since
 * the last call: tasks, letters, and what is worked out for the cases (reckon.h). Its
 * date is the day. What an undo brings back is taken as it is. The gate is held;
 * nothing of it is numbered yet. */
void change_follow(struct rulebook *book, struct txn *txn, struct change *c);

#endif
