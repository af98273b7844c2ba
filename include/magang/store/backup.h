/* SPDX-License-Identifier: MIT */
/* A copy that can be restored. */
#ifndef MAGANG_STORE_BACKUP_H
#define MAGANG_STORE_BACKUP_H

struct err;
struct store;

/* Hot, compacted copy of both environments into a new directory, 0700/0600. */
int store_backup(struct store *store, const char *to, struct err *err);
/* Puts a backup in place as a new store at DIR; MG_EEXIST where DIR is not
 * empty or in use. `fill` runs on the opened store before it has its name; its
 * failure leaves nothing behind. */
int store_restore(const char *from, const char *dir,
	int (*fill)(void *ctx, struct store *store, struct err *err), void *ctx,
	struct err *err);

#endif
