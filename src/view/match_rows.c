/* SPDX-License-Identifier: MIT */
#include "magang/view/match_rows.h"

#include <string.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/matching/why.h"
#include "magang/view/app.h"
#include "magang/view/match_words.h"
#include "magang/view/out.h"

#define NARROW 60 /* columns: no room for a number beside a name */

/* People are called by number and name (match_fits.h). */
static const char *
name_in(const struct app *app, const char *both)
{
	const char *name = strchr(both, ' ');

	return name && app->columns < NARROW ? name + 1 : both;
}

static void
seat_cells(struct out *o, const struct match_check *c, uint32_t person)
{
	const struct match_seat *s = &c->seat[person];

	if (s->place == MATCH_NONE) {
		out_cell(o, _("no seat"));
		return;
	}
	out_cell(o, c->m->node[match_whole(c->m, s->place)].name);
	if (s->pinned) {
		out_cell(o, match_pin_word(c, person));
		return;
	}
	out_cellf(o, "%u", c->m->wish[s->wish].number);
	if (c->m->wish[s->wish].rank)
		out_cellf(o, "%u", c->m->wish[s->wish].rank);
}

void
match_rows_people(const struct app *app, const struct match_check *c)
{
	const struct out_column columns[] = {
		{ "person", _("Person"), 0, 0 },
		{ "place", _("Place"), 0, 0 },
		{ "wish", _("Wish"), OUT_RIGHT, 0 },
		{ "rank", _("Rank"), OUT_RIGHT, 0 },
	};
	struct out o;

	out_start(&o, app, OUT_TABLE, "people", columns, ARRAY_SIZE(columns));
	for (uint32_t i = 0; i < c->m->n_people; i++) {
		out_cell(&o, name_in(app, c->m->person[i].name));
		seat_cells(&o, c, i);
		out_row(&o);
	}
	out_finish(&o);
}

bool
match_place_is_told(const struct match_check *c, uint32_t place)
{
	const uint32_t whole = match_whole(c->m, place);

	return c->m->node[whole].seats > 0 || c->taken[whole] > 0;
}

void
match_places_full(const struct app *app, const struct match_check *c)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->m->n_places; i += 1 + c->m->node[i].half)
		n += !match_place_is_told(c, i);
	if (n > 0)
		out_line(app->out,
			_n("%u place has no seat left, and no row",
				"%u places have no seat left, and no row", n),
			n);
}

void
match_rows_places(const struct app *app, const struct match_check *c)
{
	const struct out_column columns[] = {
		{ "place", _("Place"), 0, 0 },
		{ "host", _("Host"), OUT_SPARE, 0 },
		{ "seats", _("Seats"), OUT_RIGHT, 0 },
		{ "taken", _("Taken"), OUT_RIGHT, 0 },
	};
	struct out o;

	out_start(&o, app, OUT_TABLE, "places", columns, ARRAY_SIZE(columns));
	for (uint32_t i = 0; i < c->m->n_places; i++) {
		const struct match_node *n = &c->m->node[i];

		const uint32_t host = c->m->node[match_whole(c->m, i)].above;

		if (!match_place_is_told(c, i))
			continue;
		out_cell(&o, match_called(n));
		out_cell(&o, host == MATCH_NONE ? NULL : c->m->node[host].name);
		out_cellf(&o, "%u", n->seats);
		out_cellf(&o, "%u", c->taken[i]);
		out_row(&o);
	}
	out_finish(&o);
}
