/* SPDX-License-Identifier: MIT */
/* What an answer to a letter asks for, as its program says. */
#ifndef OPS_LETTER_REPLY_H
#define OPS_LETTER_REPLY_H

#include <stdbool.h>

struct change;
struct err;
struct office;
struct record;
struct txn;

struct replied {
	const struct record *letter;
	const char *code;   /* yes, no, later, unreachable, appeal */
	const char *reason; /* of an appeal; NULL: the letter is named */
	const char *way;    /* how it came; NULL: by a call */
	bool decides;       /* else what would be a decision is a task */
};
/* Adds it to the change: a decision or a task, and that somebody tried to reach
 * the person. A code: the decision that it told of cannot be contested by it. */
int letter_reply_follows(struct office *office, struct txn *txn,
	struct change *c, const struct replied *r, struct err *err);

#endif
