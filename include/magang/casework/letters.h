/* SPDX-License-Identifier: MIT */
/*
 * The letters that follow from decisions: one of each name that the program has
 * for such a decision, held until it is sent. With a decision that goes goes
 * what is held; for what was sent its case gets a task.
 */
#ifndef MAGANG_CASEWORK_LETTERS_H
#define MAGANG_CASEWORK_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/i18n.h"

struct change;
struct change_index;
struct op;
struct program;
struct record;
struct rulebook;
struct txn;

/* Is a letter of that name written for it? `p`: the program version that it was
 * made by. */
bool letter_fits(const struct program *p, const struct record *decision,
	const char *name);
/* Is it one of this decision that has left the house? */
bool letter_was_sent(const struct record *letter, uint64_t decision);
/* Adds what follows from an operation on a decision. The gate is held; nothing
 * of the change is numbered yet. */
void letters_follow(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops, const struct op *op);

#endif
