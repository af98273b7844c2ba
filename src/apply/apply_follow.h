/* SPDX-License-Identifier: MIT */
/* What nobody sets: scores, failed rules, areas of activities. */
#ifndef APPLY_APPLY_FOLLOW_H
#define APPLY_APPLY_FOLLOW_H

#include <stdbool.h>
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
/* The same of seats: who misses too much, by all that is marked by then. */
void applier_judge_seats(struct applier *ap);
/* And of organisations: whose licence ends before somebody comes through them. */
void applier_judge_licences(struct applier *ap);
/* Of a person that is erased nothing waits: a task is done, a doubt is without an
 * object, a case leaves its program and gives back its place. */
void applier_close_erased(struct applier *ap, struct record *r);
/* The doubts of others whether they are this person. */
void applier_close_doubts(struct applier *ap, uint64_t person);

#endif
