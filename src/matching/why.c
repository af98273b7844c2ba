/* SPDX-License-Identifier: MIT */
#include "magang/matching/why.h"

#include "magang/base/mem.h"
#include "magang/matching/least.h"

uint32_t
match_last_rank(const struct match_check *c, uint32_t node)
{
	return (uint32_t)(c->cut[node] >> 32);
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

static void
count_wish(const struct match_check *c, uint32_t person, uint32_t wish,
	struct match_gap *gap)
{
	const struct match_seat *seat = &c->seat[person];
	struct match_lost lost;

	gap->wished++;
	if (seat->place != MATCH_NONE && (seat->pinned || seat->wish < wish)) {
		gap->better++;
	} else if (seat->place == MATCH_NONE || seat->wish != wish) {
		match_lost(c, person, wish, &lost);
		gap->refused += lost.refused;
		gap->full = lost.refused ? gap->full : lost.full;
	}
}

struct match_gap *
match_gaps(const struct match_check *c)
{
	const struct instance *m = c->m;
	struct match_gap *gap = xcalloc(m->n_places + 1, sizeof(*gap));
	const struct match_person *p;
	uint32_t i, w;

	for (i = 0; i < m->n_places; i++) {
		gap[i].full = MATCH_NONE;
		gap[i].unfit = m->node[i].unfit;
		gap[i].closed = match_closed(m, i);
	}
	for (i = 0; i < m->n_people; i++) {
		p = &m->person[i];
		for (w = p->first; w < p->first + p->n_wishes; w++)
			count_wish(c, i, w, &gap[m->wish[w].place]);
	}
	return gap;
}
