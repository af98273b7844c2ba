/* SPDX-License-Identifier: MIT */
/*
 * Small instances made by chance, and what is right for them by trying all
 * there is. Nothing here is shared with the solver or the checker: ranks, lots
 * and seats stand in tables of its own, and whether a pair blocks is asked of
 * what the nodes would choose, not of cuts.
 */
#ifndef TEST_TOY_H
#define TEST_TOY_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/matching/instance.h"

#include "magang/base/mem.h"

#define TOY_PEOPLE 6 /* the last one is left for toy_blocks() */
#define TOY_PLACES 4
#define TOY_NODES 7
#define NO_BOUND 99

struct toy {
	int people, places, nodes;
	int wish[TOY_PEOPLE][TOY_PLACES]; /* number, 0: none */
	int pin[TOY_PEOPLE];              /* -1: none */
	int seats[TOY_NODES], above[TOY_NODES];
	bool listed[TOY_NODES], rest[TOY_NODES];
	int rank[TOY_NODES][TOY_PEOPLE]; /* 0: not in the list */
	bool refuses[TOY_NODES][TOY_PEOPLE];
	int lot[TOY_PEOPLE], place_lot[TOY_NODES];
};

static uint64_t toy_state = 1;

static inline int
chance(int n)
{
	toy_state = toy_state * 6364136223846793005u + 1442695040888963407u;
	return (int)((toy_state >> 33) % (uint64_t)n);
}

static inline void
shuffle(int *row, int n)
{
	int i, k, x;

	for (i = 0; i < n; i++)
		row[i] = i;
	for (i = n - 1; i > 0; i--) {
		k = chance(i + 1);
		x = row[i];
		row[i] = row[k];
		row[k] = x;
	}
}

/* Some of n in an order with ties: a number each, 0 for who is left out. */
static inline void
some_order(int *number, int n, int most, int ties)
{
	int order[16], i, listed = 0, group = 0;

	shuffle(order, n);
	memset(number, 0, (size_t)n * sizeof(int));
	for (i = 0; i < n && i < most; i++) {
		if (group == 0 || chance(10) >= ties)
			group = listed + 1;
		number[order[i]] = group;
		listed++;
	}
}

/* --- by chance ----------------------------------------------------------- */

/* Hosts from the last down, so that none stands above itself. */
static inline void
toy_tree(struct toy *t, int depth)
{
	int i, hosts = t->nodes - t->places;

	for (i = 0; i < t->places; i++) {
		t->seats[i] = chance(8) == 0 ? 0 : 1 + chance(2);
		t->above[i] = hosts > 0 && chance(5) > 0
				      ? t->places + chance(hosts)
				      : -1;
	}
	for (i = t->places; i < t->nodes; i++) {
		t->seats[i] = chance(6) == 0 ? NO_BOUND : chance(5);
		t->above[i] = depth > 1 && i + 1 < t->nodes && chance(4) > 0
				      ? i + 1 + chance(t->nodes - i - 1)
				      : -1;
	}
}

/* A list at one node of a branch at most: from the top down by chance. */
static inline void
toy_lists(struct toy *t)
{
	int i, up;

	for (i = t->nodes - 1; i >= 0; i--) {
		for (up = t->above[i]; up >= 0 && !t->listed[up];)
			up = t->above[up];
		t->listed[i] = up < 0 && chance(i < t->places ? 4 : 3) > 0;
		t->rest[i] = t->listed[i] && chance(4) == 0;
		if (t->listed[i])
			some_order(t->rank[i], t->people, t->people - chance(2),
				3);
	}
}

static inline void
toy_people(struct toy *t, int pins, int refusals)
{
	int i, k;

	for (i = 0; i < t->people; i++) {
		some_order(t->wish[i], t->places,
			chance(6) == 0 ? 0 : t->places - chance(2), 2);
		t->pin[i] = chance(10) < pins ? chance(t->places) : -1;
		for (k = 0; k < t->nodes; k++)
			t->refuses[k][i] = chance(20) < refusals;
	}
}

static inline struct toy
toy_new(uint64_t seed)
{
	struct toy t = { 0 };

	toy_state = seed;
	t.people = 2 + chance(TOY_PEOPLE - 2);
	t.places = 2 + chance(TOY_PLACES - 1);
	t.nodes = t.places + chance(TOY_NODES - TOY_PLACES + 1);
	toy_tree(&t, chance(3));
	toy_lists(&t);
	toy_people(&t, chance(3) == 0 ? 2 : 0, chance(3));
	shuffle(t.lot, t.people);
	shuffle(t.place_lot, t.nodes);
	return t;
}

/* --- as an instance ------------------------------------------------------ */

static char toy_names[TOY_PEOPLE + TOY_NODES][8] = { "P0", "P1", "P2", "P3",
	"P4", "P5", "K0", "K1", "K2", "K3", "K4", "K5", "K6" };

static inline void
toy_wishes(const struct toy *t, struct instance *m, int person)
{
	struct match_person *p = &m->person[person];
	int number, k;

	p->name = toy_names[person];
	p->first = m->n_wishes;
	p->said = (uint32_t)t->lot[person];
	p->pin = t->pin[person] < 0 ? MATCH_NONE : (uint32_t)t->pin[person];
	for (number = 1; number <= t->places; number++)
		for (k = 0; k < t->places; k++)
			if (t->wish[person][k] == number)
				m->wish[m->n_wishes++] =
					(struct match_wish){ (uint32_t)k,
						(uint32_t)number, 0 };
	p->n_wishes = m->n_wishes - p->first;
}

static inline void
toy_entry(struct instance *m, struct match_list *l, int person, int rank)
{
	m->entry[m->n_entries++] =
		(struct match_entry){ (uint32_t)person, (uint32_t)rank };
	l->n++;
}

static inline void
toy_node(const struct toy *t, struct instance *m, int at)
{
	struct match_node *n = &m->node[at];
	int rank, i;

	n->name = toy_names[TOY_PEOPLE + at];
	n->seats =
		t->seats[at] == NO_BOUND ? MATCH_NONE : (uint32_t)t->seats[at];
	n->above = t->above[at] < 0 ? MATCH_NONE : (uint32_t)t->above[at];
	n->listed = t->listed[at];
	n->rest = t->rest[at];
	n->said = (uint32_t)t->place_lot[at];
	n->ranks.first = m->n_entries;
	for (rank = 1; rank <= t->people; rank++)
		for (i = 0; i < t->people; i++)
			if (t->rank[at][i] == rank)
				toy_entry(m, &n->ranks, i, rank);
	n->refuses.first = m->n_entries;
	for (i = 0; i < t->people; i++)
		if (t->refuses[at][i])
			toy_entry(m, &n->refuses, i, 0);
}

static inline void
toy_match(const struct toy *t, struct instance *m)
{
	int i;

	*m = (struct instance){ .seed = "0" };
	m->n_people = (uint32_t)t->people;
	m->n_places = (uint32_t)t->places;
	m->n_nodes = (uint32_t)t->nodes;
	m->person = xcalloc(TOY_PEOPLE, sizeof(*m->person));
	m->node = xcalloc(TOY_NODES, sizeof(*m->node));
	m->wish = xcalloc(TOY_PEOPLE * TOY_PLACES, sizeof(*m->wish));
	m->entry = xcalloc(2 * TOY_PEOPLE * TOY_NODES, sizeof(*m->entry));
	for (i = 0; i < t->people; i++)
		toy_wishes(t, m, i);
	for (i = 0; i < t->nodes; i++)
		toy_node(t, m, i);
	instance_settle(m);
}

/* --- what is right ------------------------------------------------------- */

static inline bool
toy_under(const struct toy *t, int place, int node)
{
	for (; place >= 0; place = t->above[place])
		if (place == node)
			return true;
	return false;
}

static inline bool
toy_list_below(const struct toy *t, int node)
{
	int i;

	for (i = 0; i < t->nodes; i++)
		if (t->listed[i] && toy_under(t, i, node))
			return true;
	return false;
}

/* Whose list holds for a node: one that stands there or above, or one that ties
 * everybody at the highest node without any list below; -1: seats in rounds. */
static inline int
toy_list(const struct toy *t, int node)
{
	int at, list = -1;

	for (at = node; at >= 0; at = t->above[at]) {
		if (t->listed[at])
			return at;
		if (!toy_list_below(t, at))
			list = at;
	}
	return list;
}

/* 0: refused or not in the list */
static inline int
toy_rank(const struct toy *t, int person, int place)
{
	const int list = toy_list(t, place);
	int at, i, n = 0;

	for (at = place; at >= 0; at = t->above[at])
		if (t->refuses[at][person])
			return 0;
	if (!t->listed[list])
		return 1;
	for (i = 0; i < t->people; i++)
		n += t->rank[list][i] > 0;
	if (t->rank[list][person] == 0 && t->rest[list])
		return n + 1;
	return t->rank[list][person];
}

static inline bool
toy_wants(const struct toy *t, int person, int place, int than)
{
	const int a = t->wish[person][place];
	const int b = than < 0 ? 0 : t->wish[person][than];

	if (a == 0 || place == than)
		return false;
	return b == 0 || a < b ||
	       (a == b && t->place_lot[place] < t->place_lot[than]);
}

/* Seats that no pin has. */
static inline int
toy_free(const struct toy *t, int node)
{
	int i, n = t->seats[node];

	for (i = 0; i < t->people; i++)
		n -= t->pin[i] >= 0 && toy_under(t, t->pin[i], node);
	return n > 0 ? n : 0;
}

/* People in an order. */
struct line {
	int who[TOY_PEOPLE], n;
};

static inline bool
toy_before(const struct toy *t, const int *at, int a, int b)
{
	const int ra = toy_rank(t, a, at[a]), rb = toy_rank(t, b, at[b]);

	return ra < rb || (ra == rb && t->lot[a] < t->lot[b]);
}

/* All who are at a place under the node, by the list. */
static inline struct line
toy_order(const struct toy *t, const int *at, int node)
{
	struct line l = { .n = 0 };
	int i, k;

	for (i = 0; i < t->people; i++) {
		if (at[i] < 0 || t->pin[i] >= 0 || !toy_under(t, at[i], node))
			continue;
		for (k = l.n++; k > 0 && toy_before(t, at, i, l.who[k - 1]);
			k--)
			l.who[k] = l.who[k - 1];
		l.who[k] = i;
	}
	return l;
}

/* Down the order, whoever fits under all seats. */
static inline struct line
toy_branch(const struct toy *t, const int *at, int list)
{
	const struct line all = toy_order(t, at, list);
	struct line l = { .n = 0 };
	int used[TOY_NODES] = { 0 }, i, k;
	bool fits;

	for (i = 0; i < all.n; i++) {
		fits = true;
		for (k = at[all.who[i]]; k >= 0; k = t->above[k]) {
			fits = fits && used[k] < toy_free(t, k);
			if (k == list)
				break;
		}
		for (k = at[all.who[i]]; fits && k >= 0; k = t->above[k])
			used[k]++;
		if (fits)
			l.who[l.n++] = all.who[i];
	}
	return l;
}

/* What a node takes of all who are at places under it, in its order. */
static inline struct line
toy_choice(const struct toy *t, const int *at, int node)
{
	struct line l = { .n = 0 }, kid[TOY_NODES];
	int i, round, most = toy_free(t, node);

	if (toy_list(t, node) == node)
		return toy_branch(t, at, node);
	for (i = 0; i < t->nodes; i++) {
		kid[i].n = 0;
		if (t->above[i] == node)
			kid[i] = toy_choice(t, at, i);
	}
	for (round = 0; round < t->people; round++)
		for (i = 0; i < t->nodes; i++)
			if (round < kid[i].n && l.n < most)
				l.who[l.n++] = kid[i].who[round];
	return l;
}

static inline int
toy_root(const struct toy *t, int place)
{
	while (t->above[place] >= 0)
		place = t->above[place];
	return place;
}

static inline bool
toy_takes(const struct toy *t, const int *at, int person)
{
	const struct line l = toy_choice(t, at, toy_root(t, at[person]));
	int i;

	for (i = 0; i < l.n; i++)
		if (l.who[i] == person)
			return true;
	return false;
}

/* Would the place have the person? The seat that they have in another branch
 * stays taken while it is asked, by somebody who is like them in all. */
static inline bool
toy_blocks(const struct toy *t, const int *at, int person, int place)
{
	const int has = at[person];
	struct toy u = *t;
	int other[TOY_PEOPLE], k;

	memcpy(other, at, sizeof(other));
	other[person] = place;
	if (has < 0 || toy_list(t, has) == toy_list(t, place))
		return toy_takes(t, other, person);
	other[u.people] = has;
	u.pin[u.people] = -1;
	u.lot[u.people] = t->lot[person];
	for (k = 0; k < t->nodes; k++) {
		u.rank[k][u.people] = t->rank[k][person];
		u.refuses[k][u.people] = t->refuses[k][person];
	}
	u.people++;
	return toy_takes(&u, other, person);
}

/* Does everybody have a seat that they wished and that would be given them? */
static inline bool
toy_feasible(const struct toy *t, const int *at)
{
	int i;

	for (i = 0; i < t->people; i++) {
		if (t->pin[i] >= 0 || at[i] < 0)
			continue;
		if (t->wish[i][at[i]] == 0 || toy_rank(t, i, at[i]) == 0 ||
			!toy_takes(t, at, i))
			return false;
	}
	return true;
}

static inline bool
toy_stable(const struct toy *t, const int *at)
{
	int i, k;

	for (i = 0; i < t->people; i++)
		for (k = 0; k < t->places; k++)
			if (t->pin[i] < 0 && toy_wants(t, i, k, at[i]) &&
				toy_rank(t, i, k) > 0 &&
				toy_blocks(t, at, i, k))
				return false;
	return true;
}

/* The next of all ways to give each person a place or none. */
static inline bool
toy_next(const struct toy *t, int *at)
{
	int i;

	for (i = 0; i < t->people; i++) {
		if (t->pin[i] >= 0)
			continue;
		if (++at[i] < t->places)
			return true;
		at[i] = -1;
	}
	return false;
}

static inline void
toy_begin(const struct toy *t, int *at)
{
	int i;

	for (i = 0; i < TOY_PEOPLE; i++)
		at[i] = i < t->people ? t->pin[i] : -1;
}

#endif
