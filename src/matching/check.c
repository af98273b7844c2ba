/* SPDX-License-Identifier: MIT */
#include "magang/matching/check.h"

#include <stdlib.h>

#include "magang/base/mem.h"

/* Who has gone through the wishes twice is before equals. */
static uint64_t
place_in_order(const struct match_check *c, uint32_t person, uint32_t rank)
{
	const uint64_t second = c->seat[person].again ? 0 : 1;

	return (uint64_t)rank << 32 | second << 31 | c->m->person[person].lot;
}

static uint64_t
seat_order(const struct match_check *c, uint32_t person)
{
	return place_in_order(c, person, c->m->wish[c->seat[person].wish].rank);
}

/* --- recount ------------------------------------------------------------- */

static void
count_seat(struct match_check *c, uint32_t person)
{
	const struct match_seat *seat = &c->seat[person];
	const uint64_t order = seat->pinned || seat->place == MATCH_NONE
				       ? 0
				       : seat_order(c, person);
	uint32_t at;

	for (at = seat->place; at != MATCH_NONE; at = c->m->node[at].above) {
		c->taken[at]++;
		c->pinned[at] += seat->pinned;
		c->held[at] += c->m->person[person].held;
		c->round_of[at] += !seat->pinned;
		if (c->m->node[at].list != MATCH_NONE && order > c->cut[at])
			c->cut[at] = order;
	}
}

/* Has the person the place of their pin, or one that they wished and that takes
 * them, or none? */
static bool
seat_is_right(const struct match_check *c, uint32_t person)
{
	const struct match_seat *seat = &c->seat[person];
	const struct match_person *p = &c->m->person[person];
	const struct match_wish *w;

	if (seat->pinned || p->pin != MATCH_NONE)
		return seat->pinned && seat->place == p->pin;
	if (seat->place == MATCH_NONE)
		return true;
	if (seat->wish < p->first || seat->wish >= p->first + p->n_wishes)
		return false;
	w = &c->m->wish[seat->wish];
	return w->place == seat->place && w->rank > 0;
}

static bool
recount(struct match_check *c)
{
	bool right = true;
	uint32_t i;

	for (i = 0; i < c->m->n_people; i++)
		right = right && seat_is_right(c, i);
	for (i = 0; i < c->m->n_people && right; i++)
		count_seat(c, i);
	for (i = 0; i < c->m->n_nodes && right; i++)
		right = c->taken[i] <= c->m->node[i].seats ||
			c->taken[i] == c->pinned[i];
	return right;
}

/* --- rounds -------------------------------------------------------------- */

static int
by_order(const void *va, const void *vb)
{
	const uint64_t a = *(const uint64_t *)va, b = *(const uint64_t *)vb;

	return a < b ? -1 : a > b;
}

/* The orders of those who are not pinned, for each list one after another. */
static void
sort_lists(struct match_check *c)
{
	const struct instance *m = c->m;
	uint32_t i, list, from = 0;
	uint32_t *end = xcalloc(m->n_nodes + 1, sizeof(uint32_t));

	for (i = 0; i < m->n_nodes; i++) {
		c->order_at[i] = end[i] = from;
		if (m->node[i].list == i)
			from += c->round_of[i];
	}
	for (i = 0; i < m->n_people; i++) {
		if (c->seat[i].place == MATCH_NONE || c->seat[i].pinned)
			continue;
		list = m->node[c->seat[i].place].list;
		c->order[end[list]++] = seat_order(c, i);
	}
	for (i = 0; i < m->n_nodes; i++)
		if (end[i] > c->order_at[i])
			qsort(c->order + c->order_at[i],
				end[i] - c->order_at[i], sizeof(uint64_t),
				by_order);
	free(end);
}

/* 1 + people of the list who stand before this order. */
static uint32_t
round_in_list(const struct match_check *c, uint32_t list, uint64_t order)
{
	uint32_t lo = c->order_at[list], hi = lo + c->round_of[list], mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (c->order[mid] < order)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo - c->order_at[list] + 1;
}

/* The children of each node, and of each that gives rounds the child that has
 * the last of its seats: who has most, of several the later. */
static void
find_kids(struct match_check *c)
{
	uint32_t i, above, *most;

	for (i = 0; i < c->m->n_nodes; i++)
		c->kid[i] = c->most[i] = MATCH_NONE;
	for (i = c->m->n_nodes; i-- > 0;) {
		above = c->m->node[i].above;
		if (above == MATCH_NONE)
			continue;
		c->next[i] = c->kid[above];
		c->kid[above] = i;
		most = &c->most[above];
		if (*most == MATCH_NONE || c->round_of[i] > c->round_of[*most])
			*most = i;
	}
}

/* Would `node` give this round of its child before its last seat? */
static bool
round_is_given(const struct match_check *c, uint32_t node, uint32_t child,
	uint32_t round)
{
	const uint32_t most = c->most[node], last = c->round_of[most];

	return round < last || (round == last && child <= most && last > 0);
}

/* Where that round stands in the order that `node` itself sends up. */
static uint32_t
round_above(const struct match_check *c, uint32_t node, uint32_t child,
	uint32_t round)
{
	uint32_t i, before, n = round;

	for (i = c->kid[node]; i != MATCH_NONE; i = c->next[i]) {
		if (i == child)
			continue;
		before = i < child ? round : round - 1;
		n += c->round_of[i] < before ? c->round_of[i] : before;
	}
	return n;
}

/* --- pairs --------------------------------------------------------------- */

static bool
is_full(const struct match_check *c, uint32_t node)
{
	return c->taken[node] >= c->m->node[node].seats;
}

/* The lowest node of rounds above `child` that keeps this round of it out. */
static uint32_t
barrier_of_rounds(const struct match_check *c, uint32_t child, uint32_t round)
{
	uint32_t node = c->m->node[child].above;

	while (node != MATCH_NONE) {
		if (is_full(c, node) && !round_is_given(c, node, child, round))
			return node;
		if (c->m->node[node].above != MATCH_NONE)
			round = round_above(c, node, child, round);
		child = node;
		node = c->m->node[node].above;
	}
	return MATCH_NONE;
}

uint32_t
match_barrier(const struct match_check *c, uint32_t person, uint32_t wish)
{
	const struct match_wish *w = &c->m->wish[wish];
	const uint64_t order = place_in_order(c, person, w->rank);
	const uint32_t list = c->m->node[w->place].list;
	uint32_t at;

	for (at = w->place; at != MATCH_NONE && c->m->node[at].list == list;
		at = c->m->node[at].above)
		if (is_full(c, at) &&
			!match_is_under(c->m, c->seat[person].place, at))
			return c->cut[at] > order ? MATCH_NONE : at;
	return barrier_of_rounds(c, list, round_in_list(c, list, order));
}

static void
add_pair(struct match_check *c, uint32_t person, uint32_t place)
{
	VEC_GROW(c->block, c->n_block, c->cap_block);
	c->block[c->n_block++] = (struct match_pair){ person, place };
}

/* What the person wishes more than what they have. */
static void
test_person(struct match_check *c, uint32_t person)
{
	const struct match_person *p = &c->m->person[person];
	const struct match_seat *seat = &c->seat[person];
	uint32_t i, end = p->first + p->n_wishes;

	if (seat->pinned)
		return;
	if (seat->place != MATCH_NONE)
		end = seat->wish;
	for (i = p->first; i < end; i++)
		if (c->m->wish[i].rank > 0 &&
			match_barrier(c, person, i) == MATCH_NONE)
			add_pair(c, person, c->m->wish[i].place);
}

static uint32_t *
of_nodes(const struct instance *m)
{
	return xcalloc(m->n_nodes + 1, sizeof(uint32_t));
}

void
match_check(const struct instance *m, const struct match_seat *seat,
	struct match_check *c)
{
	uint32_t i;

	*c = (struct match_check){ .m = m, .seat = seat };
	c->taken = of_nodes(m);
	c->pinned = of_nodes(m);
	c->held = of_nodes(m);
	c->cut = xcalloc(m->n_nodes + 1, sizeof(uint64_t));
	c->round_of = of_nodes(m);
	c->order_at = of_nodes(m);
	c->kid = of_nodes(m);
	c->next = of_nodes(m);
	c->most = of_nodes(m);
	c->order = xcalloc(m->n_people + 1, sizeof(uint64_t));
	c->right = recount(c);
	if (!c->right)
		return;
	sort_lists(c);
	find_kids(c);
	for (i = 0; i < m->n_people; i++)
		test_person(c, i);
}

void
match_check_release(struct match_check *c)
{
	free(c->block);
	free(c->taken);
	free(c->pinned);
	free(c->held);
	free(c->cut);
	free(c->round_of);
	free(c->order_at);
	free(c->kid);
	free(c->next);
	free(c->most);
	free(c->order);
	*c = (struct match_check){ 0 };
}

bool
match_stable(const struct match_check *c)
{
	return c->right && c->n_block == 0;
}
