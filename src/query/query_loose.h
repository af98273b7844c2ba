/* SPDX-License-Identifier: MIT */
/*
 * Records of no program that are the caller's by their person: tasks and
 * activities about persons, doubts. Who is bound to programs counts them along
 * two indexes at once, theirs and the one of his persons, each of which leaps
 * to where the other stands: it costs what the shorter one has.
 */
#ifndef QUERY_QUERY_LOOSE_H
#define QUERY_QUERY_LOOSE_H

#include "magang/store/walk.h"
#include "query_tree.h"

struct txn;

/* Is there such a thing for this caller, of this kind? */
bool loose_possible(const struct query *q);

struct loose {
	const struct query *q;
	struct txn *txn;
	struct walk w;
	uint64_t client; /* the last one that was found */
};
void loose_begin(struct loose *l, const struct query *q, struct txn *txn);
bool loose_next(struct loose *l, struct query_row *row);
void loose_end(struct loose *l);

#endif
