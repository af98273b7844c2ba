/* SPDX-License-Identifier: MIT */
/*
 * A matching as it was read out of the store, kept so that it can be made again
 * whatever happens to cases, places and rankings since. A digest could only say
 * that something is otherwise by now: the instance itself is kept. That is the
 * numbers of cases, who wishes which place, the names and seats of places and
 * hosts, their rankings and refusals, pins, the seed; no name of anybody, and
 * nothing that somebody was fit or not fit by. It is no part of a person: it
 * stays when she is erased, with a number that then leads to nobody.
 *
 * Bytes: u8 form | seed | prefix of the cases | people | places, nodes. A person:
 * varint case less the one before, pin, wishes as place and number. A node: its
 * name, seats, the node above, u8 1 listed | 2 rest, its ranks and refusals, and
 * of a place its slot. Ordinals are varints, none is 0.
 */
#ifndef MAGANG_PLACING_MATCH_FROZEN_H
#define MAGANG_PLACING_MATCH_FROZEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/matching/instance.h"

struct arena;
struct buf;
struct match_input;

/* Of one that is not settled. */
void match_freeze(const struct match_input *in, struct buf *out);

/* The same in arrays. */
struct match_frozen {
	struct instance m; /* not settled */
	uint64_t *kase;    /* of each person */
	uint64_t *slot;    /* of each place */
	struct arena *arena;
};
/* false: these are no bytes of one, and there is nothing to release. */
bool match_thaw(const void *p, size_t n, struct match_frozen *out);
/* Frees what it holds. */
void match_frozen_release(struct match_frozen *f);

#endif
