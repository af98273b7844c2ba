/* SPDX-License-Identifier: MIT */
#ifndef EXCHANGE_IMPORT_KNOWN_H
#define EXCHANGE_IMPORT_KNOWN_H

#include "import_batch.h"

/* Sets known, add, may_open, likenesses and the reasons they give. */
void import_identify(
	struct import *im, struct txn *txn, struct import_row *row);

/* Does the row say something else of its person than rows before it did? Then it has
 * the reason, with the row of `lines` that said it first. */
bool import_clashes(struct import *im, struct import_row *row,
	const struct record *said, const struct record *lines);

#endif
