/* SPDX-License-Identifier: MIT */
/* Whose work a case or a task becomes. */
#ifndef APPLY_APPLY_OFFICER_H
#define APPLY_APPLY_OFFICER_H

#include "apply_write.h"

/*
 * Whoever is to have it, or is offered it, is there and sees it. Who hands out
 * the work of others (PERM_PLAN) gives a case; everybody else takes one that is
 * nobody's or was offered to him, and offers his own. `old` NULL: it is new.
 */
int applier_check_officer(
	struct applier *ap, const struct record *old, const struct record *new);

#endif
