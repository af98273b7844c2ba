/* SPDX-License-Identifier: MIT */
/*
 * apply(): the only place where records, indexes and counters are written, and
 * the only one that decides whether a change is allowed. Pure: it looks at the
 * change and the transaction, never at clock, locale, environment or files.
 *
 * Details of a refusal are stored with it in the journal, so they carry field
 * ids and names of rules, never values: "conflict 3 5", "move", "taken nik".
 * Those of an accepted change are what it left out (skips.h).
 */
#ifndef MAGANG_APPLY_APPLY_H
#define MAGANG_APPLY_APPLY_H

#include <stdint.h>

#include "magang/record/record.h"
#include "magang/log/log.h"
#include "magang/record/change.h"

/* ctx: the struct rulebook that judges. */
int apply_entry(void *ctx, struct txn *txn, uint64_t seq,
	const struct log_change *change, const struct log_result *recorded,
	struct log_result *res, struct err *err);

/* Of the store; 0 before its first change. */
uint64_t cluster_id(struct txn *txn);

#endif
