/* SPDX-License-Identifier: MIT */
/* The store without what its free pages still hold. */
#ifndef MAGANG_STORE_COMPACT_H
#define MAGANG_STORE_COMPACT_H

struct err;
struct store;

/*
 * What was deleted or changed lies in free pages until they are used again.
 * Each environment is copied without them, to NAME.new, and the two directories
 * exchange their names; then the old one goes. Whoever has it open sees so when
 * his next transaction begins, and nothing that was committed is lost.
 *
 * Killed between, it is done again: what is left at NAME.new is swept first.
 * The caller holds the gate, and nothing is open in the store. It takes as much
 * room as the store has, and as long as a backup.
 */
int store_compact(struct store *store, struct err *err);

#endif
