/* SPDX-License-Identifier: MIT */
/* What came since a backup, of a store that was put aside. */
#ifndef OPS_RESTORE_SINCE_H
#define OPS_RESTORE_SINCE_H

#include <stdint.h>

struct err;
struct office;

/* Every change that the journal of the store at `dir` proves to follow the last one of
 * the office, with the keys that are left there; adds to *n how many, and *head becomes
 * the highest number that is known of one. The gate is held. */
int restore_since(struct office *office, const char *dir, uint64_t *n,
	uint64_t *head, struct err *err);

#endif
