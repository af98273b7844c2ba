/* SPDX-License-Identifier: MIT */
/* Whether a case may come into another version of its program. */
#ifndef APPLY_APPLY_VERSION_H
#define APPLY_APPLY_VERSION_H

#include <stdbool.h>

struct applier;
struct judged;
struct op;
struct record;

/* Does it return a version of a program, or take that back, and nothing else? */
bool op_returns_version(const struct op *op);
/* What is asked of that: whoever plans, once, with a reason, of a version that
 * waits for a second person; the maker of it, too. */
int applier_check_returns(struct applier *ap, const struct judged *j);

/* An open case, with all that it has, by whoever plans; where the version says so
 * not by the one who installed it. What takes that back needs the stage and the
 * values. */
int applier_check_version(struct applier *ap, const struct record *old,
	const struct record *new, const struct record *person);

#endif
