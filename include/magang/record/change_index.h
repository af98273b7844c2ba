/* SPDX-License-Identifier: MIT */
/*
 * The operations of a change by what they are on. A list of thousands is one
 * change, and what follows is asked of each of its cases: looked up, not walked.
 *
 *	for (at = change_first(ix, kind, id); at; at = change_next(ix, at))
 *		use(&c->ops[change_place(ix, at)]);
 *
 * in the order of the change. Operations that are added later are taken in with
 * the next change_first(). Those that were taken in must stay where they are, and
 * on what they are; what goes, or becomes another, is cut off before.
 */
#ifndef MAGANG_RECORD_CHANGE_INDEX_H
#define MAGANG_RECORD_CHANGE_INDEX_H

#include "magang/record/change.h"

struct change_index {
	const struct change *c;
	size_t taken; /* operations */
	struct change_row *rows;
	size_t n, cap;
	uint32_t *first, *last; /* rows of a bucket */
	size_t n_buckets;
};

/* `c` is borrowed and may grow; until the release it stays where it is. */
void change_index_init(struct change_index *ix, const struct change *c);
void change_index_release(struct change_index *ix);

/* Forgets the operations from c->ops[n] on; what stands there is taken in anew. */
void change_index_cut(struct change_index *ix, size_t n);

/* On the record itself; 0: none. */
uint32_t change_first(struct change_index *ix, enum kind kind, uint64_t id);
/* Those that make something about the record, or take it away. */
uint32_t change_first_about(
	struct change_index *ix, enum kind kind, uint64_t id);
/* The next one on, or about, the same record; 0: no more. */
uint32_t change_next(const struct change_index *ix, uint32_t at);
/* Where in c->ops it is. */
size_t change_place(const struct change_index *ix, uint32_t at);

#endif
