/* SPDX-License-Identifier: MIT */
/* Decisions, and the stage of a case that follows from them. */
#ifndef APPLY_APPLY_DECISION_H
#define APPLY_APPLY_DECISION_H

#include <stdbool.h>

struct applier;
struct judged;
struct record;

/* A new one, or a new proposal of one: the next of its case, from the stage where that stands, allowed on
 * the answers that it tells. */
int applier_check_decision(struct applier *ap, const struct judged *j);
/* Only an undo takes one away, and only the last one of its case. */
int applier_check_decision_goes(struct applier *ap, const struct judged *j);
/* When it is written, or gone: its case follows. */
void applier_decided(
	struct applier *ap, const struct record *decision, bool goes);
/* Has the person another case in its program that has not come to an end? */
bool applier_has_active_case(struct applier *ap, const struct record *c);

#endif
