/* SPDX-License-Identifier: MIT */
/* A case at its first stage, alone or with its person. */
#ifndef OPS_CASE_OPEN_H
#define OPS_CASE_OPEN_H

#include <stdint.h>

struct change;
struct err;
struct office;
struct opening;
struct record;
struct txn;

/* Adds a case to a change. `person` may be a placeholder of it; p: the person
 * itself. */
int op_case_add(struct office *office, struct txn *txn, struct change *c,
	const struct opening *opening, uint64_t person, const struct record *p,
	struct err *err);

#endif
