/* SPDX-License-Identifier: MIT */
/* Entries of the journal that were altered, put right where it can be proved. */
#ifndef MAGANG_STORE_JOURNAL_MEND_H
#define MAGANG_STORE_JOURNAL_MEND_H

#include <stdbool.h>
#include <stdint.h>

struct backup;
struct err;
struct store;

/* What was done. */
struct journal_mending {
	uint64_t taken;   /* entries that came from the backup */
	uint64_t guessed; /* that had one byte that was another */
	bool rest; /* the head, or how answers are found: it follows from entries */
	uint64_t
		bad; /* the first that nothing proves; 0: all stand as they did */
	uint64_t lost; /* how many there are from it on */
};
/*
 * Each entry must have the hash that it ends with, over that of the one before. One
 * that has not is searched for with one byte of it altered, then in `from`, a backup
 * of the data or NULL. What is put right stays so where another entry is not. The
 * gate is held.
 */
int journal_mend(struct store *store, struct backup *from,
	struct journal_mending *out, struct err *err);

#endif
