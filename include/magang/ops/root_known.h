/* SPDX-License-Identifier: MIT */
/*
 * One person, as it was known at a change: two who were merged since were two then,
 * and two who were taken apart since were one. Whoever was not touched since is whoever
 * she is now; of others the journal is read.
 */
#ifndef MAGANG_OPS_ROOT_KNOWN_H
#define MAGANG_OPS_ROOT_KNOWN_H

#include <stdint.h>

struct err;
struct office;
struct txn;

/* person_root() of then. */
int root_known(struct office *office, struct txn *txn, uint64_t person,
	uint64_t seq, uint64_t *out, struct err *err);

#endif
