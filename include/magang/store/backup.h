/* SPDX-License-Identifier: MIT */
/*
 * A backup is two files, 0600, each there whole or not at all:
 *
 *	FILE		what happened: the journal, sealed as it stands, and the
 *			log of reads
 *	FILE.keys	the master key and the keys of persons, of that moment
 *			or later
 *
 * Without keys the first opens nobody and may be kept long; who is erased is
 * gone for good with the last file of keys from before. Indexes, counters and
 * drafts are in none: the rest makes them again.
 *
 * Bytes: a line that says which, then rows: u8 what, u32 n, n bytes. The head
 * comes first, the hash of all before it last.
 *	'h' cluster u64, time u64, seq u64, chain 32	of the last entry
 *	'j' seq u64, the entry as the journal keeps it
 *	'r' time u64, user u64, person u64, what u8
 *	'm' the master key
 *	'k' id u64, the row of the keyring
 *	'e' the hash
 */
#ifndef MAGANG_STORE_BACKUP_H
#define MAGANG_STORE_BACKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/seal.h"

struct err;
struct store;

/* "FILE.keys"; the caller frees it. */
char *backup_keys_name(const char *data);

/* What is asked for, and what was seen. */
struct backup_order {
	const char *data, *keys; /* the names; keys NULL: beside the other */
	uint64_t cluster;
	int64_t now;
	size_t damaged; /* keys that were taken along as they are */
};
/* While others work. MG_EEXIST where a name is taken; MG_EDAMAGED where the
 * journal does not hold: what cannot be followed is no backup. */
int store_backup(
	struct store *store, struct backup_order *order, struct err *err);

/* Which of the two files. */
enum backup_part { BACKUP_DATA, BACKUP_KEYS };

/* What both begin with: whose it is, when it was made, where the journal of
 * the data ended by then. */
struct backup_head {
	uint64_t cluster;
	int64_t time;
	uint64_t seq;
	uint8_t chain[HASH_SIZE];
};

/* What a row is. */
enum backup_what {
	BACKUP_HEAD = 'h',
	BACKUP_ENTRY = 'j',
	BACKUP_READ = 'r',
	BACKUP_MASTER = 'm',
	BACKUP_KEY = 'k',
	BACKUP_END = 'e',
};

#endif
