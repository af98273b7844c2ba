/* SPDX-License-Identifier: MIT */
/* Who that is, in a line. */
#ifndef MAGANG_LINKAGE_BRIEF_H
#define MAGANG_LINKAGE_BRIEF_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct office;
struct txn;

/* Who that is, in a line for the officer: "Moh. Ridwan, registered 2024;
 * Wirausaha baru: Finished 2025", the newest case first. Outside the caller's
 * areas only where to ask. False: not even that, as if there were nobody; the
 * caller has asked for too many today. */
bool person_brief(struct office *office, struct txn *txn, uint64_t person,
	struct buf *out);

#endif
