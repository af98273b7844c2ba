/* SPDX-License-Identifier: MIT */
/* Sequence numbers of the journal: between history.c and undo.c. */
#ifndef DOMAIN_HISTORY_SEQ_H
#define DOMAIN_HISTORY_SEQ_H

#include "magang/base/arena.h"
#include "magang/record/change.h"
#include "magang/office/office.h"
#include "magang/ops/history.h"
#include "magang/store/store.h"

struct seq_list {
	uint64_t *rows;
	size_t n, cap;
};
void seq_list_add(struct seq_list *list, uint64_t seq);

/* One change of the journal, and the answer it got (code and detail of `row`);
 * see change_decode_some(). */
int history_entry(struct office *office, struct txn *txn, uint64_t seq,
	op_wanted want, void *ctx, struct change *c, struct history_row *row,
	struct err *err);

#endif
