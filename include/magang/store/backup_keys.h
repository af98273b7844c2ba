/* SPDX-License-Identifier: MIT */
/* Keys of persons out of a backup. */
#ifndef MAGANG_STORE_BACKUP_KEYS_H
#define MAGANG_STORE_BACKUP_KEYS_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/seal.h"
#include "magang/store/keyring.h"

struct backup;
struct err;
struct store;

/* All of them, tombstones too, and the master key that seals them, into a store
 * that is being made and has none. A row that is damaged is taken as it is. */
int backup_take_keys(struct store *to, struct backup *from, struct err *err);

/* The master key that seals them: wipe it. */
int backup_master(struct backup *from, uint8_t out[KEY_SIZE], struct err *err);

/* The keys of a person as they were by then; nonzero ends the walk. */
typedef int (*backup_key_visit)(void *ctx, uint64_t id,
	const struct person_keys *keys, struct err *err);
/* All that are whole and were not destroyed, opened by the master key beside
 * them. */
int backup_each_key(struct backup *from, backup_key_visit visit, void *ctx,
	struct err *err);

/* Puts the master key of the backup in the place of one that does not open the
 * keys of the store at `dir`, where this one does; *put: it did. Nothing is
 * open. */
int backup_mend_master(
	const char *dir, struct backup *from, bool *put, struct err *err);

#endif
