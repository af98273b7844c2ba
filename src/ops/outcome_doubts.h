/* SPDX-License-Identifier: MIT */
/* What speaks against an outcome that is recorded. */
#ifndef OPS_OUTCOME_DOUBTS_H
#define OPS_OUTCOME_DOUBTS_H

struct notes;
struct office;
struct record;
struct txn;

/* Its number is that of other people, too, as far as the caller sees them. */
void outcome_doubts(struct office *office, struct txn *txn,
	const struct record *outcome, struct notes *out);

#endif
