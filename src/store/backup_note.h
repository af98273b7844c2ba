/* SPDX-License-Identifier: MIT */
/* When the last backup was made. */
#ifndef STORE_BACKUP_NOTE_H
#define STORE_BACKUP_NOTE_H

#include <stdint.h>

struct store;

/* What store_backup_note() has noted, 0 for nothing. */
int64_t backup_noted(const struct store *store);

#endif
