/* SPDX-License-Identifier: MIT */
/*
 * Why somebody has not what they wished more: out of the last cuts of a checked
 * result, without words.
 */
#ifndef MAGANG_MATCHING_WHY_H
#define MAGANG_MATCHING_WHY_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/matching/check.h"

/* What kept somebody out of a wish. */
struct match_lost {
	uint32_t wish;      /* in match.wish */
	bool refused;       /* the place does not take the person; else: */
	uint32_t full;      /* the node whose seats are gone */
	uint32_t last_rank; /* of the last who came in there, where it gives
			       rounds of those in the person's list; 0: nobody */
	bool by_lot;        /* that rank is the person's, too */
};

/* Of a wish that is lost, in a stable result. */
void match_lost(const struct match_check *c, uint32_t person, uint32_t wish,
	struct match_lost *out);

/* What became of those who wish a place. */
struct match_gap {
	uint32_t wished;  /* wishes for it */
	uint32_t better;  /* by people who have what they wish more */
	uint32_t refused; /* by people whom it does not take */
	uint32_t unfit;   /* beside these: by people who cannot have it */
	uint32_t full;    /* a node above that keeps others out; MATCH_NONE */
	uint32_t closed;  /* match_closed() */
};
/* Of each place, for the caller to free; of a stable result. */
struct match_gap *match_gaps(const struct match_check *c);

/* The rank of the last who came in at a place without a pin; 0: nobody. */
uint32_t match_last_rank(const struct match_check *c, uint32_t node);

#endif
