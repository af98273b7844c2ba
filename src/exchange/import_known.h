/* SPDX-License-Identifier: MIT */
#ifndef EXCHANGE_IMPORT_KNOWN_H
#define EXCHANGE_IMPORT_KNOWN_H

#include "import_batch.h"

/* Sets known, add, may_open, likenesses and the reasons they give. */
void import_identify(
	struct import *im, struct txn *txn, struct import_row *row);

/* Does the row say something else of its person than rows before it did, the
 * first of them at `line`? Then it has the reason. */
bool import_clashes(struct import *im, struct import_row *row,
	const struct record *said, size_t line);

#endif
