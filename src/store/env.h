/* SPDX-License-Identifier: MIT */
/*
 * One environment of LMDB: a directory of the store, its trees, and how a
 * transaction of it begins. All return a code of LMDB, which store_err()
 * (fault.h) puts into words.
 *
 * Another process may put a compacted copy in the place of a directory
 * (compact.h). Whoever writes, or is inside the gate, is in the one that has the
 * name by then: the copy was made under a write transaction, so one that begins
 * behind it sees that the directory is another, and opens that. Whoever reads
 * looks for that every ENV_LOOK_MS only, as it costs as much as a look-up.
 */
#ifndef STORE_ENV_H
#define STORE_ENV_H

#include <lmdb.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "magang/store/txn.h"

#define ENV_LOOK_MS 50

struct env {
	/* Set by the caller before env_open(), borrowed. */
	const char *store; /* its directory */
	int at;            /* the same, open */
	const char *name;  /* of the directory in it */
	struct store *of;  /* for its locks (gate.h) */
	/* Before and after it is opened once more; ENV_BUSY (scan.h): not now. */
	int (*opens)(struct store *of, bool begin);
	unsigned before; /* 1 << that which comes before a write */
	uint64_t map;
	unsigned flags;   /* for mdb_env_open() */
	size_t key_bytes; /* of each row of the one tree; 0: of any length */
	/* Opens dbi[]; NULL: the one tree without a name is dbi[0]. */
	int (*trees)(struct env *env, MDB_txn *txn, bool fresh);

	MDB_env *mdb; /* NULL: it is closed */
	MDB_dbi dbi[TREE_COUNT];
	MDB_txn *spare; /* a reset read transaction */
	int dir;        /* held, so that no other gets its number */
	dev_t dev;
	ino_t ino;
	bool gone;   /* it was there once, and was not when it was opened */
	char *aside; /* where a damaged one lies (beside.h); NULL: none was */
	int64_t looked; /* when the name was looked at, of the clock; 0: look */
};

/* `fresh`: the trees are made. ENV_CUT (scan.h) where pages are missing. */
int env_open(struct env *env, bool fresh);
void env_close(struct env *env); /* a closed one is fine */

/* A read transaction, kept between two uses: beginning one costs more than a
 * look-up. env_read_end() takes it back. */
int env_read(struct env *env, MDB_txn **out);
void env_read_end(struct env *env, MDB_txn *txn);
/* Gives the reader slot of this thread back, for a copy that needs it. */
void env_read_forget(struct env *env);

/* Only with the lock that comes before: LMDB's own has no limit of time. */
int env_write(struct env *env, MDB_txn **out);
/* Opens what has the name now, where that is another directory. No transaction
 * is open. ENV_BUSY (scan.h) where somebody else opens one and does not finish. */
int env_now(struct env *env);
/* The next that reads looks at the name. */
void env_look(struct env *env);

#endif
