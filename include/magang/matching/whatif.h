/* SPDX-License-Identifier: MIT */
/*
 * What would be otherwise: always by a run anew, never out of the last cuts,
 * since one filled seat can begin a chain. Under a second chance a better rank can
 * make it worse, so none is looked for.
 */
#ifndef MAGANG_MATCHING_WHATIF_H
#define MAGANG_MATCHING_WHATIF_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/matching/why.h"

#define WHATIF_PINS 8 /* of a node are tried at most */

/* What would give a person a wish that is lost, or one they wish more. */
struct match_whatif {
	struct match_lost lost;
	uint32_t rank; /* the last rank in its list that would; 0: none, or not
			  looked for */
	bool seat;     /* one seat more at the full node */
	uint32_t n_pins, pin[WHATIF_PINS]; /* people not pinned there */
};

/* Of all lost wishes of a person who is not pinned, in a stable result: n of
 * them for the caller to free. */
struct match_whatif *match_whatif(
	const struct match_check *c, uint32_t person, uint32_t *n);

/* The seats with one more at a node, for the caller to free. */
struct match_seat *match_wider(
	const struct instance *m, uint32_t node, bool again);

#endif
