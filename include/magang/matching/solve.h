/* SPDX-License-Identifier: MIT */
/*
 * People-proposing deferred acceptance over a tree of seats. What comes out does
 * not depend on who proposes first: it is the stable matching that is best for
 * every person at once, and nobody gains by other wishes than the true ones.
 */
#ifndef MAGANG_MATCHING_SOLVE_H
#define MAGANG_MATCHING_SOLVE_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/matching/instance.h"

/* What a person has. */
struct match_seat {
	uint32_t place; /* MATCH_NONE: none */
	uint32_t wish;  /* in match.wish; MATCH_NONE: pinned, not wished */
	bool pinned;
	bool again; /* went through the wishes a second time */
};

/*
 * The seats of all people, for the caller to free. `again`: who reaches the end
 * of the wishes goes once more, first among equals, which places a few more;
 * true wishes are no longer the best then.
 */
struct match_seat *match_solve(const struct instance *m, bool again);

#endif
