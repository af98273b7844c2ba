/* SPDX-License-Identifier: MIT */
/* Whether a case may come into another version of its program. */
#ifndef APPLY_APPLY_VERSION_H
#define APPLY_APPLY_VERSION_H

struct applier;
struct record;

/* An open case, with all that it has, by whoever plans; where the version says so
 * not by the one who installed it. What takes that back needs the stage and the
 * values. */
int applier_check_version(struct applier *ap, const struct record *old,
	const struct record *new, const struct record *person);

#endif
