/* SPDX-License-Identifier: MIT */
/* When the last backup was made, which struct store_state tells, and where. */
#ifndef MAGANG_STORE_BACKUP_NOTE_H
#define MAGANG_STORE_BACKUP_NOTE_H

#include <stdint.h>

struct store;

/* Remembers the last one, in DIR/backup; without it the only harm is a warning, so
 * nothing is said where it cannot be written. */
void store_backup_note(
	struct store *store, int64_t now, const char *data, const char *keys);

#endif
