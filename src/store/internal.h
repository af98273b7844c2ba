/* SPDX-License-Identifier: MIT */
/* What the files of store/ share; nobody above includes it. */
#ifndef MAGANG_STORE_INTERNAL_H
#define MAGANG_STORE_INTERNAL_H

#include <lmdb.h>
#include <stdbool.h>
#include <stdint.h>

#include "magang/base/err.h"
#include "magang/base/seal.h"
#include "magang/store/keyring.h"
#include "magang/store/store.h"

#define STORE_READERS 2048
#define STORE_NODE_MAX 2000 /* a value above ~2 KB takes pages of its own */

struct store {
	char *dir;
	char *who;
	MDB_env *env;
	MDB_env *keys;
	MDB_env *drafts; /* NULL until the first draft (drafts.c) */
	MDB_dbi dbi[TREE_COUNT];
	MDB_dbi keys_dbi, drafts_dbi;
	MDB_txn *spare;      /* a reset read transaction, renewed by txn_read */
	MDB_txn *keys_spare; /* a reset read transaction of `keys` */
	uint8_t master[KEY_SIZE];
	uint64_t last_id; /* whose keys were opened last; 0: nobody's */
	struct person_keys last_keys;
	int gate; /* fd, locked while this process writes */
	bool inside;
	bool waited;  /* for the gate, when it was entered last */
	bool writing; /* a write transaction is open */
	int reading;  /* read transactions open now */
	uint64_t map_bytes;
};

struct txn {
	struct store *store;
	MDB_txn *mdb;
	MDB_txn *whole; /* while a part of it is open */
	MDB_cursor *cursor[TREE_COUNT]; /* for puts; made when needed */
	bool write;
	int rc; /* first fault: an MDB code > -31000 is ours (MG_E*) */
};

/* LMDB and errno to ours: the one border. */
int store_err(struct store *store, int rc, struct err *err, const char *what);

/* guard.c: what a directory must look like before we trust it. */
int guard_dir(const char *path, struct err *err);
int guard_file(const char *path, bool must_exist, struct err *err);
int guard_filesystem(const char *path, struct err *err);
uint64_t guard_map_bytes(const char *path);
int guard_sync_dir(const char *path, struct err *err);

/* `fresh`: its environments are made here, else they must be there. */
/* Forgets the keys opened last; closes what keyring_get() keeps open. */
void keyring_forget(struct store *store);
void keyring_close(struct store *store);
void drafts_close(struct store *store);

int env_open_at(const char *dir, const struct store_options *opt, bool fresh,
	struct store **out, struct err *err);

/* Who is inside the gate, "" for nobody. */
void gate_holder(struct store *store, char out[STORE_WRITER]);
/* What store_backup_note() has noted, 0 for nothing. */
int64_t backup_noted(const struct store *store);

/* mdb_txn_begin(), with the size of a map that another process has grown. */
int store_begin(MDB_env *env, unsigned flags, MDB_txn **out);

/* Does the master key open what lies in keys/? */
int keyring_fits(struct store *store, struct err *err);

/*
 * create.c: a directory of a store's shape is made whole at DIR.new and put in
 * its place by a rename; DIR.lock keeps two makers apart.
 *
 *	rc = making_begin(&m, dir, err);
 *	if (!rc)
 *		rc = (fill m.tmp);
 *	return making_end(&m, rc, err);
 */
#define MAKING_MARK "unfinished" /* in DIR.new: may be swept away */
struct making {
	char *dir, *tmp, *lock;
	int fd;
	bool locked, made;
};
int making_begin(struct making *m, const char *dir, struct err *err);
int making_end(struct making *m, int rc, struct err *err);

#endif
