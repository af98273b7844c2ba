/* SPDX-License-Identifier: MIT */
/* Keys of persons out of a backup. */
#ifndef MAGANG_STORE_BACKUP_KEYS_H
#define MAGANG_STORE_BACKUP_KEYS_H

struct backup;
struct err;
struct store;

/* All of them, tombstones too, and the master key that seals them, into a store
 * that is being made and has none. A row that is damaged is taken as it is. */
int backup_take_keys(struct store *to, struct backup *from, struct err *err);

#endif
