/* SPDX-License-Identifier: MIT */
#include "holding.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"

/* Set in the order of all who go through their wishes the first time. */
#define FIRST_TIME ((uint64_t)1 << 31)

/* --- what is where ------------------------------------------------------- */

static void
take_pins(struct holding *s)
{
	uint32_t i, at;

	for (i = 0; i < s->m->n_nodes; i++)
		s->node[i].seats = s->m->node[i].seats;
	for (i = 0; i < s->m->n_people; i++)
		for (at = s->m->person[i].pin; at != MATCH_NONE;
			at = s->m->node[at].above)
			if (s->node[at].seats != MATCH_NONE &&
				s->node[at].seats > 0)
				s->node[at].seats--;
}

/* Everybody can come once into the heap of every node on the way up, twice
 * where there is a second chance. */
static void
lay_heaps(struct holding *s, uint32_t times)
{
	const struct instance *m = s->m;
	uint32_t i, at, n, from = 0;

	for (i = 0; i < m->n_wishes; i++)
		for (at = m->wish[i].rank > 0 ? m->wish[i].place : MATCH_NONE;
			at != MATCH_NONE && m->node[at].list != MATCH_NONE;
			at = m->node[at].above)
			s->node[at].n_heap += times;
	for (i = 0; i < m->n_nodes; i++) {
		n = s->node[i].n_heap;
		s->node[i].heap = from;
		s->node[i].n_heap = 0;
		from += n;
	}
	s->n_heap = from;
}

static bool
in_rounds(const struct holding *s, uint32_t node)
{
	return node != MATCH_NONE && s->m->node[node].list == MATCH_NONE;
}

static void
lay_kids(struct holding *s)
{
	const struct instance *m = s->m;
	uint32_t i, up, n, from = 0;

	for (i = 0; i < m->n_nodes; i++)
		if (in_rounds(s, m->node[i].above))
			s->node[m->node[i].above].n_kids++;
	for (i = 0; i < m->n_nodes; i++) {
		n = s->node[i].n_kids;
		s->node[i].kids = from;
		s->node[i].n_kids = 0;
		from += n;
	}
	s->n_kid = from;
	s->kid = xcalloc(from + 1, sizeof(uint32_t));
	s->best = xcalloc(from + 1, sizeof(uint32_t));
	for (i = 0; i < m->n_nodes; i++) {
		up = m->node[i].above;
		if (!in_rounds(s, up))
			continue;
		s->node[i].sibling = s->node[up].n_kids++;
		s->kid[s->node[up].kids + s->node[i].sibling] = i;
	}
}

/* --- rounds -------------------------------------------------------------- */

/*
 * A tournament of n in an array: entrant i stands at n + i, the winner of the
 * match at j comes out of 2j and 2j + 1, that of all stands at 1. Winners are
 * kept by their place among the kids.
 */
static uint32_t
entrant(const struct holding *s, const struct hold_node *up, uint32_t j)
{
	return j >= up->n_kids ? j - up->n_kids : s->best[up->kids + j];
}

static uint32_t
taken_by(const struct holding *s, const struct hold_node *up, uint32_t sibling)
{
	return s->node[s->kid[up->kids + sibling]].taken;
}

static void
play(struct holding *s, const struct hold_node *up, uint32_t j)
{
	const uint32_t a = entrant(s, up, 2 * j), b = entrant(s, up, 2 * j + 1);
	const uint32_t na = taken_by(s, up, a), nb = taken_by(s, up, b);

	s->best[up->kids + j] = na > nb || (na == nb && a > b) ? a : b;
}

static void
play_all(struct holding *s)
{
	uint32_t i, j;

	for (i = 0; i < s->m->n_nodes; i++)
		for (j = s->node[i].n_kids; j-- > 1;)
			play(s, &s->node[i], j);
}

static void
count(struct holding *s, uint32_t node, bool one_more)
{
	const uint32_t above = s->m->node[node].above;
	const struct hold_node *up;
	uint32_t j;

	s->node[node].taken += one_more ? 1 : UINT32_MAX;
	if (!in_rounds(s, above))
		return;
	up = &s->node[above];
	for (j = (up->n_kids + s->node[node].sibling) / 2; j >= 1; j /= 2)
		play(s, up, j);
}

/* --- branches ------------------------------------------------------------ */

static void
heap_push(uint64_t *h, uint32_t n, uint64_t order)
{
	uint32_t i, up;

	for (i = n; i > 0; i = up) {
		up = (i - 1) / 2;
		if (h[up] >= order)
			break;
		h[i] = h[up];
	}
	h[i] = order;
}

/* Takes the top away; n are left. */
static void
heap_pop(uint64_t *h, uint32_t n)
{
	const uint64_t order = h[n];
	uint32_t i, down;

	for (i = 0; (down = 2 * i + 1) < n; i = down) {
		if (down + 1 < n && h[down + 1] > h[down])
			down++;
		if (h[down] <= order)
			break;
		h[i] = h[down];
	}
	h[i] = order;
}

static uint32_t
person_of(const struct holding *s, uint64_t order)
{
	return s->m->by_lot[(uint32_t)order & ~(uint32_t)FIRST_TIME];
}

/* Does whoever came in with this order sit under the node? */
static bool
sits_under(const struct holding *s, uint64_t order, uint32_t node)
{
	const uint32_t person = person_of(s, order);
	uint32_t at;

	if (s->again[person] && order & FIRST_TIME)
		return false;
	for (at = s->place[person]; at != MATCH_NONE; at = s->m->node[at].above)
		if (at == node)
			return true;
	return false;
}

/* Entries of people who have gone elsewhere stay until they come to the top. */
static uint32_t
last_in_branch(struct holding *s, uint32_t node)
{
	struct hold_node *n = &s->node[node];
	uint64_t *h = s->heap + n->heap;

	while (!sits_under(s, h[0], node))
		heap_pop(h, --n->n_heap);
	return person_of(s, h[0]);
}

/* Who has the last seat that the node has given. */
static uint32_t
last_under(struct holding *s, uint32_t node)
{
	const struct hold_node *n = &s->node[node];

	while (in_rounds(s, node)) {
		node = s->kid[n->kids + entrant(s, n, 1)];
		n = &s->node[node];
	}
	return last_in_branch(s, node);
}

/* --- proposals ----------------------------------------------------------- */

static uint64_t
order_of(const struct holding *s, uint32_t person, const struct match_wish *w)
{
	const bool moved = person == s->moved &&
			   s->m->node[w->place].list == s->moved_list;

	return match_order(s->m, person, moved ? s->moved_rank : w->rank) |
	       (s->again[person] ? 0 : FIRST_TIME);
}

static void
leave(struct holding *s, uint32_t person)
{
	uint32_t at;

	for (at = s->place[person]; at != MATCH_NONE; at = s->m->node[at].above)
		count(s, at, false);
	s->place[person] = MATCH_NONE;
}

uint32_t
holding_propose(struct holding *s, uint32_t person, const struct match_wish *w)
{
	const uint64_t order = order_of(s, person, w);
	uint32_t at, full = MATCH_NONE;
	struct hold_node *n;

	s->place[person] = w->place;
	for (at = w->place; at != MATCH_NONE; at = s->m->node[at].above) {
		n = &s->node[at];
		count(s, at, true);
		if (full == MATCH_NONE && n->taken > n->seats)
			full = at;
		if (!in_rounds(s, at))
			heap_push(s->heap + n->heap, n->n_heap++, order);
	}
	if (full == MATCH_NONE)
		return MATCH_NONE;
	person = last_under(s, full);
	leave(s, person);
	return person;
}

/* --- life ---------------------------------------------------------------- */

void
holding_init(struct holding *s, const struct instance *m, uint32_t times)
{
	*s = (struct holding){ .m = m, .moved = MATCH_NONE };
	s->node = xcalloc(m->n_nodes + 1, sizeof(*s->node));
	s->place = xcalloc(m->n_people + 1, sizeof(*s->place));
	s->at = xcalloc(m->n_people + 1, sizeof(*s->at));
	s->again = xcalloc(m->n_people + 1, sizeof(*s->again));
	memset(s->place, 0xff, m->n_people * sizeof(*s->place));
	take_pins(s);
	lay_heaps(s, times);
	s->heap = xcalloc(s->n_heap + 1, sizeof(*s->heap));
	lay_kids(s);
	play_all(s);
}

void
holding_copy(struct holding *to, const struct holding *from)
{
	const struct instance *m = from->m;

	memcpy(to->node, from->node, m->n_nodes * sizeof(*to->node));
	memcpy(to->place, from->place, m->n_people * sizeof(*to->place));
	memcpy(to->at, from->at, m->n_people * sizeof(*to->at));
	memcpy(to->again, from->again, m->n_people * sizeof(*to->again));
	memcpy(to->heap, from->heap, from->n_heap * sizeof(*to->heap));
	memcpy(to->best, from->best, from->n_kid * sizeof(*to->best));
}

void
holding_release(struct holding *s)
{
	free(s->node);
	free(s->place);
	free(s->at);
	free(s->again);
	free(s->heap);
	free(s->kid);
	free(s->best);
}
