/* SPDX-License-Identifier: MIT */
/* What must hold of scorecards, and when they open. */
#ifndef APPLY_APPLY_SCORECARD_H
#define APPLY_APPLY_SCORECARD_H

#include <stdbool.h>

#include <stdint.h>

#include "apply_check.h"

/* Is it the actor's own, of an assessment that its case stands before, and of
 * nobody who is close to him? */
int applier_check_scorecard(struct applier *ap, const struct judged *j);
/* May it be taken away? Only while nobody else has seen it, and then by who filed
 * it, or with its case. */
int applier_check_scorecard_goes(struct applier *ap, const struct judged *j);
/* Does it go, or come back, with its case? */
bool applier_card_goes_along(const struct applier *ap, const struct op *op);
/* When one is written, or gone: the cards of its assessment open, or close. */
void applier_filed(struct applier *ap, const struct record *card, bool goes);
/* When the case comes into another version, or one of its assessments is closed:
 * the same of all of its cards. */
void applier_case_cards(struct applier *ap, uint64_t kase);
/* May an assessment be closed before all cards are in, for a reason that is told?
 * May its assessors be named? */
int applier_check_assessing(struct applier *ap, const struct op *op,
	const struct record *old, const struct record *new);

#endif
