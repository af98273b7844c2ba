/* SPDX-License-Identifier: MIT */
/*
 * LMDB opens a directory, the same for whoever works in it and whoever only
 * looks whether it is sound.
 *
 * The last one who closes destroys the mutexes of lock.mdb (LMDB 0.9.25 and
 * later). Who opened it just then waits for him and goes on with what is
 * destroyed: EINVAL, by opening or by the first transaction, until nobody has it
 * open and the next one makes them anew.
 */
#ifndef STORE_LMDB_OPEN_H
#define STORE_LMDB_OPEN_H

#include <lmdb.h>
#include <stdbool.h>
#include <stdint.h>

#define ENV_READERS 2048 /* by whoever makes lock.mdb, for all others */

/* A code of LMDB; *out is to be closed in any case, NULL being nothing. map 0:
 * as the file has it. */
int lmdb_open(const char *path, uint64_t map, unsigned flags, MDB_env **out);

/* Is what came of it worth another try? Then a moment has passed, for each of
 * the processes that met another one. *tries begins as 0. */
bool lmdb_again(int rc, int *tries);

#endif
