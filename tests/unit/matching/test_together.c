/* SPDX-License-Identifier: MIT */
/* Two people together: nobody else blocks what is found, and all before it. */
#include "magang/matching/together.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "toy.h"

#define INSTANCES 6000

static const uint32_t pair[2] = { 0, 1 };

/* What all have with these two pinned, and no pin of theirs any more. */
static void
solve_pinned(const struct toy *t, int a, int b, int *at)
{
	struct toy u = *t;
	struct instance m;
	struct match_seat *seat;
	int i;

	u.pin[0] = a;
	u.pin[1] = b;
	toy_match(&u, &m);
	seat = match_solve(&m, false);
	for (i = 0; i < t->people; i++)
		at[i] = seat[i].place == MATCH_NONE ? -1 : (int)seat[i].place;
	free(seat);
	instance_release(&m);
}

/* Do they have their seats, and does nobody but the two block? */
static bool
holds(const struct toy *t, const int *at)
{
	int i, k;

	if (!toy_feasible(t, at))
		return false;
	for (i = 2; i < t->people; i++)
		for (k = 0; k < t->places; k++)
			if (t->pin[i] < 0 && toy_wants(t, i, k, at[i]) &&
				toy_rank(t, i, k) > 0 &&
				toy_blocks(t, at, i, k))
				return false;
	return true;
}

/* How good a joint wish is, less is better; -1: it is none. */
static int
joint_cost(const struct toy *t, int a, int b)
{
	const int na = t->wish[0][a], nb = t->wish[1][b];

	if (na == 0 || nb == 0 || toy_rank(t, 0, a) == 0 ||
		toy_rank(t, 1, b) == 0)
		return -1;
	if (a != b && (t->above[a] < 0 || t->above[a] != t->above[b]))
		return -1;
	return (na + nb) * 100 + (na > nb ? na : nb);
}

/* The cost of the best one that holds; -1: none does. */
static int
best_cost(const struct toy *t, int *n)
{
	int at[TOY_PEOPLE], best = -1, cost, a, b;

	for (*n = 0, a = 0; a < t->places; a++) {
		for (b = 0; b < t->places; b++) {
			cost = joint_cost(t, a, b);
			if (cost < 0)
				continue;
			(*n)++;
			solve_pinned(t, a, b, at);
			if ((best < 0 || cost < best) && holds(t, at))
				best = cost;
		}
	}
	return best;
}

static void
test_together(void **state)
{
	int found = 0, none = 0, best, n;
	struct match_together is;
	uint64_t seed;

	(void)state;
	for (seed = 1; seed <= INSTANCES; seed++) {
		const struct toy t = toy_new(seed);
		struct instance m;

		if (t.pin[0] >= 0 || t.pin[1] >= 0)
			continue;
		toy_match(&t, &m);
		match_together(&m, pair, &is);
		best = best_cost(&t, &n);
		assert_int_equal(is.n, n);
		assert_true((is.found > 0) == (best >= 0));
		if (is.found > 0)
			assert_int_equal(
				best, joint_cost(&t, (int)is.seat[0].place,
					      (int)is.seat[1].place));
		found += is.found > 0;
		none += n > 0 && is.found == 0;
		free(is.seat);
		instance_release(&m);
	}
	assert_true(found > 100 && none > 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
