/* SPDX-License-Identifier: MIT */
/* Whether a decision can be contested, and how long. */
#ifndef MAGANG_CASEWORK_APPEAL_H
#define MAGANG_CASEWORK_APPEAL_H

#include <stdint.h>

struct program;
struct record;
struct rulebook;
struct txn;

/* The answers. */
enum appeal_may {
	APPEAL_MAY,
	APPEAL_NONE, /* it did not decline, or the program knows no appeal */
	APPEAL_LATE,
	APPEAL_OPEN,      /* it is contested, and that is not decided yet */
	APPEAL_CONTESTED, /* it was decided on an appeal itself */
};
/* Of the last decision of a case, by its program; *until: the last day. */
enum appeal_may appeal_may(struct rulebook *book, struct txn *txn,
	const struct program *p, const struct record *decision, int32_t today,
	int32_t *until);
/* Why not: 0, or a code and its word (refusal.h). */
int appeal_refusal(enum appeal_may may, const char **word);

#endif
