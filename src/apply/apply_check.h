/* SPDX-License-Identifier: MIT */
/* What must hold of a record as it would be, and of a change. Each returns 0, or
 * the code of the refusal it has noted. */
#ifndef APPLY_APPLY_CHECK_H
#define APPLY_APPLY_CHECK_H

struct applier;
struct op;
struct record;

/* A record as it would be; old NULL: a new one. */
int applier_check_record(struct applier *ap, const struct op *op,
	const struct record *old, const struct record *new,
	const struct record *person);
/* A change sets more than score, failed and unknown rules. */
int applier_check_reckoned(struct applier *ap);

#endif
