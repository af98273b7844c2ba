/* SPDX-License-Identifier: MIT */
#include "magang/view/match_asked.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/matching/whatif.h"
#include "magang/view/app.h"
#include "magang/view/match_moves.h"
#include "magang/view/match_words.h"
#include "magang/view/out.h"

static const char *
name_at(const struct match_check *c, const struct match_seat *seat)
{
	return seat->place == MATCH_NONE
		       ? NULL
		       : c->m->node[match_whole(c->m, seat->place)].name;
}

/* --- a person ------------------------------------------------------------ */

static void
say_seat(const struct app *app, const struct match_check *c, uint32_t person)
{
	const struct match_seat *seat = &c->seat[person];
	const char *name = c->m->person[person].name;
	struct buf b = BUF_INIT;

	out_line(app->out, "%s", "");
	if (seat->place == MATCH_NONE) {
		out_line(app->out, _("%s: no seat"), name);
		return;
	}
	if (seat->pinned)
		buf_addf(&b, ", %s", match_pin_word(c, person));
	if (seat->wish != MATCH_NONE)
		buf_addf(&b, _(", wish %u"), c->m->wish[seat->wish].number);
	if (seat->wish != MATCH_NONE && c->m->wish[seat->wish].rank)
		buf_addf(&b, _(", rank %u"), c->m->wish[seat->wish].rank);
	out_line(app->out, "%s: %s%s", name, name_at(c, seat), buf_str(&b));
	buf_release(&b);
}

static void
row_whatif(struct out *o, const struct match_check *c,
	const struct match_whatif *w)
{
	const struct match_wish *wish = &c->m->wish[w->lost.wish];
	struct buf why = BUF_INIT, what = BUF_INIT;

	match_lost_words(c, &w->lost, &why);
	match_whatif_words(c, w, &what);
	out_cellf(o, "%u", wish->number);
	out_cell(o, c->m->node[match_whole(c->m, wish->place)].name);
	out_cell(o, buf_str(&why));
	out_cell(o, buf_str(&what));
	out_row(o);
	buf_release(&why);
	buf_release(&what);
}

static void
tell_person(const struct app *app, const struct match_check *c, uint32_t person)
{
	const struct out_column columns[] = {
		{ "wish", _("Wish"), OUT_RIGHT, 0 },
		{ "place", _("Place"), 0, 0 },
		{ "why", _("Why not"), OUT_WRAP, 0 },
		{ "whatif", _("Would have it or better"), OUT_WRAP, 0 },
	};
	struct match_whatif *w;
	uint32_t i, n;
	struct out o;

	say_seat(app, c, person);
	if (c->seat[person].pinned)
		return;
	if (c->m->person[person].n_wishes == 0)
		out_line(app->out, "%s", _("has no wish"));
	w = match_whatif(c, person, &n);
	out_start(&o, app, OUT_TABLE, "whatif", columns, ARRAY_SIZE(columns));
	for (i = 0; i < n; i++)
		row_whatif(&o, c, &w[i]);
	if (n > 0)
		out_finish(&o);
	free(w);
}

/* --- a place or host ----------------------------------------------------- */

static void
say_seats(const struct app *app, const struct match_check *c, uint32_t node)
{
	const struct match_node *n;

	out_line(app->out, "%s", "");
	for (; node != MATCH_NONE; node = n->above) {
		n = &c->m->node[node];
		if (n->seats == MATCH_NONE)
			out_line(app->out, _("%s: %u in, no bound"),
				match_called(n), c->taken[node]);
		else
			out_line(app->out, _("%s: %u of %u seats taken"),
				match_called(n), c->taken[node], n->seats);
	}
}

static void
table_in(const struct app *app, const struct match_check *c, uint32_t node)
{
	const struct out_column columns[] = {
		{ "person", _("Person"), 0, 0 },
		{ "place", _("Place"), 0, 0 },
		{ "wish", _("Wish"), OUT_RIGHT, 0 },
		{ "rank", _("Rank"), OUT_RIGHT, 0 },
	};
	const struct match_seat *s;
	struct out o;
	uint32_t i;

	out_start(&o, app, OUT_TABLE, "in", columns, ARRAY_SIZE(columns));
	for (i = 0; i < c->m->n_people; i++) {
		s = &c->seat[i];
		if (!match_is_under(c->m, c->seat[i].place, node))
			continue;
		out_cell(&o, c->m->person[i].name);
		out_cell(&o, name_at(c, s));
		if (s->pinned) {
			out_cell(&o, match_pin_word(c, i));
			out_cell(&o, NULL);
		} else {
			out_cellf(&o, "%u", c->m->wish[s->wish].number);
			out_cellf(&o, "%u", c->m->wish[s->wish].rank);
		}
		out_row(&o);
	}
	out_finish(&o);
}

static void
tell_node(const struct app *app, const struct match_check *c, uint32_t node)
{
	struct match_seat *wider = match_wider(c->m, node, c->again);
	const struct match_side before = { c->m, c->seat };
	const struct match_side after = { c->m, wider };

	say_seats(app, c, node);
	table_in(app, c, node);
	match_moves(app, &before, &after, _("WITH ONE SEAT MORE"),
		_("One seat more changes nothing."));
	free(wider);
}

int
match_asked(const struct app *app, const struct match_check *c,
	const char *name, struct err *err)
{
	bool found = false;
	uint32_t i;

	for (i = 0; i < c->m->n_people; i++) {
		if (strcmp(c->m->person[i].name, name) != 0)
			continue;
		tell_person(app, c, i);
		found = true;
	}
	for (i = 0; i < c->m->n_nodes; i++) {
		if (strcmp(c->m->node[i].name, name) != 0)
			continue;
		tell_node(app, c, i);
		found = true;
	}
	return found ? 0
		     : err_set(err, MG_ENOENT,
			       _("nobody and nothing in the file is named "
				 "'%s'"),
			       name);
}
