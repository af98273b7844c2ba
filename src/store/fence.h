/* SPDX-License-Identifier: MIT */
/* Rows that are none, each before the first of a kind. */
#ifndef STORE_FENCE_H
#define STORE_FENCE_H

#include <lmdb.h>

#include "magang/store/txn.h"

/* Into trees that are new and empty. */
int fences_put(const MDB_dbi dbi[TREE_COUNT], MDB_txn *txn);
bool fence_is(enum tree tree, size_t key_len);

#endif
