/* SPDX-License-Identifier: MIT */
/*
 * The number of the last commit of an environment, noted outside of it. LMDB takes the
 * newer of two head pages: one whose number is damaged sends it back by a commit, and
 * all that is read then is sound. Only another place can tell.
 */
#ifndef STORE_COMMITTED_H
#define STORE_COMMITTED_H

#include <lmdb.h>
#include <stdbool.h>
#include <stdint.h>

struct env;
struct store;

/* mdb_txn_commit(), and the note of it. Nobody else writes there meanwhile. */
int committed(struct store *store, const struct env *env, MDB_txn *txn);
/* Another file stands in its place, whose numbers begin anew. */
void committed_anew(struct store *store, const struct env *env);
/* Was there one, and is there none now? */
bool committed_gone(const struct store *store, const struct env *env);
/* How many were noted and are gone, since this was asked last. */
uint64_t committed_lost(struct store *store, const struct env *env);

#endif
