/* SPDX-License-Identifier: MIT */
/*
 * The log: one order of all changes. What an engine must offer are the calls of
 * struct log_ops and no more (several-hosts.md section 5); log_local keeps the
 * log in LMDB itself, so that a change, its number and its effects are one
 * transaction. The engine gives order and durability; what a change does, and
 * whether it is allowed, only `apply` decides.
 *
 * A change is (origin, oseq) and bytes that the log does not read. oseq is
 * dense from 1 for each origin: <= last is a duplicate (the recorded answer is
 * given again), > last + 1 is a hole and an error.
 */
#ifndef MAGANG_LOG_LOG_H
#define MAGANG_LOG_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/store/journal.h"

struct err;
struct store;
struct txn;
struct log;

/*
 * Applies one change inside the transaction that orders it. Sets res->code and
 * res->detail for a refusal (what it has written then is thrown away); a
 * negative return is a fault of the host and ends the whole batch.
 * `recorded` is the answer the journal holds during a replay, else NULL.
 */
typedef int (*log_apply)(void *ctx, struct txn *txn, uint64_t seq,
	const struct log_change *change, const struct log_result *recorded,
	struct log_result *res, struct err *err);

struct log_ops {
	/* All of the batch in one transaction; the caller holds the gate. */
	int (*append)(struct log *log, const struct log_change *batch, size_t n,
		struct log_result *results, struct err *err);
	int (*read)(struct log *log, uint64_t from, uint64_t max,
		log_visit visit, void *ctx, struct err *err);
	/* Returns when there is an entry after `after`, or `ms` have passed. */
	int (*wait)(struct log *log, uint64_t after, int ms, uint64_t *last,
		struct err *err);
	int (*last)(struct log *log, struct log_head *out, struct err *err);
	/* Entries before a number may go (never on the only copy). */
	int (*trim)(struct log *log, uint64_t before, struct err *err);
	void (*close)(struct log *log);
};

struct log {
	const struct log_ops *ops;
};

struct log *log_local_open(struct store *store, log_apply apply, void *ctx);

/* Re-enters entries of another journal: same seq, same bytes, same hash. */
int log_local_replay(struct log *log, const struct log_entry *e, struct err *err);

#endif
