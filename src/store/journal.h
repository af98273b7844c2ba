/* SPDX-License-Identifier: MIT */
/* Between journal.c and log_local.c. */
#ifndef MAGANG_STORE_JOURNAL_H
#define MAGANG_STORE_JOURNAL_H

#include "magang/store/log.h"

/* Entry without its hash. */
void journal_encode(struct buf *out, const struct log_change *c,
	const struct log_result *res);
/* Adds one entry and moves *head on. */
void journal_append(struct txn *txn, struct log_head *head,
	const struct log_change *c, const struct log_result *res);
/* Sequence number of an answered change, or 0. */
uint64_t journal_result(struct txn *txn, uint32_t origin, uint64_t oseq);

#endif
