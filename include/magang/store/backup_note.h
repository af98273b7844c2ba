/* SPDX-License-Identifier: MIT */
/* When the last backup was made; struct store_state tells it. */
#ifndef MAGANG_STORE_BACKUP_NOTE_H
#define MAGANG_STORE_BACKUP_NOTE_H

#include <stdint.h>

struct store;

/* Remembers when the last one was made, in DIR/backup; without it the only harm
 * is a warning, so nothing is said where it cannot be written. */
void store_backup_note(struct store *store, int64_t now);

#endif
