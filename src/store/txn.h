/* SPDX-License-Identifier: MIT */
/* Transactions with a fault that sticks; parts that can be taken back. */
#ifndef STORE_TXN_H
#define STORE_TXN_H

#include <lmdb.h>

/* mdb_txn_begin(), with the size of a map that another process has grown. */
int store_begin(MDB_env *env, unsigned flags, MDB_txn **out);

#endif
