/* SPDX-License-Identifier: MIT */
/* What the files of store/ share; nobody above includes it. */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include <lmdb.h>
#include <stdbool.h>
#include <stdint.h>

#include "env.h"

#include "magang/base/err.h"
#include "magang/base/seal.h"
#include "magang/store/keyring.h"
#include "magang/store/open.h"
#include "magang/store/txn.h"

struct store {
	char *dir;
	const char *place; /* where it will stand; NULL: it stands there */
	char *who;
	int at; /* dir, open */
	struct env data, keys;
	struct env drafts; /* closed until the first draft (drafts.c) */
	struct env reads;  /* closed until it is needed (reads.c) */
	uint8_t master[KEY_SIZE];
	uint64_t last_id; /* whose keys were opened last; 0: nobody's */
	struct person_keys last_keys;
	int gate;        /* fd, locked while this process writes */
	unsigned held;   /* 1 << its place (gate.h) for each lock of it */
	struct err busy; /* why an environment was not opened once more */
	bool inside;
	bool waited;    /* for the gate, when it was entered last */
	MDB_txn *trial; /* in which all transactions are meanwhile, or NULL */
	bool writing;   /* a write transaction is open */
	int reading;    /* read transactions open now */
	char met[TXN_NAME]; /* the damaged record that was met last, or "" */
	uint64_t rows; /* looked at since it was opened: what a test counts */
};

struct txn {
	struct store *store;
	MDB_txn *mdb;
	MDB_txn *whole;                 /* while a part of it is open */
	MDB_cursor *cursor[TREE_COUNT]; /* for puts; made when needed */
	bool write, goes_on;
	char damaged[TXN_NAME]; /* the record that the fault is about, or "" */
	int rc; /* first fault: an MDB code > -31000 is ours (MG_E*) */
};

#endif
