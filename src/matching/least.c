/* SPDX-License-Identifier: MIT */
#include "magang/matching/least.h"

#include <stdlib.h>

static bool
counts_at(const struct instance *m, uint32_t place, uint32_t host)
{
	return place != MATCH_NONE && m->node[place].few &&
	       match_is_under(m, place, host);
}

static uint32_t
seated_at(
	const struct instance *m, const struct match_seat *seat, uint32_t host)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < m->n_people; i++)
		n += counts_at(m, seat[i].place, host);
	return n;
}

/* The host with the fewest of those that have too few, of equals that which the lot
 * says. Whose places are closed has at most its pins. */
static uint32_t
find_short(const struct instance *m, const struct match_seat *seat)
{
	uint32_t found = MATCH_NONE, fewest = 0;

	for (uint32_t i = 0; i < m->n_nodes; i++) {
		const struct match_node *n = &m->node[i];
		const uint32_t has =
			n->least && !n->closed ? seated_at(m, seat, i) : 0;

		if (!has || has >= n->least)
			continue;
		if (found == MATCH_NONE || has < fewest ||
			(has == fewest && n->lot < m->node[found].lot)) {
			found = i;
			fewest = has;
		}
	}
	return found;
}

/* Who is pinned keeps the seat. */
static void
close_places(struct instance *m, uint32_t host)
{
	m->node[host].closed = true;
	for (uint32_t i = 0; i < m->n_places; i++) {
		if (!counts_at(m, i, host))
			continue;
		m->node[i].closed = true;
		m->node[i].seats = 0;
		for (uint32_t k = 0; k < m->n_people; k++)
			m->node[i].seats += m->person[k].pin == i;
	}
}

struct match_seat *
match_solve_least(struct instance *m, bool again)
{
	struct match_seat *seat = match_solve(m, again);
	uint32_t host;

	while ((host = find_short(m, seat)) != MATCH_NONE) {
		free(seat);
		close_places(m, host);
		seat = match_solve(m, again);
	}
	return seat;
}

uint32_t
match_closed(const struct instance *m, uint32_t place)
{
	if (!m->node[place].closed)
		return 0;
	while (!m->node[place].least)
		place = m->node[place].above;
	return m->node[place].least;
}
