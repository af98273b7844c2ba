/* SPDX-License-Identifier: MIT */
/*
 * The solver and the checker on thousands of small instances: stable, the best
 * for everybody at once, whatever the order of proposals; and the checker finds
 * a pair exactly where there is one.
 */
#include "magang/matching/solve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "magang/matching/check.h"
#include "toy.h"

#define INSTANCES 6000

static void
places_of(const struct instance *m, int *at)
{
	struct match_seat *seat = match_solve(m, false);
	uint32_t i;

	for (i = 0; i < m->n_people; i++)
		at[i] = seat[i].place == MATCH_NONE ? -1 : (int)seat[i].place;
	free(seat);
}

static int
number_of(const struct toy *t, int person, int place)
{
	int k, n = 0;

	for (k = 0; k < t->places; k++)
		n += toy_wants(t, person, k, place);
	return n;
}

static void
test_best_for_all(void **state)
{
	int at[TOY_PEOPLE], other[TOY_PEOPLE], i, found, stable = 0, many = 0;
	uint64_t seed;

	(void)state;
	for (seed = 1; seed <= INSTANCES; seed++) {
		const struct toy t = toy_new(seed);
		struct instance m;

		toy_match(&t, &m);
		places_of(&m, at);
		if (!toy_feasible(&t, at) || !toy_stable(&t, at))
			fail_msg("seed %d: not stable", (int)seed);
		found = 0;
		toy_begin(&t, other);
		do {
			if (!toy_feasible(&t, other) || !toy_stable(&t, other))
				continue;
			found++;
			for (i = 0; i < t.people; i++)
				if (number_of(&t, i, other[i]) <
					number_of(&t, i, at[i]))
					fail_msg("seed %d: P%d can have more",
						(int)seed, i);
		} while (toy_next(&t, other));
		stable += found;
		many += found > 1;
		instance_release(&m);
	}
	assert_true(stable > INSTANCES);
	assert_true(many > INSTANCES / 100); /* there is something to choose */
}

/* The seats of a toy as those of a result. */
static void
seats_of(const struct instance *m, const int *at, struct match_seat *seat)
{
	uint32_t i, w;

	for (i = 0; i < m->n_people; i++) {
		seat[i] = (struct match_seat){ MATCH_NONE, MATCH_NONE,
			m->person[i].pin != MATCH_NONE, false };
		if (at[i] < 0)
			continue;
		seat[i].place = (uint32_t)at[i];
		for (w = 0; w < m->person[i].n_wishes; w++)
			if (m->wish[m->person[i].first + w].place ==
				seat[i].place)
				seat[i].wish = m->person[i].first + w;
	}
}

static void
test_checker_is_right(void **state)
{
	struct match_seat seat[TOY_PEOPLE];
	struct match_check c;
	int at[TOY_PEOPLE];
	uint64_t seed;

	(void)state;
	for (seed = 1; seed <= INSTANCES / 4; seed++) {
		const struct toy t = toy_new(seed);
		struct instance m;

		toy_match(&t, &m);
		toy_begin(&t, at);
		do {
			seats_of(&m, at, seat);
			match_check(&m, seat, &c);
			if (c.right != toy_feasible(&t, at) ||
				(c.right &&
					match_stable(&c) != toy_stable(&t, at)))
				fail_msg("seed %d: right %d, %zu pairs",
					(int)seed, c.right, c.n_block);
			match_check_release(&c);
		} while (toy_next(&t, at));
		instance_release(&m);
	}
}

/* The same people under other numbers propose in another order. */
static void
test_order_of_proposals(void **state)
{
	int at[TOY_PEOPLE], turned[TOY_PEOPLE], i, k;
	uint64_t seed;

	(void)state;
	for (seed = 1; seed <= INSTANCES; seed++) {
		const struct toy t = toy_new(seed);
		struct toy u = t;
		struct instance m;

		for (i = 0; i < t.people; i++) {
			const int j = t.people - 1 - i;

			memcpy(u.wish[i], t.wish[j], sizeof(u.wish[i]));
			u.pin[i] = t.pin[j];
			u.lot[i] = t.lot[j];
			for (k = 0; k < t.nodes; k++) {
				u.rank[k][i] = t.rank[k][j];
				u.refuses[k][i] = t.refuses[k][j];
			}
		}
		toy_match(&t, &m);
		places_of(&m, at);
		instance_release(&m);
		toy_match(&u, &m);
		places_of(&m, turned);
		instance_release(&m);
		for (i = 0; i < t.people; i++)
			assert_int_equal(at[i], turned[t.people - 1 - i]);
	}
}

/* Nobody is better off by other wishes than the true ones. */
static void
test_true_wishes(void **state)
{
	int at[TOY_PEOPLE], other[TOY_PEOPLE];
	uint64_t seed;

	(void)state;
	for (seed = 1; seed <= INSTANCES; seed++) {
		const struct toy t = toy_new(seed);
		struct toy u = t;
		struct instance m;
		int liar;

		toy_match(&t, &m);
		places_of(&m, at);
		instance_release(&m);
		liar = chance(t.people);
		some_order(u.wish[liar], t.places, 1 + chance(t.places), 0);
		toy_match(&u, &m);
		places_of(&m, other);
		instance_release(&m);
		if (t.pin[liar] < 0 && other[liar] >= 0 &&
			toy_wants(&t, liar, other[liar], at[liar]))
			fail_msg("seed %d: a lie helps", (int)seed);
	}
}

/* Once more from the top, first among equals: nobody loses a seat by rank, and
 * it does not matter either who proposes first. */
static void
test_second_chance(void **state)
{
	struct match_check c;
	uint64_t seed;
	int more = 0;

	(void)state;
	for (seed = 1; seed <= INSTANCES; seed++) {
		const struct toy t = toy_new(seed);
		struct match_seat *once, *seat;
		struct instance m;
		uint32_t i;

		toy_match(&t, &m);
		once = match_solve(&m, false);
		seat = match_solve(&m, true);
		match_check(&m, seat, &c);
		if (!match_stable(&c))
			fail_msg("seed %d: not stable", (int)seed);
		for (i = 0; i < m.n_people; i++)
			more += (seat[i].place != MATCH_NONE) -
				(once[i].place != MATCH_NONE);
		match_check_release(&c);
		instance_release(&m);
		free(once);
		free(seat);
	}
	assert_true(more > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_best_for_all),
		cmocka_unit_test(test_checker_is_right),
		cmocka_unit_test(test_order_of_proposals),
		cmocka_unit_test(test_true_wishes),
		cmocka_unit_test(test_second_chance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
