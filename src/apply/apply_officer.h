/* SPDX-License-Identifier: MIT */
/* Whose work a case or a task becomes. */
#ifndef APPLY_APPLY_OFFICER_H
#define APPLY_APPLY_OFFICER_H

#include "apply_write.h"

struct judged;

/*
 * Whoever is to have it, or is offered it, is there and sees it. Who hands out
 * the work of others (PERM_PLAN) gives a case; everybody else takes one that is
 * nobody's or was offered to him, and offers his own.
 */
int applier_check_officer(struct applier *ap, const struct judged *j);

/* Whoever is closed has nothing in hand any more. */
int applier_check_leaves(struct applier *ap, const struct judged *j);
/* What comes back to somebody who left, a case that goes on again, a task that
 * is open again, is nobody's. */
void applier_hand_back(struct applier *ap, struct record *r);

#endif
