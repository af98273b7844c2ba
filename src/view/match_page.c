/* SPDX-License-Identifier: MIT */
#include "magang/view/match_page.h"

#include <stdio.h>
#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/matching/why.h"
#include "magang/view/app.h"
#include "magang/view/match_rows.h"
#include "magang/view/match_words.h"
#include "magang/view/out.h"

#define WISHES_TOLD 5 /* of which is said how many have them */

static void
rank_cell(struct out *o, uint32_t rank)
{
	if (rank > 0)
		out_cellf(o, "%u", rank);
	else
		out_cell(o, NULL);
}

/* --- at the top ---------------------------------------------------------- */

static void
say_warnings(FILE *f, const struct diag_list *warnings)
{
	struct buf b = BUF_INIT;

	diag_print(warnings, &b);
	out_block(f, buf_str(&b));
	buf_release(&b);
}

static uint32_t
seated(const struct match_told *t)
{
	uint32_t i, n = 0;

	for (i = 0; i < t->check->m->n_people; i++)
		n += t->check->seat[i].place != MATCH_NONE;
	return n;
}

uint32_t
match_once(const struct instance *m, bool again)
{
	struct match_seat *seat = again ? match_solve(m, false) : NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; seat && i < m->n_people; i++)
		n += seat[i].place != MATCH_NONE;
	free(seat);
	return n;
}

static void
add_count(struct buf *b, const char *word, uint32_t n)
{
	if (n > 0)
		buf_addf(b, "%s%s: %u", b->len > 0 ? ", " : "", word, n);
}

/* "wish 1: 31, wish 2: 12, more: 4, offered already: 2, pinned: 3" */
static void
say_wishes(FILE *f, const struct match_told *t)
{
	uint32_t n[WISHES_TOLD + 2] = { 0 }, held = 0, i, at;
	const struct instance *m = t->check->m;
	struct buf b = BUF_INIT;

	for (i = 0; i < m->n_people; i++) {
		if (t->check->seat[i].place == MATCH_NONE)
			continue;
		held += m->person[i].held;
		at = t->check->seat[i].pinned
			     ? 0
			     : m->wish[t->check->seat[i].wish].number;
		n[at <= WISHES_TOLD ? at : WISHES_TOLD + 1]++;
	}
	for (i = 1; i < ARRAY_SIZE(n); i++) {
		if (n[i] == 0)
			continue;
		buf_adds(&b, b.len > 0 ? ", " : "");
		buf_addf(&b,
			i <= WISHES_TOLD ? _("wish %u: %u")
					 : _("behind wish %u: %u"),
			i <= WISHES_TOLD ? i : WISHES_TOLD, n[i]);
	}
	add_count(&b, _("offered already"), held);
	add_count(&b, _("pinned"), n[0] - held);
	if (b.len > 0)
		out_line(f, "%s", buf_str(&b));
	buf_release(&b);
}

static void
say_closed(FILE *f, const struct instance *m)
{
	for (uint32_t i = m->n_places; i < m->n_nodes; i++)
		if (m->node[i].closed)
			out_line(f,
				_("%s takes no women: fewer than %u would "
				  "come there"),
				m->node[i].name, m->node[i].least);
}

static void
say_check(FILE *f, const struct match_check *c)
{
	size_t i;

	if (match_stable(c))
		out_line(f, "%s",
			_("Checked apart: stable. No person and place would "
			  "both rather have each other."));
	else if (!c->right)
		out_line(f, "%s",
			_("Checked apart: WRONG. Seats, wishes and pins do "
			  "not come to this; please report it."));
	else
		out_line(f, "%s",
			_("Checked apart: NOT STABLE. These would both rather "
			  "have each other; please report it:"));
	for (i = 0; i < c->n_block; i++)
		out_line(f, "  %s - %s", c->m->person[c->block[i].person].name,
			c->m->node[c->block[i].place].name);
}

void
match_made(const struct app *app, const struct match_told *t)
{
	const struct instance *m = t->check->m;
	uint32_t parted = 0;

	for (uint32_t i = 0; i < m->n_places; i++)
		parted += m->node[i].half;
	parted /= 2;
	if (t->title != NULL)
		out_line(app->out, "%s", t->title);
	out_line(app->out,
		_("People: %u, places: %u, hosts: %u; seed of the lot: %s"),
		m->n_people, m->n_places - parted,
		m->n_nodes - m->n_places - parted, m->seed);
}

void
match_seats(const struct app *app, const struct match_told *t)
{
	const uint32_t n = seated(t);

	out_line(app->out, _("With a seat: %u, without: %u"), n,
		t->check->m->n_people - n);
	say_wishes(app->out, t);
	say_closed(app->out, t->check->m);
	if (t->again)
		out_line(app->out,
			_("With a second chance; %u have a seat without it. "
			  "Under it, true wishes are no longer always best."),
			t->once);
}

void
match_checked(const struct app *app, const struct match_told *t)
{
	say_check(app->out, t->check);
}

/* --- tables -------------------------------------------------------------- */

static void
table_pairs(const struct app *app, const struct match_told *t)
{
	const struct out_column columns[] = {
		{ "person", _("Person"), 0, 0 },
		{ "place", _("Place"), 0, 0 },
		{ "host", _("Host"), OUT_SPARE, 0 },
		{ "wish", _("Wish"), OUT_RIGHT, 0 },
		{ "rank", _("Rank"), OUT_RIGHT, 0 },
		{ "note", "", OUT_SPARE, 0 },
	};
	const struct instance *m = t->check->m;
	const struct match_wish *w;
	const struct match_seat *s;
	struct out o;
	uint32_t i, whole, above;

	out_start(&o, app, OUT_TABLE, "pairs", columns, ARRAY_SIZE(columns));
	o.blank = true;
	for (i = 0; i < m->n_people; i++) {
		s = &t->check->seat[i];
		if (s->place == MATCH_NONE)
			continue;
		w = s->wish == MATCH_NONE ? NULL : &m->wish[s->wish];
		whole = match_whole(m, s->place);
		above = m->node[whole].above;
		out_cell(&o, m->person[i].name);
		out_cell(&o, m->node[whole].name);
		out_cell(&o, above == MATCH_NONE ? NULL : m->node[above].name);
		rank_cell(&o, w != NULL ? w->number : 0);
		rank_cell(&o, w != NULL ? w->rank : 0);
		out_cell(&o, s->pinned  ? match_pin_word(t->check, i)
			     : s->again ? _("second chance")
					: NULL);
		out_row(&o);
	}
	out_finish(&o);
}

static void
rows_lost(struct out *o, const struct match_check *c, uint32_t person)
{
	const struct match_person *p = &c->m->person[person];
	struct buf b = BUF_INIT;
	struct match_lost l;
	uint32_t i, place;

	for (i = 0; i < p->n_wishes; i++) {
		match_lost(c, person, p->first + i, &l);
		buf_clear(&b);
		match_lost_words(c, &l, &b);
		out_cell(o, i == 0 ? p->name : NULL);
		out_cellf(o, "%u", c->m->wish[l.wish].number);
		place = match_whole(c->m, c->m->wish[l.wish].place);
		out_cell(o, c->m->node[place].name);
		out_cell(o, buf_str(&b));
		out_row(o);
	}
	if (p->n_wishes == 0) {
		out_cell(o, p->name);
		out_cell(o, NULL);
		out_cell(o, NULL);
		out_cell(o, _("has no wish"));
		out_row(o);
	}
	buf_release(&b);
}

static void
table_without(const struct app *app, const struct match_told *t)
{
	const struct out_column columns[] = {
		{ "person", _("Person"), 0, 0 },
		{ "wish", _("Wish"), OUT_RIGHT, 0 },
		{ "place", _("Place"), OUT_SPARE, 0 },
		{ "why", _("Why not"), OUT_WRAP, 0 },
	};
	struct out o;
	uint32_t i;

	out_start(
		&o, app, OUT_TABLE, "unmatched", columns, ARRAY_SIZE(columns));
	o.heading = _("WITHOUT A SEAT");
	o.blank = true;
	for (i = 0; i < t->check->m->n_people; i++)
		if (t->check->seat[i].place == MATCH_NONE)
			rows_lost(&o, t->check, i);
	out_finish(&o);
}

/* Both halves of a place. */
static struct match_gap
joined(const struct match_gap *a, const struct match_gap *b)
{
	return (struct match_gap){ a->wished + b->wished, a->better + b->better,
		a->refused + b->refused, a->unfit + b->unfit,
		a->full == b->full ? a->full : MATCH_NONE,
		a->closed > b->closed ? a->closed : b->closed };
}

/* Why a place has seats that are free; nothing where it has none. */
static void
say_gap(const struct match_check *c, uint32_t place,
	const struct match_gap *gaps, struct buf *out)
{
	const uint32_t whole = match_whole(c->m, place);
	const struct match_gap gap =
		whole == place ? gaps[place]
			       : joined(&gaps[place], &gaps[place + 1]);

	if (c->taken[whole] < c->m->node[whole].seats)
		match_gap_words(c, &gap, out);
}

void
match_each_gap(const struct match_check *c, match_gap_told *tell, void *ctx)
{
	struct match_gap *gaps = match_gaps(c);

	for (uint32_t i = 0; i < c->m->n_places; i += 1 + c->m->node[i].half) {
		const uint32_t whole = match_whole(c->m, i);
		const struct match_node *n = &c->m->node[whole];
		struct buf why = BUF_INIT;

		say_gap(c, i, gaps, &why);
		if (why.len)
			tell(ctx, n->name, n->seats - c->taken[whole],
				buf_str(&why));
		buf_release(&why);
	}
	free(gaps);
}

static void
row_place(struct out *o, const struct match_check *c, uint32_t place,
	const struct match_gap *gaps)
{
	const uint32_t whole = match_whole(c->m, place);
	const struct match_node *n = &c->m->node[whole];
	uint32_t last = match_last_rank(c, place);
	struct buf b = BUF_INIT;

	if (whole != place && match_last_rank(c, place + 1) > last)
		last = match_last_rank(c, place + 1);
	say_gap(c, place, gaps, &b);
	out_cell(o, n->name);
	out_cell(o, n->above == MATCH_NONE ? NULL : c->m->node[n->above].name);
	out_cellf(o, "%u", n->seats);
	out_cellf(o, "%u", c->taken[whole]);
	rank_cell(o, last);
	out_cell(o, b.len > 0 ? buf_str(&b) : NULL);
	out_row(o);
	buf_release(&b);
}

static void
table_places(const struct app *app, const struct match_check *c)
{
	const struct out_column columns[] = {
		{ "place", _("Place"), 0, 0 },
		{ "host", _("Host"), OUT_SPARE, 0 },
		{ "seats", _("Seats"), OUT_RIGHT, 0 },
		{ "taken", _("Taken"), OUT_RIGHT, 0 },
		{ "last_rank", _("Last rank"), OUT_RIGHT, 0 },
		{ "gap", _("Why free"), OUT_SPARE | OUT_WRAP, 0 },
	};
	struct match_gap *gap = match_gaps(c);
	struct out o;
	uint32_t i;

	out_start(&o, app, OUT_TABLE, "places", columns, ARRAY_SIZE(columns));
	o.heading = _("PLACES");
	o.blank = true;
	for (i = 0; i < c->m->n_places; i += 1 + c->m->node[i].half)
		if (match_place_is_told(c, i))
			row_place(&o, c, i, gap);
	out_finish(&o);
	match_places_full(app, c);
	free(gap);
}

void
match_page(const struct app *app, const struct match_told *t)
{
	say_warnings(app->out, t->warnings);
	match_made(app, t);
	match_seats(app, t);
	match_checked(app, t);
	if (!match_stable(t->check))
		return;
	table_pairs(app, t);
	table_without(app, t);
	table_places(app, t->check);
}
