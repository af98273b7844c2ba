/* SPDX-License-Identifier: MIT */
/* The tasks that follow from the deadlines of a program. `c->date` is the day. */
#ifndef MAGANG_CASEWORK_DEADLINES_H
#define MAGANG_CASEWORK_DEADLINES_H

struct change;
struct record;
struct rulebook;
struct txn;

/* Tasks that follow from the program's deadlines: adds what is missing, moves
 * what has another date now, closes what the stage no longer asks for. */
void deadline_tasks(struct rulebook *book, struct txn *txn, struct change *c,
	const struct record *old, const struct record *new,
	const struct record *person);
/* A task is done: the next one where its deadline repeats. */
void deadline_next(struct rulebook *book, struct txn *txn, struct change *c,
	const struct record *task);

#endif
