/* SPDX-License-Identifier: MIT */
/*
 * Two people who want to be at the same place or host. Their joint wishes are
 * tried as two pins, best first; the first that nobody else blocks is shown with
 * whom it moves, and a person decides. A pair of people can make every matching
 * blocked, so this is no part of the matching itself.
 */
#ifndef MAGANG_MATCHING_TOGETHER_H
#define MAGANG_MATCHING_TOGETHER_H

#include <stdint.h>

#include "magang/matching/solve.h"

/* What was tried and found. */
struct match_together {
	uint32_t n;              /* joint wishes */
	uint32_t found;          /* which of them, from 1; 0: none */
	uint32_t wish[2];        /* found: of each, in match.wish */
	struct match_seat *seat; /* found: all seats then, to be freed */
};

/*
 * Neither of the two is pinned, and they are not the same. Joint wishes are
 * places that both wish and that take them, the same place or two under the same
 * host; best is the smaller sum of their numbers, then the smaller larger one.
 */
void match_together(const struct instance *m, const uint32_t person[2],
	struct match_together *out);

#endif
