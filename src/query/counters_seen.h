/* SPDX-License-Identifier: MIT */
/* Counters as far as the caller sees what they count. */
#ifndef QUERY_COUNTERS_SEEN_H
#define QUERY_COUNTERS_SEEN_H

#include "magang/record/counter.h"

struct access;
struct txn;

/*
 * Rows of a family and a program (0: of all) whose sum is what the caller sees: those
 * of all areas, and for who is bound to areas those of the areas that he has not,
 * with cs.n below zero. So what has no area is his, too. Rows of no program are
 * everybody's.
 */
struct counters_seen {
	struct counters cs; /* cs.of and cs.n are the row at hand */
	const struct access *access;
	uint16_t program;
};
void counters_seen_begin(struct counters_seen *s, struct txn *txn,
	const struct access *access, enum family family, uint16_t program);
bool counters_seen_next(struct counters_seen *s);
/* Always, as counters_end(). */
void counters_seen_end(struct counters_seen *s);

#endif
