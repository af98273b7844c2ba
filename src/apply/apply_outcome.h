/* SPDX-License-Identifier: MIT */
/* What can be recorded as an outcome, and what takes its place. */
#ifndef APPLY_APPLY_OUTCOME_H
#define APPLY_APPLY_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

struct applier;
struct judged;
struct record;

/* What nobody says of a new one: the version of the program that it is judged by,
 * until when it holds, where and as whom it counts. */
void applier_outcome_given(struct applier *ap, struct record *r);
int applier_check_outcome(struct applier *ap, const struct judged *j);
/* When and as what somebody counts: it keeps her version. */
void applier_count_person(struct applier *ap, uint64_t id);
/* It has come, or goes: what it took the place of. */
void applier_outcome_follows(
	struct applier *ap, const struct record *r, bool goes);

#endif
