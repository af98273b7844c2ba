/* SPDX-License-Identifier: MIT */
/*
 * The ranks of a host: a ranking is a list of a host in a program, and each rank
 * of it is a record of its own, that of a person: it is seen by whoever sees her,
 * goes when she is erased, and two who rank at once are in conflict about the
 * same person only. A ranking without any rank says "anybody".
 */
#ifndef MAGANG_RECORD_RANKS_H
#define MAGANG_RECORD_RANKS_H

#include <stdint.h>

#include "magang/store/walk.h"

#define RANK_MOST 10000

/* Ranks of a ranking; walk with walk_next(), walk_id() is the record. */
void ranks_begin(struct walk *w, struct txn *txn, uint64_t ranking);
/* Of the one at hand: its case. */
uint64_t ranks_case(const struct walk *w);
/* And its rank; 0: refused. */
unsigned ranks_rank(const struct walk *w);

#endif
