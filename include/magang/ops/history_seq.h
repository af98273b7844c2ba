/* SPDX-License-Identifier: MIT */
/* One change as the journal has it: between history.c and undo.c. */
#ifndef MAGANG_OPS_HISTORY_SEQ_H
#define MAGANG_OPS_HISTORY_SEQ_H

#include "magang/base/arena.h"
#include "magang/record/change.h"
#include "magang/record/change_bytes.h"
#include "magang/office/office.h"
#include "magang/ops/history.h"

/* One change of the journal, and the answer it got (code and detail of `row`);
 * see change_decode_some(). */
int history_entry(struct office *office, struct txn *txn, uint64_t seq,
	op_wanted want, void *ctx, struct change *c, struct history_row *row,
	struct err *err);

#endif
