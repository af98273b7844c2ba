/* SPDX-License-Identifier: MIT */
/*
 * Transactions. They have a sticky fault: after the first failure every call is
 * a no-op and txn_commit() (or txn_fault()) tells. A read transaction is short:
 * it is never open while waiting for a key, a file or the gate. Nothing above
 * this room sees LMDB.
 */
#ifndef MAGANG_STORE_TXN_H
#define MAGANG_STORE_TXN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct store;
struct txn;

/* Bytes inside the map; they die with the transaction. Copy what must live. */
struct view {
	const uint8_t *p;
	size_t n;
};

/* Records, indexes, counters and small rows, trace (record/trace.h), journal. */
enum tree { TREE_REC, TREE_IX, TREE_CT, TREE_TRACE, TREE_JR, TREE_COUNT };

/* A look at what was committed last; it sees nothing newer. To be ended by
 * txn_abort(). */
int txn_read(struct store *store, struct txn **out, struct err *err);
/* The caller holds the gate. */
int txn_write(struct store *store, struct txn **out, struct err *err);
/* Ends the transaction in any case. MG_EFULL: disk or map full, nothing of it
 * is stored. */
int txn_commit(struct txn *txn, struct err *err);
void txn_abort(struct txn *txn); /* NULL is fine */
/*
 * From here to trial_end() every transaction is a part of one that is thrown away
 * then: what several changes, one after another, would come to. The caller holds the
 * gate, and nobody else waits longer than for the changes themselves.
 */
int trial_begin(struct store *store, struct err *err);
void trial_end(struct store *store); /* when all of its transactions are over */
bool trial_is_on(const struct store *store); /* between the two */
/* 0, or the first fault of the transaction, in words. */
int txn_fault(const struct txn *txn, struct err *err);
/* What was committed when it began: two of one version see the same. */
uint64_t txn_version(const struct txn *txn);
/*
 * A part of a write transaction that can be taken back alone. Nothing may be
 * walked over its ends. A fault inside stays the fault of the whole.
 */
void txn_part_begin(struct txn *txn);

/* Ends the part: what it wrote stays with the rest, or is undone alone. */
void txn_part_keep(struct txn *txn);
void txn_part_drop(struct txn *txn);

/* Marks the transaction as failed for a reason of the caller. */
int txn_fail(struct txn *txn, int code);
/* The same, by a damaged record of that name; txn_fault() says it. */
#define TXN_NAME 32
void txn_damaged(struct txn *txn, const char *name);
/* The same of a record that a transaction of this store has met since this was
 * asked: what is damaged is found nowhere, and who is told that something is not
 * there is told of it instead. 0: none was. */
int store_met_damage(struct store *store, struct err *err);
/* What is damaged, above LMDB, is no fault of this one: its caller names each. */
void txn_go_on(struct txn *txn);

/* Is there such a row? *out points into the map. */
bool txn_get(struct txn *txn, enum tree tree, const void *key, size_t key_len,
	struct view *out);
/* Puts the row, in the place of one that is there. */
void txn_put(struct txn *txn, enum tree tree, const void *key, size_t key_len,
	const void *value, size_t len);
/* For keys in ascending order beyond all others: full pages. */
void txn_append(struct txn *txn, enum tree tree, const void *key,
	size_t key_len, const void *value, size_t len);
/* false: there was none. */
bool txn_del(struct txn *txn, enum tree tree, const void *key, size_t key_len);

#endif
