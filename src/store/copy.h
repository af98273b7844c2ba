/* SPDX-License-Identifier: MIT */
/* A copy of an environment without what its free pages hold. */
#ifndef STORE_COPY_H
#define STORE_COPY_H

struct env;
struct err;
struct store;

/* A copy of an environment as TO/SUB/data.mdb, of its rows and nothing else, synced;
 * the directory is there. No transaction of this process is open in it but one that writes. */
int copy_env(struct store *store, struct env *env, const char *to,
	const char *sub, struct err *err);
/* The file NAME of one directory copied to another, synced. */
int copy_file(
	const char *from, const char *to, const char *name, struct err *err);

#endif
