/* SPDX-License-Identifier: MIT */
/* What must hold of a record as it would be, and of a change. Each returns 0, or
 * the code of the refusal it has noted. */
#ifndef APPLY_APPLY_CHECK_H
#define APPLY_APPLY_CHECK_H

struct applier;
struct op;
struct record;

/* A record before an operation and as it would be. */
struct judged {
	const struct op *op;
	const struct record *old;    /* NULL: it is new */
	const struct record *new;    /* NULL: it goes */
	const struct record *person; /* whose it is by then; NULL: nobody's */
};
typedef int applier_check(struct applier *ap, const struct judged *j);

int applier_check_record(struct applier *ap, const struct judged *j);
/* A change sets more than score, failed and unknown rules. */
int applier_check_reckoned(struct applier *ap);

#endif
