/* SPDX-License-Identifier: MIT */
/* Two records of what is no person that may be one: an intake, an organisation,
 * a cohort entered twice. */
#ifndef MAGANG_LINKAGE_SAME_H
#define MAGANG_LINKAGE_SAME_H

#include <stdint.h>

#include "magang/record/kind.h"

struct office;
struct record;
struct txn;

/* Another one of its kind that the caller sees and that has the same (kind.h);
 * names are the same however they are spelled. 0: none. */
uint64_t same_as(
	struct office *office, struct txn *txn, const struct record *r);
/* The only one of its kind with that name that the caller sees; 0: none, or several. */
uint64_t same_named(struct office *office, struct txn *txn, enum kind kind,
	const char *name);

#endif
