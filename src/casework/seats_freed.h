/* SPDX-License-Identifier: MIT */
/* What makes room in cohorts. */
#ifndef CASEWORK_SEATS_FREED_H
#define CASEWORK_SEATS_FREED_H

#include "magang/casework/waiting.h"

/* Cohorts of which somebody may move up by an operation that is not in the log
 * yet. room: by the room that it makes alone; whoever waits is as fit as before. */
void seats_freed(struct txn *txn, const struct op *op, size_t at, bool room,
	struct freed_list *out);

#endif
