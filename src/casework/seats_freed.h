/* SPDX-License-Identifier: MIT */
/* What makes room in cohorts. */
#ifndef CASEWORK_SEATS_FREED_H
#define CASEWORK_SEATS_FREED_H

#include "magang/casework/waiting.h"

/* Cohorts of which somebody may move up by an operation that is not in the log
 * yet. */
void seats_freed(struct txn *txn, const struct op *op, size_t at,
	struct freed_list *out);

#endif
