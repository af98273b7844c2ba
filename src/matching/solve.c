/* SPDX-License-Identifier: MIT */
#include "magang/matching/solve.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "holding.h"
#include "propose.h"

void
propose_from(struct holding *s, uint32_t person)
{
	const struct match_person *p;
	const struct match_wish *w;

	while (person != MATCH_NONE) {
		p = &s->m->person[person];
		if (s->at[person] == p->n_wishes)
			return;
		w = &s->m->wish[p->first + s->at[person]++];
		if (w->rank > 0)
			person = holding_propose(s, person, w);
	}
}

static bool
has_none(const struct holding *s, uint32_t person)
{
	return s->place[person] == MATCH_NONE &&
	       s->m->person[person].pin == MATCH_NONE;
}

/* Everybody who is at the end for the first time begins anew, and all of them
 * before anybody proposes: so it does not matter who does so first. */
static bool
begin_anew(struct holding *s)
{
	bool any = false;
	uint32_t i;

	for (i = 0; i < s->m->n_people; i++) {
		if (s->again[i] || !has_none(s, i))
			continue;
		s->again[i] = true;
		s->at[i] = 0;
		any = true;
	}
	return any;
}

void
propose_all(struct holding *s, bool again)
{
	uint32_t i;

	do {
		for (i = 0; i < s->m->n_people; i++)
			if (has_none(s, i))
				propose_from(s, i);
	} while (again && begin_anew(s));
}

static uint32_t
wish_for(const struct instance *m, uint32_t person, uint32_t place)
{
	const struct match_person *p = &m->person[person];
	uint32_t i;

	for (i = p->first; i < p->first + p->n_wishes; i++)
		if (m->wish[i].place == place)
			return i;
	return MATCH_NONE;
}

static struct match_seat
seat_of(const struct holding *s, uint32_t i)
{
	const uint32_t pin = s->m->person[i].pin;
	struct match_seat seat = { s->place[i], MATCH_NONE, false,
		s->again[i] };

	if (pin != MATCH_NONE)
		seat = (struct match_seat){ pin, wish_for(s->m, i, pin), true,
			false };
	else if (seat.place != MATCH_NONE)
		seat.wish = s->m->person[i].first + s->at[i] - 1;
	return seat;
}

struct match_seat *
match_solve(const struct instance *m, bool again)
{
	struct match_seat *seat =
		xcalloc(m->n_people + 1, sizeof(struct match_seat));
	struct holding s;
	uint32_t i;

	holding_init(&s, m, again ? 2 : 1);
	propose_all(&s, again);
	for (i = 0; i < m->n_people; i++)
		seat[i] = seat_of(&s, i);
	holding_release(&s);
	return seat;
}
