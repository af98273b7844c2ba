/* SPDX-License-Identifier: MIT */
#include "magang/linkage/cluster.h"

#include <stdlib.h>

#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/record/doubt_state.h"
#include "magang/record/index.h"

struct pair_search {
	struct office *office;
	struct txn *txn;
	struct record doubt;
	uint64_t person
		[CLUSTER_MOST]; /* in the order in which they were found */
	size_t n;
	struct ids pairs;
};

static bool
has(const struct pair_search *g, uint64_t person)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->person[i] == person)
			return true;
	return false;
}

static void
add(struct pair_search *g, uint64_t person)
{
	person = person_root(g->txn, person);
	if (person && !has(g, person) && g->n < CLUSTER_MOST)
		g->person[g->n++] = person;
}

static uint64_t
end_of(const struct pair_search *g, uint16_t field)
{
	return person_root(
		g->txn, (uint64_t)record_number(&g->doubt, field, 0));
}

static bool
load(struct pair_search *g, uint64_t pair)
{
	return office_sees(g->office, g->txn, KIND_DOUBT, pair, &g->doubt) &&
	       doubt_state(&g->doubt) != DOUBT_GONE;
}

/* Whom the pairs of one lead to; those are looked at in turn. */
static void
follow(struct pair_search *g, uint64_t person)
{
	struct ids pairs = { 0 };

	person_pairs(g->txn, person, &pairs);
	for (size_t i = 0; i < pairs.n; i++) {
		if (!load(g, pairs.rows[i]))
			continue;
		ids_add(&g->pairs, pairs.rows[i]);
		if (doubt_state(&g->doubt) == DOUBT_DIFFERENT)
			continue;
		add(g, end_of(g, F_FIRST));
		add(g, end_of(g, F_SECOND));
	}
	ids_release(&pairs);
}

void
cluster_of(struct office *office, struct txn *txn, const struct record *doubt,
	struct cluster *out)
{
	struct pair_search *g = xcalloc(1, sizeof(*g));

	*out = (struct cluster){ 0 };
	g->office = office;
	g->txn = txn;
	add(g, (uint64_t)record_number(doubt, F_FIRST, 0));
	add(g, (uint64_t)record_number(doubt, F_SECOND, 0));
	for (size_t i = 0; i < g->n; i++)
		follow(g, g->person[i]);
	ids_sort(&g->pairs);
	for (size_t i = 0; i < g->pairs.n; i++) {
		if (!load(g, g->pairs.rows[i]) || !has(g, end_of(g, F_FIRST)) ||
			!has(g, end_of(g, F_SECOND)))
			continue;
		out->pairs++;
		out->decided += doubt_state(&g->doubt) != DOUBT_OPEN;
	}
	out->persons = g->n;
	ids_release(&g->pairs);
	free(g);
}
