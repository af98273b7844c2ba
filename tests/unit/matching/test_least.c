/* SPDX-License-Identifier: MIT */
/* Two of some, or none: so many at each host in the end, and the checker agrees. */
#include "magang/matching/least.h"

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
#define LEAST 2

/* Every second place counts, at every host. */
static void
ask_for_two(struct instance *m)
{
	for (uint32_t i = 0; i < m->n_places; i++)
		m->node[i].few = i % 2 == 0 && m->node[i].above != MATCH_NONE;
	for (uint32_t i = m->n_places; i < m->n_nodes; i++)
		m->node[i].least = LEAST;
}

static uint32_t
few_at(const struct instance *m, const struct match_seat *seat, uint32_t host,
	uint32_t *pinned)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < m->n_people; i++) {
		const uint32_t at = seat[i].place;

		if (at == MATCH_NONE || !m->node[at].few ||
			!match_is_under(m, at, host))
			continue;
		n++;
		*pinned += seat[i].pinned;
	}
	return n;
}

/* Nobody is there alone, but by a pin. */
static void
assert_held(const struct instance *m, const struct match_seat *seat)
{
	for (uint32_t i = m->n_places; i < m->n_nodes; i++) {
		uint32_t pinned = 0;
		const uint32_t n = few_at(m, seat, i, &pinned);

		if (m->node[i].closed)
			assert_int_equal(n, pinned);
		else
			assert_true(!n || n >= LEAST);
	}
}

static void
test_least(void **state)
{
	size_t closed = 0, open = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= INSTANCES; seed++) {
		const struct toy t = toy_new(seed);
		struct match_check check;
		struct match_seat *seat;
		struct instance m;

		toy_match(&t, &m);
		ask_for_two(&m);
		seat = match_solve_least(&m, false);
		match_check(&m, seat, &check);
		assert_true(match_stable(&check));
		assert_held(&m, seat);
		for (uint32_t i = m.n_places; i < m.n_nodes; i++) {
			closed += m.node[i].closed;
			open += !m.node[i].closed;
		}
		match_check_release(&check);
		free(seat);
		instance_release(&m);
	}
	assert_true(closed > 100 && open > 100);
}

/* Where nobody is asked for so many, it is what it was. */
static void
test_plain(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 500; seed++) {
		const struct toy t = toy_new(seed);
		struct match_seat *a, *b;
		struct instance m;

		toy_match(&t, &m);
		a = match_solve(&m, false);
		b = match_solve_least(&m, false);
		for (uint32_t i = 0; i < m.n_people; i++)
			assert_int_equal(a[i].place, b[i].place);
		free(a);
		free(b);
		instance_release(&m);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_least),
		cmocka_unit_test(test_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
