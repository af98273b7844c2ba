/* SPDX-License-Identifier: MIT */
#include "magang/view/match_kept.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/placing/match_find.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/ops/match_run.h"
#include "magang/view/app.h"
#include "magang/view/match_moves.h"
#include "magang/view/out.h"
#include "magang/view/text.h"
#include "magang/view/when.h"

/* ---- the list ------------------------------------------------------------- */

static void
row_kept(struct out *o, const struct app *app, struct txn *txn,
	const struct match_kept *k)
{
	char number[NUMBER_TEXT], when[DATE_TIME_TEXT], name[64];
	struct record *user = xmalloc(sizeof(*user));

	out_cellf(o, "%u", k->number);
	out_cell(o, date_format_time(when, k->time, app->office->zone));
	out_cell(o, office_sees(app->office, txn, KIND_USER, k->user, user)
			    ? record_text(user, F_USER_NAME, name, sizeof(name))
			    : NULL);
	out_cell(o, k->intake ? text_number(app->office, txn, KIND_INTAKE,
					k->intake, number)
			      : NULL);
	out_cell(o, k->seed);
	out_cellf(o, "%u", k->people);
	out_cellf(o, "%zu", k->n_pairs);
	out_cellf(o, "%zu", k->n_pins);
	out_cell(o, k->again ? _("second chance") : NULL);
	out_row(o);
	free(user);
}

int
match_kept_list(const struct app *app, uint16_t program, struct err *err)
{
	const struct out_column columns[] = {
		{ "run", _("Run"), OUT_RIGHT, 0 },
		{ "time", _("Time"), OUT_FIXED, 0 },
		{ "by", _("By"), 0, 0 },
		{ "intake", _("Intake"), OUT_SPARE, 0 },
		{ "seed", _("Seed"), 0, 0 },
		{ "people", _("People"), OUT_RIGHT, 0 },
		{ "placed", _("With a seat"), OUT_RIGHT, 0 },
		{ "pins", _("Pins"), OUT_RIGHT, 0 },
		{ "note", "", OUT_SPARE, 0 },
	};
	struct match_kept k;
	struct txn *txn;
	uint32_t *runs = NULL;
	struct out o;
	size_t n = 0;
	int rc = match_kept_all(app->office, program, &runs, &n, err);

	if (!rc)
		rc = office_look(app->office, &txn, err);
	if (rc) {
		free(runs);
		return rc;
	}
	out_start(&o, app, OUT_TABLE, "runs", columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++) {
		struct err unread = ERR_INIT;

		if (match_kept(app->office, runs[i], &k, &unread))
			continue;
		row_kept(&o, app, txn, &k);
		match_kept_release(&k);
	}
	if (!n)
		out_line(app->out, "%s", _("No run is kept."));
	out_finish(&o);
	office_look_end(txn);
	free(runs);
	return 0;
}

/* ---- against one ---------------------------------------------------------- */

/* A kept run as a side of a comparison: people and places by the numbers and names
 * of the run at hand, those that are not in it by number. */
struct kept_side {
	const struct app *app;
	const struct match_ran *r;
	struct instance m;
	struct match_seat *seat;
};

static const char *
keep_number(struct kept_side *s, enum kind kind, uint64_t id)
{
	char number[NUMBER_TEXT];

	office_number_of(s->app->office, s->r->txn, kind, id, number);
	return arena_strndup(s->r->in.arena, number, strlen(number));
}

static void
take_pair(struct kept_side *s, const struct match_kept_pair *pair, uint32_t at)
{
	const struct match_input *in = &s->r->in;
	const uint32_t person = match_person_of(in, pair->kase),
		       slot = match_slot_of(in, pair->slot);

	s->m.person[at].name = person != MATCH_NONE
				       ? in->m.person[person].name
				       : keep_number(s, KIND_CASE, pair->kase);
	s->m.node[at].name = slot != MATCH_NONE
				     ? in->slot[slot].name
				     : keep_number(s, KIND_SLOT, pair->slot);
	s->seat[at] = (struct match_seat){ .place = at, .wish = MATCH_NONE };
}

static void
side_of(struct kept_side *s, const struct match_kept *k)
{
	s->m.person = xcalloc(k->n_pairs + 1, sizeof(*s->m.person));
	s->m.node = xcalloc(k->n_pairs + 1, sizeof(*s->m.node));
	s->seat = xcalloc(k->n_pairs + 1, sizeof(*s->seat));
	s->m.n_people = (uint32_t)k->n_pairs;
	for (size_t i = 0; i < k->n_pairs; i++)
		take_pair(s, &k->pair[i], (uint32_t)i);
}

/* The same of this run: by slots, whichever half of one somebody is in. */
static void
side_now(struct kept_side *s)
{
	const struct match_input *in = &s->r->in;
	const uint32_t n = in->m.n_people;

	s->m.person = xcalloc(n + 1, sizeof(*s->m.person));
	s->m.node = xcalloc(n + 1, sizeof(*s->m.node));
	s->seat = xcalloc(n + 1, sizeof(*s->seat));
	s->m.n_people = n;
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t slot = match_slot_at(in, s->r->seat[i].place);

		s->m.person[i].name = in->m.person[i].name;
		s->m.node[i].name =
			slot == MATCH_NONE ? NULL : in->slot[slot].name;
		s->seat[i].place = slot == MATCH_NONE ? MATCH_NONE : i;
	}
}

static void
side_release(struct kept_side *s)
{
	free(s->m.person);
	free(s->m.node);
	free(s->seat);
}

int
match_kept_moves(const struct app *app, const struct match_ran *r,
	uint32_t number, struct err *err)
{
	struct kept_side was = { .app = app, .r = r }, is = was;
	struct match_kept k;
	int rc = match_kept(app->office, number, &k, err);

	if (rc)
		return rc;
	side_of(&was, &k);
	side_now(&is);
	match_moves(app, &(struct match_side){ &was.m, was.seat },
		&(struct match_side){ &is.m, is.seat }, _("WHO IS ELSEWHERE"),
		_("Nobody is elsewhere."));
	side_release(&was);
	side_release(&is);
	match_kept_release(&k);
	return 0;
}

static uint64_t
slot_in(const struct match_kept *k, uint64_t kase)
{
	for (size_t i = 0; i < k->n_pairs; i++)
		if (k->pair[i].kase == kase)
			return k->pair[i].slot;
	return 0;
}

int
match_kept_line(const struct app *app, const struct match_ran *r,
	uint32_t number, struct err *err)
{
	uint32_t more = 0, moved = 0, less = 0;
	struct match_kept k;
	const uint32_t before = match_kept_before(
		app->office, r->of.program, r->of.intake, number);
	int rc;

	out_line(app->out, "%s", "");
	out_line(app->out, _("Run %u is kept; nothing is offered by it."),
		number);
	rc = before ? match_kept(app->office, before, &k, err) : 0;
	if (!before || rc)
		return rc;
	for (uint32_t i = 0; i < r->in.m.n_people; i++) {
		const uint32_t slot = match_slot_at(&r->in, r->seat[i].place);
		const uint64_t was = slot_in(&k, r->in.person[i].kase),
			       is = slot == MATCH_NONE ? 0
						       : r->in.slot[slot].slot;

		more += is && !was;
		less += was && !is;
		moved += is && was && is != was;
	}
	out_line(app->out,
		_("Against run %u: %u more placed, %u elsewhere, %u placed no "
		  "more."),
		before, more, moved, less);
	match_kept_release(&k);
	return 0;
}
