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

struct store_options {
	uint64_t map_bytes; /* 0: 90 % of the file system */
	const char *who;    /* name shown to others while this process writes */
};

/*
 * Makes a new store. Everything is written in DIR.new, synced and renamed, so
 * that DIR exists whole or not at all. MG_EEXIST where DIR is not empty.
 * `fill` runs on the opened new store before the rename; its failure leaves
 * nothing behind.
 */
int store_create(const char *dir, const struct store_options *opt,
	int (*fill)(void *ctx, struct store *store, struct err *err), void *ctx,
	struct err *err);

/* Opens an existing store; MG_EINPUT where there is none. Refuses directories
 * and files that others can read, symbolic links, network file systems. */
int store_open(const char *dir, const struct store_options *opt,
	struct store **out, struct err *err);
void store_close(struct store *store); /* NULL is fine */
/* True for an existing directory with a store in it. */
bool store_exists(const char *dir);
/* Frees the reader slots of processes that are gone; opening does, and whoever
 * runs long every minute. */
void store_readers_check(struct store *store);
/* Bytes of the data file and of its map. */
void store_size(struct store *store, uint64_t *file, uint64_t *map);

/* For who looks after the machine. */
#define STORE_WRITER 65
struct store_state {
	uint64_t file, map;              /* as of store_size() */
	unsigned sessions, sessions_max; /* reader slots */
	char writer[STORE_WRITER]; /* who is inside the gate; "": nobody */
	int64_t backup; /* when store_backup_note() was last called; 0: never */
};
void store_state(struct store *store, struct store_state *out);

/*
 * The gate: one writer at a time on this host, with a name and a time limit.
 * MG_EBUSY after 5 s names the process that holds it. Not recursive.
 */
int gate_enter(struct store *store, struct err *err);
void gate_leave(struct store *store);
bool gate_inside(const struct store *store);
/* Had this process to wait for somebody when it entered last? */
bool gate_waited(const struct store *store);

int txn_read(struct store *store, struct txn **out, struct err *err);
/* The caller holds the gate. */
int txn_write(struct store *store, struct txn **out, struct err *err);
/* Ends the transaction in any case. MG_EFULL: disk or map full, nothing of it
 * is stored. */
int txn_commit(struct txn *txn, struct err *err);
void txn_abort(struct txn *txn); /* NULL is fine */
int txn_fault(const struct txn *txn, struct err *err);
/* What was committed when it began: two of one version see the same. */
uint64_t txn_version(const struct txn *txn);
/*
 * A part of a write transaction that can be taken back alone. Nothing may be
 * walked over its ends. A fault inside stays the fault of the whole.
 */
void txn_part_begin(struct txn *txn);
void txn_part_keep(struct txn *txn);
void txn_part_drop(struct txn *txn);
/* Marks the transaction as failed for a reason of the caller. */
int txn_fail(struct txn *txn, int code);

bool txn_get(struct txn *txn, enum tree tree, const void *key, size_t key_len,
	struct view *out);
void txn_put(struct txn *txn, enum tree tree, const void *key, size_t key_len,
	const void *value, size_t len);
/* For keys in ascending order beyond all others: full pages. */
void txn_append(struct txn *txn, enum tree tree, const void *key,
	size_t key_len, const void *value, size_t len);
bool txn_del(struct txn *txn, enum tree tree, const void *key, size_t key_len);

/*
 * Walking: rows whose keys begin with a prefix, in key order.
 *
 *	struct walk w;
 *	walk_begin(&w, txn, TREE_IX, prefix, n);
 *	while (walk_next(&w))
 *		use(w.key, w.value);
 *	walk_end(&w);
 *
 * walk_seek() goes to the first row >= key instead (walk_next returns it);
 * walk_back() walks descending, beginning with the last row of the prefix, or
 * after walk_seek() with the last row < key.
 */
#define WALK_PREFIX 64
struct walk {
	struct view key, value;
	struct txn *txn;
	void *cursor;
	enum tree tree;
	uint8_t prefix[WALK_PREFIX];
	size_t prefix_len;
	enum { WALK_FRESH, WALK_SOUGHT, WALK_ON, WALK_OVER } state;
	uint8_t from[WALK_PREFIX];
	size_t from_len;
};
void walk_begin(struct walk *w, struct txn *txn, enum tree tree,
	const void *prefix, size_t prefix_len);
void walk_seek(struct walk *w, const void *key, size_t key_len);
bool walk_next(struct walk *w);
bool walk_back(struct walk *w);
void walk_end(struct walk *w);

/* Keys are built piece by piece, big-endian, so that order is meaning. */
struct key {
	size_t n;
	uint8_t b[96];
};
void key_u8(struct key *k, uint8_t v);
void key_u16(struct key *k, uint16_t v);
void key_u32(struct key *k, uint32_t v);
void key_u64(struct key *k, uint64_t v);
void key_bytes(struct key *k, const void *p, size_t n);

/* Hot, compacted copy of both environments into a new directory, 0700/0600. */
int store_backup(struct store *store, const char *to, struct err *err);
/* Remembers when the last one was made, in DIR/backup; without it the only harm
 * is a warning, so nothing is said where it cannot be written. */
void store_backup_note(struct store *store, int64_t now);
/* Puts a backup in place as a new store at DIR; MG_EEXIST where DIR is not
 * empty or in use. */
int store_restore(const char *from, const char *dir, struct err *err);

#endif
