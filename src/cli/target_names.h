/* SPDX-License-Identifier: MIT */
/* Two figures of a target, as the names between them. */
#ifndef CLI_TARGET_NAMES_H
#define CLI_TARGET_NAMES_H

#include "command.h"

#include "magang/ops/count_known.h"
#include "magang/view/out.h"

/* Who counts in the one and not in the other, or otherwise, and why; of those that
 * the caller sees. `between` is what the first knew for the day of the last. */
void target_names(struct app *app, struct txn *txn,
	const struct known_count *was, const struct known_count *between,
	const struct known_count *is, enum out_form form);

#endif
