/* SPDX-License-Identifier: MIT */
/* What must hold of letters. */
#ifndef APPLY_APPLY_LETTER_H
#define APPLY_APPLY_LETTER_H

#include "apply_check.h"

/* Is it one that its decision asks for; does it only go on: held, sent,
 * answered? */
int applier_check_letter(struct applier *ap, const struct judged *j);
/* May it be taken away? Only one that nobody has sent. */
int applier_check_letter_goes(struct applier *ap, const struct judged *j);
/* With a decision goes what is held of it: 0, or one is. */
int applier_check_held(struct applier *ap, const struct record *decision);

#endif
