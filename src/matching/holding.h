/* SPDX-License-Identifier: MIT */
/*
 * Who holds which seat while people propose.
 *
 * Seats are a tree: a place, its host, what stands above. Inside a branch under
 * one list whoever is last in its order has to go where there is one too many;
 * a heap at each node finds them. A node above several lists gives seats in
 * rounds, the first of each child, then the second of each: who has to go is
 * the last of the child that has most, of several the later child; a tournament
 * over the children finds it.
 *
 * Pinned people are not among them: they have taken their seats before.
 */
#ifndef MATCHING_HOLDING_H
#define MATCHING_HOLDING_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/matching/solve.h"

struct hold_node {
	uint32_t seats; /* that no pin has */
	uint32_t taken;
	uint32_t heap, n_heap; /* in a branch: orders, the last on top */
	uint32_t kids, n_kids; /* of rounds: its part of kid[] and of best[] */
	uint32_t sibling;      /* its place among the kids of the node above */
};

struct holding {
	const struct instance *m;
	struct hold_node *node;
	uint32_t *place; /* of a person; MATCH_NONE */
	uint32_t *at;    /* wishes of a person that were tried */
	uint64_t *heap;  /* of all nodes */
	uint32_t *kid;   /* of all nodes, places before hosts */
	uint32_t *best;  /* of all nodes: winners of n_kids - 1 matches */
	bool *again;     /* goes through the wishes a second time */
	uint32_t n_heap, n_kid;
	/* What if: this person has this rank in this list. */
	uint32_t moved, moved_list, moved_rank;
};

/* `times`: how often people may go through their wishes. */
void holding_init(struct holding *s, const struct instance *m, uint32_t times);
void holding_release(struct holding *s);
/* `to` was made for the same instance. */
void holding_copy(struct holding *to, const struct holding *from);

/*
 * Seats a person at the place of a wish; who has no seat then, maybe the same
 * person, comes back, or MATCH_NONE.
 */
uint32_t holding_propose(
	struct holding *s, uint32_t person, const struct match_wish *w);

#endif
