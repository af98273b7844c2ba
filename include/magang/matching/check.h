/* SPDX-License-Identifier: MIT */
/*
 * The independent checker: recounts all seats of a result and looks for people
 * and places that would both rather have each other. It shares no code with the
 * solver, only the instance, and knows nothing of how a result came about.
 *
 * A person who is not pinned and a place block a matching where the person
 * wishes the place more than what they have, the place accepts them, and going
 * up from it
 *   - the lowest full node in the branch of the list has somebody not pinned
 *     who stands behind the person in the order; a node that holds the person
 *     already counts as not full;
 *   - or no node of the branch is full, and each node above it that gives seats
 *     in rounds is not full or would give the person's round before the last
 *     seat that it has given. That may be a seat of the person at another
 *     child: else there are instances in which every matching is blocked.
 */
#ifndef MAGANG_MATCHING_CHECK_H
#define MAGANG_MATCHING_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/matching/solve.h"

/* A person and a place that would both rather have each other. */
struct match_pair {
	uint32_t person, place;
};

/* A result as it was recounted, and what blocks it. */
struct match_check {
	const struct instance *m;
	const struct match_seat *seat;
	bool again; /* it came about with a second chance; for whatif.h, by
		       whoever made it */
	bool right; /* everybody has a seat that is there, and
				     what they wished of who takes them */
	struct match_pair *block; /* pairs that block */
	size_t n_block, cap_block;
	/* of each node */
	uint32_t *taken;    /* seats that somebody has */
	uint32_t *pinned;   /* of those by pins */
	uint32_t *held;     /* of those of who had it before */
	uint64_t *cut;      /* in a branch: where the last of the others stands
				 in its order; 0: there is nobody */
	uint32_t *round_of; /* how many others there are */
	uint32_t *kid, *next; /* children, one after another */
	uint32_t *most;       /* the child that has the last round given */
	uint32_t *order_at;   /* where those of a list begin */
	uint64_t *order;      /* people of each list, sorted */
};

/* Fills *c, to be released by match_check_release(); both it was made of live
 * as long. */
void match_check(const struct instance *m, const struct match_seat *seat,
	struct match_check *c);
void match_check_release(struct match_check *c);

/* Right, and nothing blocks. */
bool match_stable(const struct match_check *c);

/* The node that keeps a person out of a wish whose place accepts them;
 * MATCH_NONE: the pair blocks. Of a right result only. */
uint32_t match_barrier(
	const struct match_check *c, uint32_t person, uint32_t wish);

#endif
