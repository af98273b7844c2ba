/* SPDX-License-Identifier: MIT */
#include "magang/matching/instance.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/matching/lot.h"

/* --- the lot ------------------------------------------------------------- */

static void
draw_people(struct instance *m)
{
	struct ticket *t = xcalloc(m->n_people + 1, sizeof(struct ticket));
	uint32_t i;

	m->by_lot = xcalloc(m->n_people + 1, sizeof(uint32_t));
	for (i = 0; i < m->n_people; i++) {
		t[i].who = i;
		t[i].said = m->person[i].said;
		lot_ticket(&t[i], m->seed, m->person[i].name);
	}
	lot_sort(t, m->n_people);
	for (i = 0; i < m->n_people; i++) {
		m->by_lot[i] = t[i].who;
		m->person[t[i].who].lot = i;
	}
	free(t);
}

static void
draw_nodes(struct instance *m)
{
	struct ticket *t = xcalloc(m->n_nodes + 1, sizeof(struct ticket));
	uint32_t i;

	for (i = 0; i < m->n_nodes; i++) {
		t[i].who = i;
		t[i].said = m->node[i].said;
		lot_ticket(&t[i], m->seed, m->node[i].name);
	}
	lot_sort(t, m->n_nodes);
	for (i = 0; i < m->n_nodes; i++)
		m->node[t[i].who].lot = i;
	free(t);
}

/* --- wishes -------------------------------------------------------------- */

static int
by_number(const void *va, const void *vb, void *ctx)
{
	const struct match_wish *a = va, *b = vb;
	const struct match_node *node = ctx;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return node[a->place].lot < node[b->place].lot ? -1 : 1;
}

/* Most people have no ties. */
static void
break_ties(const struct instance *m, const struct match_person *p)
{
	struct match_wish *w = &m->wish[p->first];
	uint32_t i;

	for (i = 1; i < p->n_wishes; i++)
		if (w[i].number == w[i - 1].number)
			break;
	if (i < p->n_wishes)
		qsort_r(w, p->n_wishes, sizeof(*w), by_number, m->node);
}

/* --- lists --------------------------------------------------------------- */

/* Which nodes have a list in them or below. */
static bool *
find_lists(const struct instance *m)
{
	bool *has = xcalloc(m->n_nodes + 1, sizeof(bool));
	uint32_t i, at;

	for (i = 0; i < m->n_nodes; i++)
		for (at = m->node[i].listed ? i : MATCH_NONE;
			at != MATCH_NONE && !has[at]; at = m->node[at].above)
			has[at] = true;
	return has;
}

/* Where none stands on the way up: the highest node without one below it. */
static uint32_t
list_of(const struct instance *m, const bool *has, uint32_t node)
{
	uint32_t at, list = MATCH_NONE;

	for (at = node; at != MATCH_NONE; at = m->node[at].above) {
		if (m->node[at].listed)
			return at;
		if (!has[at])
			list = at;
	}
	return list;
}

/* The rank of whom no list names. */
static uint32_t
unnamed_rank(const struct match_node *list)
{
	if (!list->listed)
		return 1;
	return list->rest ? list->ranks.n + 1 : 0;
}

/* A wish, to be found by the list that holds at its place. */
struct asked {
	uint32_t wish, person;
};

static uint32_t
list_at(const struct instance *m, uint32_t wish)
{
	return m->node[m->wish[wish].place].list;
}

/* All wishes, those of one list together; end[list] is where they end. */
static struct asked *
wishes_by_list(const struct instance *m, uint32_t *end)
{
	struct asked *all = xcalloc(m->n_wishes + 1, sizeof(*all));
	const struct match_person *p;
	uint32_t i, w, n, from = 0;

	for (w = 0; w < m->n_wishes; w++)
		end[list_at(m, w)]++;
	for (i = 0; i < m->n_nodes; i++) {
		n = end[i];
		end[i] = from;
		from += n;
	}
	for (i = 0; i < m->n_people; i++) {
		p = &m->person[i];
		for (w = p->first; w < p->first + p->n_wishes; w++)
			all[end[list_at(m, w)]++] = (struct asked){ w, i };
	}
	return all;
}

/* The ranks of one list are laid out by person for as long as they are needed:
 * the wishes of one person are far from each other in the lists. */
static void
ask_list(const struct instance *m, const struct match_node *list,
	const struct asked *a, const struct asked *end, uint32_t *rank)
{
	const struct match_entry *e = &m->entry[list->ranks.first];
	const uint32_t unnamed = unnamed_rank(list);
	uint32_t i;

	for (i = 0; i < list->ranks.n; i++)
		rank[e[i].person] = e[i].rank;
	for (; a < end; a++)
		m->wish[a->wish].rank =
			rank[a->person] > 0 ? rank[a->person] : unnamed;
	for (i = 0; i < list->ranks.n; i++)
		rank[e[i].person] = 0;
}

static void
ask_lists(const struct instance *m)
{
	uint32_t *rank = xcalloc(m->n_people + 1, sizeof(uint32_t));
	uint32_t *end = xcalloc(m->n_nodes + 1, sizeof(uint32_t));
	struct asked *all = wishes_by_list(m, end);
	uint32_t i, from = 0;

	for (i = 0; i < m->n_nodes; i++) {
		ask_list(m, &m->node[i], all + from, all + end[i], rank);
		from = end[i];
	}
	free(rank);
	free(end);
	free(all);
}

/* --- refusals ------------------------------------------------------------ */

static void
refuse(const struct instance *m, uint32_t node, const struct match_person *p)
{
	struct match_wish *w = &m->wish[p->first], *end = w + p->n_wishes;

	for (; w < end; w++)
		if (match_is_under(m, w->place, node))
			w->rank = 0;
}

static void
refuse_all(const struct instance *m)
{
	const struct match_list *l;
	uint32_t at, i;

	for (at = 0; at < m->n_nodes; at++) {
		l = &m->node[at].refuses;
		for (i = 0; i < l->n; i++)
			refuse(m, at,
				&m->person[m->entry[l->first + i].person]);
	}
}

static void
find_ranks(struct instance *m)
{
	bool *has = find_lists(m);
	uint32_t i;

	for (i = 0; i < m->n_nodes; i++)
		m->node[i].list = list_of(m, has, i);
	free(has);
	ask_lists(m);
	refuse_all(m);
}

void
instance_settle(struct instance *m)
{
	uint32_t i;

	draw_people(m);
	draw_nodes(m);
	for (i = 0; i < m->n_people; i++)
		break_ties(m, &m->person[i]);
	find_ranks(m);
}

void
instance_release(struct instance *m)
{
	free(m->person);
	free(m->node);
	free(m->wish);
	free(m->entry);
	free(m->by_lot);
	*m = (struct instance){ 0 };
}
