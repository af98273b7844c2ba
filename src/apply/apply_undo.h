/* SPDX-License-Identifier: MIT */
/* Whether an undo, or a redo, is one. */
#ifndef APPLY_APPLY_UNDO_H
#define APPLY_APPLY_UNDO_H

#include <stdbool.h>

struct applier;
struct op;

/* It passes by guards: so it is of an act of the same user, or by the
 * administrator, and touches what that act has touched. 0, or the code of the
 * refusal it has noted. */
int applier_check_undo(struct applier *ap);
/* Is it a record that was there before? Its number was given then. */
bool applier_comes_back(const struct applier *ap, const struct op *op);

#endif
