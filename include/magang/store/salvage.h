/* SPDX-License-Identifier: MIT */
/*
 * What can still be proved of the journal of a store whose data file is torn: rows of
 * it wherever they lie, each of which must have the hash that follows the one before.
 */
#ifndef MAGANG_STORE_SALVAGE_H
#define MAGANG_STORE_SALVAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/seal.h"

struct buf;
struct err;
struct salvage;

/* Gathers what may be of entries after `seq` in DIR/data; nothing of it is open, or
 * altered. A file that is not there has none. */
int salvage_open(
	const char *dir, uint64_t seq, struct salvage **out, struct err *err);
/* NULL is fine. */
void salvage_close(struct salvage *s);
/* The bytes of the entry `seq` that follows one with the hash `chain`, as the journal
 * keeps them (journal_take). false: nothing there is it. */
bool salvage_entry(struct salvage *s, uint64_t seq,
	const uint8_t chain[HASH_SIZE], struct buf *hold);
/* The highest number that a head of the journal there has; 0: none is left. */
uint64_t salvage_head(const struct salvage *s);

/* Does the journal of a store lie where its keys should, and not in its place? The
 * files, or the directories with them, were exchanged. */
bool salvage_is_misplaced(const char *dir);

#endif
