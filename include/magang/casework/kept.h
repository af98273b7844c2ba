/* SPDX-License-Identifier: MIT */
/*
 * What a move was decided on: the answers of that day, which travel with it and
 * stay in the journal, sealed as values of the person are. apply() works the
 * same out and refuses a move that saw something else; whoever reads history
 * gets the rows back and says them by the version of the program that was asked.
 *
 * Bytes: varint version, u8 number of the stage from, u8 to, then the rows. A
 * row is u8 answer | 4 part | 8 number | 16 text | 32 health, then u8 what and
 * varint which, or of a part varint node; then the value that was seen. Of an
 * answer that saw a value of health only `what` and `which` stand there: the
 * row and its parts are in a value of their own, under the other key.
 */
#ifndef MAGANG_CASEWORK_KEPT_H
#define MAGANG_CASEWORK_KEPT_H

#include "magang/casework/verdict.h"
#include "magang/record/change.h"

struct rulebook;

/* Adds the rows of a verdict to the operation that moves the case. */
void kept_put(struct change *c, struct op *op, const struct verdict *v);

/* What an operation tells of its answers. */
enum kept {
	KEPT_NONE, /* no move of a case */
	KEPT_GONE, /* erased, or nobody has that version any more */
	KEPT_READ,
};
/* `out` was begun by verdict_init() and is the caller's to release, whatever
 * comes back; its names live as long as the rulebook. */
enum kept kept_read(struct rulebook *book, struct txn *txn, const struct op *op,
	struct verdict *out);

/*
 * Does a verdict come to what the move tells? 0, MG_EDATA: it tells nothing, or
 * MG_ECONFLICT with the rows that differ added as verdict_store() has them.
 * What other records decide is left to the place of the move in the order.
 */
int kept_compare(
	const struct op *op, const struct verdict *now, struct buf *rows);

#endif
