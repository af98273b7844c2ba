/* SPDX-License-Identifier: MIT */
/*
 * The journal: every change and its answer, in order, chained by hashes.
 *
 * Journal entry, kept in parts of at most 2,000 bytes (journal_key()):
 *	u8 format, varints result code, origin, oseq, n, then n change
 *	bytes, varint m, m bytes of detail of a refusal, 32 bytes hash
 *	hash = BLAKE2b-256(previous hash, seq u64, all bytes before the hash)
 */
#ifndef MAGANG_STORE_JOURNAL_H
#define MAGANG_STORE_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/seal.h"

struct buf;
struct err;
struct key;
struct txn;

/* A change on its way: its number at its origin, and its bytes, borrowed. */
struct log_change {
	uint32_t origin;
	uint64_t oseq;
	const void *bytes;
	size_t len;
};

/* What became of a change. */
struct log_result {
	uint64_t seq;
	int code;     /* 0 accepted, else why it was refused (MG_E*) */
	char *detail; /* of a refusal, stored with it; caller frees */
};

/* The end of the journal: number and hash of the last entry; seq 0: it is
 * empty. */
struct log_head {
	uint32_t epoch;
	uint64_t seq;
	uint8_t chain[HASH_SIZE];
};

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

/* Of a part: its entry, then, of all but the first, u16 which one. */
void journal_key(struct key *k, uint64_t seq, uint16_t part);

/* Inside a transaction. */
void journal_head(struct txn *txn, struct log_head *out);
/* The highest number of an origin that was answered; 0: none. */
uint64_t journal_origin_last(struct txn *txn, uint32_t origin);
/* Reads one entry; its pointers live in `hold`. false: none or damaged (then
 * txn_fault() tells). */
bool journal_read(
	struct txn *txn, uint64_t seq, struct buf *hold, struct log_entry *out);
/* The bytes of an entry, as they are kept, into `hold`; they must follow
 * `chain`, which becomes their hash. MG_EDAMAGED names it. */
int journal_next(struct txn *txn, uint64_t seq, uint8_t chain[HASH_SIZE],
	struct buf *hold, struct err *err);
/* Takes such bytes apart, which stay where they are. false: they are none. */
bool journal_take(uint64_t seq, const struct buf *hold, struct log_entry *out);
/* Recomputes the chain; MG_EDAMAGED names the first bad number. */
int journal_check(struct txn *txn, struct log_head *out, struct err *err);
/* The last entry, and before it so many as have no more than so many bytes. */
struct journal_end {
	uint64_t entries;
	size_t bytes;
};
/* The same of these only, taking the one before them as it is. */
int journal_check_end(struct txn *txn, const struct journal_end *end,
	struct log_head *out, struct err *err);

/* Adds one entry and moves *head on. */
void journal_append(struct txn *txn, struct log_head *head,
	const struct log_change *c, const struct log_result *res);
/* Sequence number of an answered change, or 0. */
uint64_t journal_result(struct txn *txn, uint32_t origin, uint64_t oseq);

#endif
