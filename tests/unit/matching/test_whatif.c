/* SPDX-License-Identifier: MIT */
/* What would be otherwise, against instances that are so from the beginning. */
#include "magang/matching/whatif.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "toy.h"

#define INSTANCES 3000

/* Has the person the wish or one before it when the instance is this? */
static bool
has_in(const struct toy *t, uint32_t person, uint32_t wish)
{
	struct instance m;
	struct match_seat *seat;
	bool yes;

	toy_match(t, &m);
	seat = match_solve(&m, false);
	yes = seat[person].place != MATCH_NONE && seat[person].wish <= wish;
	free(seat);
	instance_release(&m);
	return yes;
}

static void
check_rank(const struct toy *t, const struct instance *m, uint32_t person,
	const struct match_whatif *w)
{
	const struct match_wish *wish = &m->wish[w->lost.wish];
	const uint32_t list = m->node[wish->place].list;
	struct toy u = *t;
	uint32_t rank;

	for (rank = 1; rank < wish->rank; rank++) {
		u.rank[list][person] = (int)rank;
		assert_true(
			has_in(&u, person, w->lost.wish) == (rank <= w->rank));
	}
}

static void
check_seat(const struct toy *t, uint32_t person, const struct match_whatif *w)
{
	struct toy u = *t;

	u.seats[w->lost.full]++;
	assert_true(has_in(&u, person, w->lost.wish) == w->seat);
}

static void
check_pins(const struct toy *t, uint32_t person, const struct match_whatif *w)
{
	bool said;
	uint32_t i;
	int k;

	for (k = 0; k < t->people; k++) {
		struct toy u = *t;

		if (t->pin[k] < 0 ||
			!toy_under(t, t->pin[k], (int)w->lost.full))
			continue;
		u.pin[k] = -1;
		for (said = false, i = 0; i < w->n_pins; i++)
			said = said || w->pin[i] == (uint32_t)k;
		assert_true(has_in(&u, person, w->lost.wish) == said);
	}
}

static void
check_person(const struct toy *t, const struct match_check *c, uint32_t person,
	int *seen)
{
	struct match_whatif *w;
	uint32_t i, n;

	if (c->seat[person].pinned)
		return;
	w = match_whatif(c, person, &n);
	for (i = 0; i < n; i++) {
		if (w[i].lost.refused)
			continue;
		check_rank(t, c->m, person, &w[i]);
		check_seat(t, person, &w[i]);
		check_pins(t, person, &w[i]);
		seen[0] += w[i].rank > 0;
		seen[1] += w[i].seat;
		seen[2] += w[i].n_pins > 0;
	}
	free(w);
}

static void
test_whatif(void **state)
{
	int seen[3] = { 0 };
	uint64_t seed;
	uint32_t i;

	(void)state;
	for (seed = 1; seed <= INSTANCES; seed++) {
		const struct toy t = toy_new(seed);
		struct instance m;
		struct match_seat *seat;
		struct match_check c;

		toy_match(&t, &m);
		seat = match_solve(&m, false);
		match_check(&m, seat, &c);
		for (i = 0; i < m.n_people; i++)
			check_person(&t, &c, i, seen);
		match_check_release(&c);
		free(seat);
		instance_release(&m);
	}
	assert_true(seen[0] > 50 && seen[1] > 50 && seen[2] > 50);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whatif),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
