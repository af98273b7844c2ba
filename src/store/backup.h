/* SPDX-License-Identifier: MIT */
/* A copy that can be restored. */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include <stdint.h>

struct store;

/* What store_backup_note() has noted, 0 for nothing. */
int64_t backup_noted(const struct store *store);

#endif
