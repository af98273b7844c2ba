/* SPDX-License-Identifier: MIT */
/* The values of an operation. Each check returns 0, or the code of the refusal it
 * has noted. */
#ifndef APPLY_APPLY_VALUES_H
#define APPLY_APPLY_VALUES_H

#include <stdbool.h>

struct applier;
struct op;
struct record;

/* No text is one that a terminal or a reader could be fooled by, reasons among
 * them. */
int applier_check_texts(struct applier *ap, const struct op *op);
/* Does the reason of an erasure say whom it erases? */
bool applier_reason_tells(const struct op *op, const struct record *person);
/* Values of the types their fields have, and not too many of them for the
 * record that it is done to. */
int applier_check_values(
	struct applier *ap, const struct op *op, const struct record *r);

#endif
