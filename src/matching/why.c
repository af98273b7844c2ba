/* SPDX-License-Identifier: MIT */
#include "magang/matching/why.h"

uint32_t
match_last_rank(const struct match_check *c, uint32_t node)
{
	const uint32_t last = c->last[node];

	return last == MATCH_NONE ? 0 : c->m->wish[c->seat[last].wish].rank;
}

void
match_lost(const struct match_check *c, uint32_t person, uint32_t wish,
	struct match_lost *out)
{
	const struct match_wish *w = &c->m->wish[wish];
	const struct match_node *full;

	*out = (struct match_lost){ .wish = wish, .full = MATCH_NONE };
	out->refused = w->rank == 0;
	if (out->refused)
		return;
	out->full = match_barrier(c, person, wish);
	if (out->full == MATCH_NONE)
		return;
	full = &c->m->node[out->full];
	out->last_rank = match_last_rank(c, full->list == MATCH_NONE
						    ? c->m->node[w->place].list
						    : out->full);
	out->by_lot = out->last_rank == w->rank;
}
