/* SPDX-License-Identifier: MIT */
/* A decision as a part of another change. */
#ifndef OPS_DECIDE_BUILD_H
#define OPS_DECIDE_BUILD_H

struct change;
struct decision;
struct err;
struct office;
struct txn;

/* Adds a decision about a case, with what it was made on. */
int op_decide_build(struct office *office, struct txn *txn, struct change *c,
	const struct decision *d, struct err *err);

#endif
