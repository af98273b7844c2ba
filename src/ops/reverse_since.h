/* SPDX-License-Identifier: MIT */
/* Values that were set once more, and are what they were before. */
#ifndef OPS_REVERSE_SINCE_H
#define OPS_REVERSE_SINCE_H

#include "magang/office/office.h"
#include "magang/record/op_merge.h"

struct txn;

/*
 * What somebody has set since stays, though it be the same value that the operation
 * has set: what comes back would take his act away. Of the fields that `m` brings
 * back from `now`, those which an act that stands has set behind the change `seq`
 * become conflicts. `by`: the last who has set one of those that are conflicts, and
 * when, "" where nobody is known.
 */
#define SINCE_NAME 64
void since_mark(struct office *office, struct txn *txn, const struct op *op,
	uint64_t seq, const struct record *now, merge_field find, void *ctx,
	struct arena *arena, struct merged *m, char by[SINCE_NAME]);

#endif
