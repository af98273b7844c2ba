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
 *
 * Journal entry, kept in parts of at most 2,000 bytes under (seq, part):
 *	u8 format, i16 result code, u32 origin, u64 oseq, varint n, n change
 *	bytes, varint m, m bytes of detail of a refusal, 32 bytes hash
 *	hash = BLAKE2b-256(previous hash, seq u64, all bytes before the hash)
 */
#ifndef MAGANG_STORE_LOG_H
#define MAGANG_STORE_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/seal.h"

struct buf;
struct err;
struct store;
struct txn;
struct log;

struct log_change {
	uint32_t origin;
	uint64_t oseq;
	const void *bytes;
	size_t len;
};

struct log_result {
	uint64_t seq;
	int code;      /* 0 accepted, else why it was refused (MG_E*) */
	char *detail;  /* of a refusal, stored with it; caller frees */
};

struct log_head {
	uint32_t epoch;
	uint64_t seq;
	uint8_t chain[HASH_SIZE];
};

/*
 * Applies one change inside the transaction that orders it. Sets res->code and
 * res->detail for a refusal (what it has written then is thrown away); a
 * negative return is a fault of the host and ends the whole batch.
 * `recorded` is the answer the journal holds during a replay, else NULL.
 */
typedef int (*log_apply)(void *ctx, struct txn *txn, uint64_t seq,
	const struct log_change *change, const struct log_result *recorded,
	struct log_result *res, struct err *err);

/* One entry while reading. */
struct log_entry {
	uint64_t seq;
	struct log_change change;
	int code;
	const char *detail; /* not NUL-terminated */
	size_t detail_len;
	uint8_t hash[HASH_SIZE];
};
typedef int (*log_visit)(void *ctx, const struct log_entry *e, struct err *err);

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

/* Inside a transaction. */
void journal_head(struct txn *txn, struct log_head *out);
uint64_t journal_origin_last(struct txn *txn, uint32_t origin);
/* Reads one entry; its pointers live in `hold`. false: none or damaged (then
 * txn_fault() tells). */
bool journal_read(
	struct txn *txn, uint64_t seq, struct buf *hold, struct log_entry *out);
/* Recomputes the chain; MG_EDAMAGED names the first bad number. */
int journal_check(struct txn *txn, struct log_head *out, struct err *err);
/* The same of the last `n` entries only, taking the one before them as it is. */
int journal_check_end(
	struct txn *txn, uint64_t n, struct log_head *out, struct err *err);

#endif
