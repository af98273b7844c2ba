/* SPDX-License-Identifier: MIT */
/* What the files of ops share: values into records, a change into a receipt. */
#ifndef DOMAIN_OPS_BUILD_H
#define DOMAIN_OPS_BUILD_H

#include "magang/ops/ops.h"
#include "magang/ops/op_run.h"

/* Fields that only the program sets are refused. */
int op_refuse_kept(const struct setting *values, size_t n, struct err *err);
/* What a new record of its kind must have. */
int op_require(const struct record *r, struct err *err);
void op_values(struct record *r, const struct setting *values, size_t n);

/* Follow-up tasks when a case gets another state, or a task of a repeating
 * deadline is done. */
void op_deadlines(struct office *office, struct txn *txn, struct change *c,
	const struct record *old, const struct record *new);

/* Adds a case to a change. `person` may be a placeholder of it; p: the person
 * itself. */
int op_case_add(struct office *office, struct txn *txn, struct change *c,
	const struct opening *opening, uint64_t person, const struct record *p,
	struct err *err);

#endif
