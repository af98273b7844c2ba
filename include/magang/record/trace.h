/* SPDX-License-Identifier: MIT */
/*
 * What the journal leaves behind so that nobody has to search it: the changes
 * of a record, those of a user, those of an act. apply() writes it, check
 * compares it with the journal, and nobody else knows how it is kept.
 *
 * Tree `tr`:
 *	1 kind u8, id u64, seq u64	changes of a record, and of what stands
 *					within it (KIND_WITHIN); of that one
 *					those which took it away
 *	2 actor u64, seq u64		changes of a user
 *	3 act u64, seq u64		u8: 0 a further change of the act, 1 a
 *					change that takes the act back; then a
 *					varint where it had to leave some of it
 * Rows of 1 and 2 are lists: the number in the key, then, as varints, how far
 * each next one is from the one before. The first change of an act needs no
 * row: the number of the act is that of the change at its origin.
 */
#ifndef MAGANG_RECORD_TRACE_H
#define MAGANG_RECORD_TRACE_H

#include "magang/record/change.h"
#include "magang/store/walk.h"

struct hash;

/* Of an operation that stands, and of the change with the last of them. */
void trace_op(struct txn *txn, const struct op *op, uint64_t seq);
/* left: so much of the act that the change takes back had no room, and can be
 * taken back another time. */
void trace_change(
	struct txn *txn, const struct change *c, uint64_t seq, size_t left);

/*
 * Numbers of changes, newest first:
 *
 *	trace_of_record(&t, txn, kind, id);
 *	while (trace_next(&t, &seq))
 *		use(seq);
 *	trace_end(&t);
 */
#define TRACE_ROW 96 /* bytes of a list before it goes on in another row */
struct trace {
	struct walk w;
	uint64_t seqs[TRACE_ROW + 1]; /* of the present row, ascending */
	size_t n;
	uint64_t last;
};
void trace_of_record(
	struct trace *t, struct txn *txn, enum kind kind, uint64_t id);
void trace_of_actor(struct trace *t, struct txn *txn, uint64_t actor);
bool trace_next(struct trace *t, uint64_t *seq);
void trace_end(struct trace *t);
bool trace_has_actor(struct txn *txn, uint64_t actor);

/* An act: what its first change says, and all its changes, ascending. */
struct trace_act {
	enum act_kind kind;
	uint64_t actor;
	bool undone; /* by an act that was not undone in turn, the whole of it */
	uint64_t *seqs;
	size_t n, cap;
};
/* false: there is none. */
bool trace_act(struct txn *txn, uint64_t act, struct trace_act *out);
/* Frees the numbers. */
void trace_act_release(struct trace_act *a);
/* Did it touch the record? */
bool trace_act_touched(const struct trace_act *a, struct txn *txn,
	enum kind kind, uint64_t id);
/* What the operation is on? Of what stands within a record, that, and by this
 * act if it is there. */
bool trace_act_touched_by(
	const struct trace_act *a, struct txn *txn, const struct op *op);
/* The act that an accepted change is part of; 0: there is no such change. */
uint64_t trace_act_of(struct txn *txn, uint64_t seq);

/* For check: is an operation, is a change found by what it leaves? *n grows by
 * the numbers that have to be there for it. */
bool trace_has_op(
	struct txn *txn, const struct op *op, uint64_t seq, uint64_t *n);
/* The same of the change as a whole. */
bool trace_has_change(
	struct txn *txn, const struct change *c, uint64_t seq, uint64_t *n);
/* All numbers that are there; the rows go into the digest. */
uint64_t trace_count(struct txn *txn, struct hash *digest);

#endif
