/* SPDX-License-Identifier: MIT */
#include "magang/matching/whatif.h"

#include <stdlib.h>

#include "holding.h"
#include "magang/base/mem.h"
#include "propose.h"

/* --- runs anew ----------------------------------------------------------- */

struct match_seat *
match_wider(const struct instance *m, uint32_t node, bool again)
{
	struct instance other = *m;
	struct match_seat *seat;

	other.node = xmemdup(m->node, m->n_nodes * sizeof(*m->node));
	if (other.node[node].seats != MATCH_NONE)
		other.node[node].seats++;
	seat = match_solve(&other, again);
	free(other.node);
	return seat;
}

static struct match_seat *
without_pin(const struct instance *m, uint32_t person, bool again)
{
	struct instance other = *m;
	struct match_seat *seat;

	other.person = xmemdup(m->person, m->n_people * sizeof(*m->person));
	other.person[person].pin = MATCH_NONE;
	seat = match_solve(&other, again);
	free(other.person);
	return seat;
}

/* Does the person have the wish or one before it? The seats are freed. */
static bool
gives(struct match_seat *seat, uint32_t person, uint32_t wish)
{
	const bool yes =
		seat[person].place != MATCH_NONE && seat[person].wish <= wish;

	free(seat);
	return yes;
}

/* --- another rank -------------------------------------------------------- */

/* Everybody but the person has proposed. */
static void
run_without(struct holding *h, const struct instance *m, uint32_t person)
{
	struct instance other = *m;

	other.person = xmemdup(m->person, m->n_people * sizeof(*m->person));
	other.person[person].n_wishes = 0;
	holding_init(h, &other, 1);
	propose_all(h, false);
	h->m = m;
	h->at[person] = 0;
	free(other.person);
}

static bool
rank_gives(struct holding *h, const struct holding *without, uint32_t person,
	uint32_t wish, uint32_t rank)
{
	const struct match_wish *w = &h->m->wish[wish];

	holding_copy(h, without);
	h->moved = person;
	h->moved_list = h->m->node[w->place].list;
	h->moved_rank = rank;
	propose_from(h, person);
	return h->place[person] != MATCH_NONE &&
	       h->m->person[person].first + h->at[person] - 1 <= wish;
}

/* A better rank never makes it worse, but under a second chance: by halves. */
static uint32_t
last_rank_that_gives(struct holding *h, const struct holding *without,
	uint32_t person, uint32_t wish)
{
	uint32_t yes = 0, no = h->m->wish[wish].rank, mid;

	while (no - yes > 1) {
		mid = yes + (no - yes) / 2;
		if (rank_gives(h, without, person, wish, mid))
			yes = mid;
		else
			no = mid;
	}
	return yes;
}

/* --- of a person --------------------------------------------------------- */

static uint32_t
n_lost(const struct match_check *c, uint32_t person)
{
	const struct match_person *p = &c->m->person[person];

	return c->seat[person].place == MATCH_NONE
		       ? p->n_wishes
		       : c->seat[person].wish - p->first;
}

static void
try_pins(const struct match_check *c, uint32_t person, struct match_whatif *out)
{
	uint32_t i, tried = 0;

	for (i = 0; i < c->m->n_people && tried < WHATIF_PINS; i++) {
		if (!c->seat[i].pinned ||
			!match_is_under(c->m, c->seat[i].place, out->lost.full))
			continue;
		tried++;
		if (gives(without_pin(c->m, i, c->again), person,
			    out->lost.wish))
			out->pin[out->n_pins++] = i;
	}
}

struct match_whatif *
match_whatif(const struct match_check *c, uint32_t person, uint32_t *n)
{
	const struct instance *m = c->m;
	const uint32_t first = m->person[person].first;
	struct match_whatif *out;
	struct holding without, h;
	uint32_t i;

	*n = n_lost(c, person);
	out = xcalloc(*n + 1, sizeof(*out));
	run_without(&without, m, person);
	holding_init(&h, m, 1);
	for (i = 0; i < *n; i++) {
		match_lost(c, person, first + i, &out[i].lost);
		if (out[i].lost.refused)
			continue;
		out[i].rank = c->again ? 0
				       : last_rank_that_gives(&h, &without,
						 person, first + i);
		out[i].seat = gives(match_wider(m, out[i].lost.full, c->again),
			person, first + i);
		try_pins(c, person, &out[i]);
	}
	holding_release(&without);
	holding_release(&h);
	return out;
}
