/* SPDX-License-Identifier: MIT */
/*
 * The store directory, its environments and transactions. Nothing above this
 * layer sees LMDB.
 *
 *	DIR/data/data.mdb lock.mdb	records, indexes, counters, journal
 *	DIR/keys/data.mdb lock.mdb	per-person keys, sealed by
 *	DIR/keys/master			the master key, 32 bytes, 0600
 *	DIR/gate			who writes (see gate below)
 *	DIR/backup			when the last backup was made
 *	DIR/parsed			derived (derived.h)
 *
 * Writers come through one door: gate_enter(), then at most one write
 * transaction at a time. A read transaction is short: it is never open while
 * waiting for a key, a file or the gate.
 *
 * Transactions have a sticky fault: after the first failure every call is a
 * no-op and txn_commit() (or txn_fault()) tells.
 */
#ifndef MAGANG_STORE_STORE_H
#define MAGANG_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes inside the map; they die with the transaction. Copy what must live. */
struct view {
	const uint8_t *p;
	size_t n;
};

/* Records, indexes, counters and small rows, trace (record/trace.h), journal. */
enum tree { TREE_REC, TREE_IX, TREE_CT, TREE_TRACE, TREE_JR, TREE_COUNT };

#define STORE_WRITER 65 /* bytes of the name of who is inside the gate */

/* How a store is opened; zeros will do. */
struct store_options {
	uint64_t map_bytes; /* 0: 90 % of the file system */
	const char *who;    /* name shown to others while this process writes */
};

#endif
