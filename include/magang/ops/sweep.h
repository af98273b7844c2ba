/* SPDX-License-Identifier: MIT */
/* Everybody of the store looked at once more for who may be one. */
#ifndef MAGANG_OPS_SWEEP_H
#define MAGANG_OPS_SWEEP_H

#include <stdint.h>

struct err;
struct office;

/* How far a sweep is. */
struct swept {
	uint64_t persons; /* of the store */
	uint64_t passed;  /* walked by, in this run */
	uint64_t
		looked; /* of those compared: who changed since the last sweep */
	uint64_t found; /* new pairs to be asked about */
};

/* Whom a sweep tells after each part; NULL: nobody. */
typedef void (*sweep_told)(void *ctx, const struct swept *so_far);

/*
 * Compares whoever changed since the last sweep with all others, everybody where the
 * weights are not the same any more, and puts pairs of whom nothing was asked yet on
 * the list of doubts, at most SWEEP_PAIRS in a change. Persons are read in short
 * transactions, so nobody waits for it. A sweep that was ended goes on where its last
 * part ended. MG_EACCESS: whoever is bound to areas or programs does not see all.
 */
#define SWEEP_PAIRS 200
int op_sweep(struct office *office, sweep_told told, void *ctx,
	struct swept *out, struct err *err);

#endif
