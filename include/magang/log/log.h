/* SPDX-License-Identifier: MIT */
/*
 * The log: one order of all changes. An engine gives order and durability;
 * what a change does, and whether it is allowed, only apply decides.
 * Callers know no engine: log_open() picks it.
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

/* What append() says of a change. */
enum log_answer {
	LOG_ACKNOWLEDGED, /* it has its place, and its effects are here */
	LOG_REFUSED,      /* it has its place, and apply said no: res->code */
	LOG_WAITING,      /* kept on this host, to be sent; no place yet */
};

/* `uri` names the engine: "local". The store stays the caller's; MG_ECONFIG:
 * there is no such engine. */
int log_open(const char *uri, struct store *store, log_apply apply, void *ctx,
	struct log **out, struct err *err);
void log_close(struct log *log); /* NULL is nothing */

/* The whole batch in one transaction; the caller holds the gate and frees the
 * details. */
int log_append(struct log *log, const struct log_change *batch, size_t n,
	struct log_result *results, struct err *err);
enum log_answer log_answer(const struct log_result *res);
int log_read(struct log *log, uint64_t from, uint64_t max, log_visit visit,
	void *ctx, struct err *err);
int log_last(struct log *log, struct log_head *out, struct err *err);

/* What `origin` gave out last, in changes that wait to be sent as well, so that
 * the next one is not in use anywhere: its oseq, and the id of a new record of
 * a kind. 0: none. */
uint64_t log_oseq(struct log *log, struct txn *txn, uint32_t origin);
uint64_t log_given(
	struct log *log, struct txn *txn, uint8_t kind, uint32_t origin);

#endif
