/* SPDX-License-Identifier: MIT */
/*
 * One environment of LMDB and how a transaction of it begins. All return a code
 * of LMDB, which store_err() (fault.h) puts into words.
 */
#ifndef STORE_ENV_H
#define STORE_ENV_H

#include <lmdb.h>
#include <stdint.h>

/* Opens the directory with a map of that many bytes; the caller closes *out,
 * which is set on success only. `flags` as for mdb_env_open(). */
int env_open(const char *path, uint64_t map, unsigned flags, MDB_env **out);

/* mdb_txn_begin(), with the size of a map that another process has grown. */
int store_begin(MDB_env *env, unsigned flags, MDB_txn **out);

/* The tree without a name, for an environment that has no other. This takes
 * the reader slot of this thread. */
int env_root(MDB_env *env, MDB_dbi *dbi);

#endif
