/* SPDX-License-Identifier: MIT */
/* One change as the journal has it, without what it left out. */
#ifndef MAGANG_OPS_HISTORY_ENTRY_H
#define MAGANG_OPS_HISTORY_ENTRY_H

#include "magang/base/arena.h"
#include "magang/record/change.h"
#include "magang/record/change_read.h"
#include "magang/office/office.h"
#include "magang/ops/history.h"

/* One change of the journal, and the answer it got (code and detail of `row`);
 * see change_decode_some(). */
int history_entry(struct office *office, struct txn *txn, uint64_t seq,
	op_wanted want, void *ctx, struct change *c, struct history_row *row,
	struct err *err);
/* The same, of row->seq, in a look of its own: the caller holds none, because whom
 * it shows the change to may look, too. Of what a newer program did no operation
 * is there. */
int history_read(struct office *office, op_wanted want, void *ctx,
	struct change *c, struct history_row *row, struct err *err);
/* Who made the change of a row. */
void history_actor(struct office *office, struct history_row *row);

#endif
