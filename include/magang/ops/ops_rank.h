/* SPDX-License-Identifier: MIT */
/* The order in which a host takes people. */
#ifndef MAGANG_OPS_OPS_RANK_H
#define MAGANG_OPS_OPS_RANK_H

#include "magang/ops/ops.h"

/* What a host says of a case. */
struct ranked {
	uint64_t kase;
	unsigned rank; /* 1 .. RANK_MOST, equal in a tie; 0: refused */
};

/* What is told of a ranking. */
struct ranks_told {
	uint64_t ranking;
	const struct ranked *rows; /* each case once */
	size_t n;
	bool whole; /* who is not among them stands in it no more */
	bool try;
	uint64_t act; /* goes on with it; 0: an act of its own */
};

/* What became of it: ranks that are new, others now, gone. */
struct ranks_changed {
	size_t added, changed, gone;
};

/* PERM_MATCH. One act; one that may not be keeps all from it, but who is outside of
 * the caller's sight stays as she is. MG_ENOENT: it is so already. */
int op_ranks_set(struct office *office, const struct ranks_told *told,
	struct ranks_changed *out, struct receipt *receipt, struct err *err);

/* "JP-000871-5 JP-000872-8=JP-000873-1 !JP-000900-6" (base/refs.h), of any length;
 * the rows are the caller's to free. MG_EDATA, MG_ENOENT: the word. */
int ranks_typed(struct office *office, const char *text, struct ranked **rows,
	size_t *n, struct err *err);

#endif
