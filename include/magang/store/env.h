/* SPDX-License-Identifier: MIT */
/* Environments: opening, sizes, faults of LMDB in our words. */
#ifndef MAGANG_STORE_ENV_H
#define MAGANG_STORE_ENV_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct store;
struct store_options;

/* Opens an existing store; MG_EINPUT where there is none. Refuses directories
 * and files that others can read, symbolic links, network file systems. */
int store_open(const char *dir, const struct store_options *opt,
	struct store **out, struct err *err);
void store_close(struct store *store); /* NULL is fine */
/* True for an existing directory with a store in it. */
bool store_exists(const char *dir);
/* Frees the reader slots of processes that are gone; opening does, and whoever
 * runs long every minute. */
void store_readers_check(struct store *store);
/* Bytes of the data file and of its map. */
void store_size(struct store *store, uint64_t *file, uint64_t *map);

/* For who looks after the machine. */
#define STORE_WRITER 65
struct store_state {
	uint64_t file, map;              /* as of store_size() */
	unsigned sessions, sessions_max; /* reader slots */
	char writer[STORE_WRITER]; /* who is inside the gate; "": nobody */
	int64_t backup; /* when store_backup_note() was last called; 0: never */
};
void store_state(struct store *store, struct store_state *out);

#endif
