/* SPDX-License-Identifier: MIT */
/*
 * Whose hand a task shows: that of somebody who meant the task, or what followed
 * from a change of the case or person that it is about.
 */
#ifndef MAGANG_CASEWORK_TASK_HAND_H
#define MAGANG_CASEWORK_TASK_HAND_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/kind.h"

struct change_index;
struct record;
struct rulebook;
struct txn;

/* A task, and what may have led to it. */
struct task_place {
	uint64_t task, about, person;
	enum kind about_kind;
};
void task_place(const struct record *task, struct task_place *out);

/* What a change says of a field of a task. One that is made done, as it comes
 * from elsewhere, was done by somebody. */
enum task_said { TASK_UNSAID, TASK_BY_HAND, TASK_FOLLOWED };
enum task_said task_said(
	struct change_index *ops, const struct task_place *of, uint16_t field);

/* Was it done by what followed, and by nobody's hand? By the journal: asked of
 * single tasks. */
bool task_lapsed(
	struct rulebook *book, struct txn *txn, const struct record *task);

#endif
