/* SPDX-License-Identifier: MIT */
/* What proposals keep from being turned round. */
#ifndef OPS_REVERSE_PROPOSED_H
#define OPS_REVERSE_PROPOSED_H

#include <stdbool.h>

#include "magang/record/change.h"
#include "magang/record/record.h"

struct txn;

/* A number that an operation sets, or takes away; 0: neither. */
uint64_t told_number(const struct op *op, uint16_t id);

/* Why a decision or a proposal of this operation can neither go nor come back, for
 * a proposal that is open, or is not any more; NULL: it can, or is another one. */
const char *proposal_hinders(struct txn *txn, const struct op *op);
/* Is a proposal that was answered open again when this is turned round? */
bool proposal_reopens(const struct op *op);
/* Why one that was returned cannot be; NULL: it can, or was not, or is not to. */
const char *reopening_hinders(
	struct txn *txn, const struct op *op, const struct record *proposal);

#endif
