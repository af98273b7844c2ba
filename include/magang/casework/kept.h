/* SPDX-License-Identifier: MIT */
/*
 * A decision as a record, and what it was decided on: the answers of that day,
 * sealed as values of the person are. apply() works the same out and refuses a
 * decision that saw something else; whoever reads it later gets the rows back and
 * says them by the version of the program that was asked.
 *
 * Bytes of F_FROZEN: the rows. A row is u8 answer | 4 part | 8 number | 16 text |
 * 32 health, then u8 what and varint which, or of a part varint node; then the
 * value that was seen. Of an answer that saw a value of health only `what` and
 * `which` stand there: the row and its parts are in F_FROZEN_HEALTH, under the
 * other key. Where nothing was asked neither is there.
 */
#ifndef MAGANG_CASEWORK_KEPT_H
#define MAGANG_CASEWORK_KEPT_H

#include "magang/casework/verdict.h"
#include "magang/record/change.h"

struct rulebook;

/* The next decision of a case, to a stage by its number. Everything but cause,
 * reason and answers. */
void decision_of(struct record *out, const struct record *kase, uint8_t to,
	int32_t date);
/* Makes it a proposal of that, open. */
void decision_propose(struct record *decision);
/* What approves one, without the answers. */
void decision_approve(struct record *out, const struct record *proposal,
	const struct record *kase, int32_t date);
/* Adds the rows of a verdict to the operation that makes a decision. */
void kept_put(struct change *c, struct op *op, const struct verdict *v);

/* What there is of the answers. */
enum kept {
	KEPT_NONE, /* no decision */
	KEPT_GONE, /* erased, or nobody has that version any more */
	KEPT_READ,
};
/* `out` was begun by verdict_init() and is the caller's to release, whatever
 * comes back; its names live as long as the rulebook. */
enum kept kept_read(struct rulebook *book, struct txn *txn,
	const struct record *decision, struct verdict *out);
/* Of an operation that makes one, or takes one away. */
enum kept kept_read_op(struct rulebook *book, struct txn *txn,
	const struct op *op, struct verdict *out);

/*
 * Does a verdict come to what the decision tells? 0, or MG_ECONFLICT with the
 * rows that differ added as verdict_store() has them. What other records decide
 * is left to the place of the decision in the order.
 */
int kept_compare(const struct record *decision, const struct verdict *now,
	struct buf *rows);

#endif
