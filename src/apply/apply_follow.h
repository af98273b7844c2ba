/* SPDX-License-Identifier: MIT */
/* What nobody sets: scores, failed rules, areas of activities. */
#ifndef APPLY_APPLY_FOLLOW_H
#define APPLY_APPLY_FOLLOW_H

#include <stdint.h>

struct applier;
struct record;

/* Before a record is written, what stands in it by what its
 * program says: the area of an activity. */
void applier_follow(struct applier *ap, struct record *r);
/* When all operations are done: score, failed and unknown rules of a case are
 * what the facts come to by then. It keeps its version; nobody has changed it.
 */
void applier_reckon(struct applier *ap, uint64_t id);

#endif
