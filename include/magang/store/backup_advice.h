/* SPDX-License-Identifier: MIT */
/* How a damaged store is replaced by its last backup. */
#ifndef MAGANG_STORE_BACKUP_ADVICE_H
#define MAGANG_STORE_BACKUP_ADVICE_H

/* What puts the last one in the place of the store DIR, as a line for a shell, or
 * that none is known. The caller frees it. */
char *store_backup_advice(const char *dir);

#endif
