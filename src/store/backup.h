/* SPDX-License-Identifier: MIT */
/* What a backup is made of. */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

struct env;
struct err;
struct store;

/* A compacted copy of an environment as TO/SUB/data.mdb, synced; the directory
 * is there. No transaction of this process is open in it but one that writes. */
int backup_env(struct store *store, struct env *env, const char *to,
	const char *sub, struct err *err);
/* The file NAME of one directory copied to another, synced. */
int backup_file(
	const char *from, const char *to, const char *name, struct err *err);

#endif
