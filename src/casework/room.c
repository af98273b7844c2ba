/* SPDX-License-Identifier: MIT */
#include "magang/casework/room.h"

#include <string.h>

#include "magang/casework/quota.h"
#include "magang/program/score.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"

bool
case_quota_full(struct case_facts *f, const char *name)
{
	const struct program *p = f->program;
	const int to = p ? room_stage(p) : -1, from = f->to;
	struct places places;
	bool full = false;

	if (to < 0 || from < 0 || holds_place(p, f->seat) ||
		p->stages[from].kind >= STAGE_SUCCESS)
		return false; /* it has its place, or nobody asks */
	f->to = to;
	case_places(f, &places);
	for (size_t i = 0; i < places.n && !full; i++) {
		struct stand stand;

		full = (!name || strcmp(places.row[i].quota.name, name) == 0) &&
		       !case_quota(f, &places, i, &stand);
	}
	f->to = from;
	return full;
}

bool
places_are_given(const struct program *p)
{
	return room_stage(p) >= 0;
}

bool
case_takes_place(struct case_facts *f)
{
	const int from = f->to;

	if (case_quota_full(f, NULL))
		return false;
	f->to = room_stage(f->program);
	case_place_given(f);
	f->to = from;
	return true;
}

/* Does the case take one of these places? */
static bool
is_of_sex(const struct case_facts *f, const struct quota *q)
{
	char sex[4] = "";

	if (q->by != QUOTA_SEX || !q->of)
		return true;
	if (f->person)
		record_text(f->person, F_SEX, sex, sizeof(sex));
	return sex[0] == q->of[0];
}

/* Where the places are counted for a move: in the stage that it leads to, if it
 * asks for room itself, else in the first that does. */
static int
counted_at(const struct program *p, int from, int to)
{
	const struct move *m = program_move(p, from, to);
	const int asked = room_stage(p);

	return asked < 0 || (m && move_asks_quota(m)) ? to : asked;
}

static bool
has_place(const struct program *p, int stage, int at)
{
	return stage >= at && stage_takes_place(&p->stages[stage]);
}

size_t
case_gauges(struct case_facts *f, int to, struct gauge *out, size_t max)
{
	const struct program *p = f->program;
	const int from = f->to;
	bool before, after;
	struct places places;
	size_t n = 0;

	if (!p || to < 0)
		return 0;
	f->to = counted_at(p, from, to);
	before = has_place(p, f->seat, f->to);
	after = has_place(p, to, f->to);
	case_places(f, &places);
	for (size_t i = 0; i < places.n && n < max; i++) {
		const struct quota *q = &places.row[i].quota;
		struct gauge *g = &out[n++];
		bool its;

		g->quota = *q;
		g->quota.seats = NULL;
		g->quota.n_seats = 0;
		g->room = case_quota(f, &places, i, &g->stand);
		its = g->stand.rest || is_of_sex(f, q);
		g->holds = its && before;
		g->takes = its && after && !before;
		g->frees = its && before && !after;
	}
	f->to = from;
	return n;
}
