/* SPDX-License-Identifier: MIT */
/* What apply() does about records of one kind, beside what holds of all. */
#ifndef APPLY_APPLY_KIND_H
#define APPLY_APPLY_KIND_H

#include <stdbool.h>

struct applier;
struct judged;
struct record;

/* As it would be, and before it is deleted. */
int applier_check_kind(struct applier *ap, const struct judged *j);
int applier_check_kind_goes(struct applier *ap, const struct judged *j);
/* When it is written, or gone: what follows in other records. */
void applier_kind_follows(
	struct applier *ap, const struct record *r, bool goes);

#endif
