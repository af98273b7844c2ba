/* SPDX-License-Identifier: MIT */
/* A decision contested, as a part of a change. */
#ifndef OPS_APPEAL_BUILD_H
#define OPS_APPEAL_BUILD_H

#include <stdint.h>

struct change;
struct err;
struct office;
struct txn;

struct appealing {
	uint64_t kase, decision; /* decision 0: the last one */
	const char *reason;
};
/* PERM_MOVE. Whether it can be contested says apply(). */
int op_appeal_build(struct office *office, struct txn *txn, struct change *c,
	const struct appealing *a, struct err *err);

#endif
