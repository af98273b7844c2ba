/* SPDX-License-Identifier: MIT */
#include "check_run.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/placing/match_again.h"
#include "magang/store/walk.h"

#include "check_state.h"

void
check_run_seat(struct store_checking *c)
{
	const struct record *r = &c->r;

	if (!record_has(r, F_SEAT_RUN))
		return;
	VEC_GROW(c->offered, c->n_offered, c->cap_offered);
	c->offered[c->n_offered++] = (struct offered){
		.run = (uint64_t)record_number(r, F_SEAT_RUN, 0),
		.seat = r->id,
		.kase = (uint64_t)record_number(r, F_DECISION_CASE, 0),
		.slot = (uint64_t)record_number(r, F_SEAT_SLOT, 0),
	};
}

static int
by_run(const void *a, const void *b)
{
	const struct offered *x = a, *y = b;

	if (x->run != y->run)
		return x->run < y->run ? -1 : 1;
	return (x->seat > y->seat) - (x->seat < y->seat);
}

static int
by_case(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static bool
is_in(const struct match_made *m, const struct offered *o)
{
	const uint64_t *at =
		m->of.m.n_people
			? bsearch(&o->kase, m->of.kase, m->of.m.n_people,
				  sizeof(*m->of.kase), by_case)
			: NULL;
	uint32_t place;

	if (!at)
		return false;
	place = m->seat[at - m->of.kase].place;
	return place != MATCH_NONE && m->of.slot[place] == o->slot;
}

/* Seats are sorted by their runs, and runs come in that order. */
static void
check_offers(struct store_checking *c, const struct match_made *m, size_t *at)
{
	char seat[NUMBER_TEXT], run[NUMBER_TEXT];

	while (*at < c->n_offered && c->offered[*at].run < c->r.id)
		(*at)++;
	for (; *at < c->n_offered && c->offered[*at].run == c->r.id; (*at)++)
		if (!is_in(m, &c->offered[*at]))
			check_problem(c, _("%s: %s did not offer it"),
				number_format(seat, kind_seat.prefix,
					c->offered[*at].seat),
				check_name(&c->r, run));
}

static void
check_run(struct store_checking *c, size_t *at)
{
	const struct value *frozen = record_get(&c->r, F_RUN_FROZEN);
	char seed[256], number[NUMBER_TEXT];
	struct match_said said = {
		.again = record_number(&c->r, F_RUN_AGAIN, 0) != 0,
		.seed = record_text(&c->r, F_RUN_SEED, seed, sizeof(seed)),
	};
	struct match_made made;
	enum match_again is;

	if (frozen && frozen->kind == VALUE_TEXT) {
		said.frozen = frozen->text;
		said.n = frozen->len;
	}
	record_text(&c->r, F_RUN_INPUT, said.input, sizeof(said.input));
	record_text(&c->r, F_RUN_RESULT, said.result, sizeof(said.result));
	is = match_again(&said, &made);
	if (is != AGAIN_SAME) {
		check_problem(c, "%s: %s", check_name(&c->r, number),
			match_again_words(is));
		return;
	}
	check_offers(c, &made, at);
	match_made_release(&made);
}

void
check_runs(struct store_checking *c)
{
	const uint8_t prefix = KIND_RUN;
	struct walk w;
	size_t at = 0;

	if (c->n_offered)
		qsort(c->offered, c->n_offered, sizeof(*c->offered), by_run);
	walk_begin(&w, c->txn, TREE_REC, &prefix, 1);
	while (walk_next(&w))
		if (check_look(c, KIND_RUN, walk_id(&w), &c->r))
			check_run(c, &at);
	walk_end(&w);
}
