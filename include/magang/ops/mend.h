/* SPDX-License-Identifier: MIT */
/* Keys of persons and journal entries that are damaged or lost, put back. */
#ifndef MAGANG_OPS_MEND_H
#define MAGANG_OPS_MEND_H

#include <stddef.h>
#include <stdint.h>

#include "magang/store/journal_mend.h"

struct backup;
struct err;
struct office;

/* What became of those that were damaged or lost. */
struct mending {
	size_t mended;
	size_t erased;  /* of persons who were erased: they stay destroyed */
	uint64_t *left; /* persons whose keys the backup does not have, or who
			   have others; free() it */
	size_t n_left, cap_left;
};

/*
 * PERM_ADMIN. A key is put back where what is sealed in the journal opens with
 * it, and never one of a person who was erased, by the record or by the
 * register; keys that are right are not touched. Keys of nobody yet are made
 * anew. `keys` NULL: there is no backup, and all but these are left.
 */
int mend_keys(struct office *office, struct backup *keys, struct mending *out,
	struct err *err);
/* PERM_ADMIN. journal_mend(), with a backup of this office or NULL. */
int mend_journal(struct office *office, struct backup *data,
	struct journal_mending *out, struct err *err);

#endif
