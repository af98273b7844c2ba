/* SPDX-License-Identifier: MIT */
#include "magang/view/match_fits.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/closed_code.h"
#include "magang/placing/match_find.h"
#include "magang/base/refs.h"
#include "magang/program/condition.h"
#include "magang/rulebook/access.h"
#include "magang/placing/match_near.h"
#include "magang/office/office.h"
#include "magang/ops/match_run.h"
#include "magang/program/condition.h"
#include "magang/view/app.h"
#include "magang/view/class_words.h"
#include "magang/view/match_asked.h"
#include "magang/view/out.h"
#include "magang/view/text.h"

#include "letter_why.h"

#define NEAR_TOLD 3 /* of one place or person */

void
match_label(const struct app *app, struct match_ran *r)
{
	struct record *person = xmalloc(sizeof(*person));
	char name[200];

	for (uint32_t i = 0; i < r->in.m.n_people; i++) {
		struct match_person *p = &r->in.m.person[i];
		char *both;

		if (!office_sees(app->office, r->txn, KIND_PERSON,
			    r->in.person[i].person, person))
			continue;
		record_text(person, F_NAME, name, sizeof(name));
		both = xasprintf("%s %s", p->name, name);
		p->name = arena_strndup(r->in.arena, both, strlen(both));
		free(both);
	}
	free(person);
}

/* "JLPT: N4 (3); or Driving licence: yes (1)" */
static void
say_near(const struct app *app, const struct match_ran *r,
	const struct match_near *near, struct buf *out)
{
	const struct style s = {
		.office = app->office, .txn = r->txn, .form = OUT_TABLE
	};
	size_t told = 0;

	for (size_t i = 0; i < near->n && told < NEAR_TOLD; i++) {
		if (!turn_can_be(&near->row[i].turn))
			continue;
		if (told++)
			buf_adds(out, _("; or "));
		turn_words(&s, r->in.program, &near->row[i].turn, out);
		buf_addf(out, " (%u)", near->row[i].n);
	}
}

static void
near_cell(struct out *o, const struct app *app, const struct match_ran *r,
	struct match_near *near)
{
	struct buf b = BUF_INIT;

	say_near(app, r, near, &b);
	out_cell(o, b.len ? buf_str(&b) : NULL);
	match_near_release(near);
	buf_release(&b);
}

/* Does who is fit for the place tell about health, and is that not the caller's? */
static bool
is_closed(const struct office *office, const struct match_input *in,
	uint32_t slot)
{
	return (condition_asks_health(in->program->slot_if) ||
		       condition_asks_health(
			       in->slot[in->slot[slot].like].asks)) &&
	       !access_class(&office->access, PRIVACY_HEALTH);
}

#define FITS_TEXT 12

static const char *
fits_text(const struct app *app, const struct match_ran *r, uint32_t slot,
	char out[FITS_TEXT])
{
	if (is_closed(app->office, &r->in, slot))
		snprintf(out, FITS_TEXT, "***");
	else
		snprintf(out, FITS_TEXT, "%u", r->in.slot[slot].fits);
	return out;
}

/* ---- all pairs ------------------------------------------------------------ */

static void
row_fits(struct out *o, const struct app *app, const struct match_ran *r,
	uint32_t at)
{
	const struct match_slot *s = &r->in.slot[at];
	char fits[FITS_TEXT];
	struct match_near near;

	match_near_slot(&r->in, at, NULL, &near);
	out_cell(o, s->name);
	out_cell(o, r->in.m.node[s->above].name);
	out_cellf(o, "%u", r->in.m.node[s->node].seats);
	out_cell(o, fits_text(app, r, at, fits));
	near_cell(o, app, r, &near);
	out_row(o);
}

void
match_fits(const struct app *app, const struct match_ran *r)
{
	const struct out_column columns[] = {
		{ "place", _("Place"), 0, 0 },
		{ "host", _("Host"), OUT_SPARE, 0 },
		{ "seats", _("Seats"), OUT_RIGHT, 0 },
		{ "fit", _("Fit"), OUT_RIGHT, 0 },
		{ "near", _("Others would be by"), OUT_SPARE | OUT_WRAP, 0 },
	};
	struct out o;
	uint64_t pairs = 0;
	bool told = true;

	for (uint32_t i = 0; i < r->in.n_slots; i++) {
		pairs += r->in.slot[i].fits;
		told &= !is_closed(app->office, &r->in, i);
	}
	if (told)
		out_line(app->out,
			_("Of %u people and %u places %llu of %llu pairs are "
			  "possible."),
			r->in.m.n_people, r->in.n_slots,
			(unsigned long long)pairs,
			(unsigned long long)r->in.m.n_people * r->in.n_slots);
	out_start(&o, app, OUT_TABLE, "fits", columns, ARRAY_SIZE(columns));
	o.blank = true;
	for (uint32_t i = 0; i < r->in.n_slots; i++)
		row_fits(&o, app, r, i);
	out_finish(&o);
}

/* ---- nothing -------------------------------------------------------------- */

void
match_unfit(const struct app *app, const struct match_ran *r)
{
	const struct out_column columns[] = {
		{ "person", _("Person"), 0, 0 },
		{ "near", _("Nearest: what it would take, for how many places"),
			OUT_WRAP, 0 },
	};
	struct match_near near;
	struct out o;

	out_start(&o, app, OUT_TABLE, "unfit", columns, ARRAY_SIZE(columns));
	o.heading = _("FIT FOR NOTHING");
	o.blank = true;
	for (uint32_t i = 0; i < r->in.m.n_people; i++) {
		if (r->in.person[i].fits || r->in.person[i].away ||
			r->seat[i].place != MATCH_NONE)
			continue;
		match_near_person(&r->in, i, &near);
		out_cell(&o, r->in.m.person[i].name);
		near_cell(&o, app, r, &near);
		out_row(&o);
	}
	out_finish(&o);
}

/* ---- wishes of one -------------------------------------------------------- */

static void
add_asked(const struct match_ran *r, bool known, uint32_t slot, struct buf *out)
{
	struct buf asked = BUF_INIT;

	condition_say(r->in.program, r->in.slot[slot].text, r->lang, &asked);
	buf_addf(out,
		known ? _("what it asks does not hold: %s")
		      : _("what it asks is not known: %s"),
		buf_str(&asked));
	buf_release(&asked);
}

void
match_fit_words(const struct office *office, const struct match_ran *r,
	enum match_fit fit, uint32_t slot, struct buf *out)
{
	if (slot != MATCH_NONE && fit >= FIT_PROGRAM && fit <= FIT_UNKNOWN &&
		is_closed(office, &r->in, slot)) {
		buf_adds(out, _("a question of health is open; ask somebody "
				"who may see health"));
		return;
	}
	switch (fit) {
	case FIT_PROGRAM:
		buf_adds(out, _("what the program asks of who comes to a host "
				"does not hold, or is not known"));
		break;
	case FIT_ASKS:
	case FIT_UNKNOWN:
		add_asked(r, fit == FIT_ASKS, slot, out);
		break;
	case FIT_SEX:
		buf_adds(out, _("it has no seat for this sex"));
		break;
	case FIT_COUNTRY:
		buf_adds(out, _("its country is refused"));
		break;
	case FIT_BEFORE:
		buf_adds(out, _("a seat there is waited for, was given up, or "
				"its host took it back"));
		break;
	case FIT_AWAY:
		buf_adds(out, _("left a place for what holds at any; a move of "
				"the case puts it back, or: magang slot answer "
				"yes NUMBER"));
		break;
	case FIT_ABSENT:
		buf_adds(out, _("takes no part in this matching"));
		break;
	case FIT_CLOSED:
		buf_adds(out, _("it is not open"));
		break;
	case FIT_HELD:
		buf_adds(out, _("has another place already"));
		break;
	case FIT_FULL:
		buf_adds(out, _("it is full, or its host"));
		break;
	case FIT:
		break;
	}
}

static const char *
name_slot(const struct app *app, const struct match_ran *r, uint64_t id,
	uint32_t slot, char number[NUMBER_TEXT])
{
	return slot == MATCH_NONE
		       ? text_number(app->office, r->txn, KIND_SLOT, id, number)
		       : r->in.slot[slot].name;
}

void
match_each_pin(const struct app *app, const struct match_ran *r,
	match_not_fit *tell, void *ctx)
{
	for (size_t i = 0; i < r->of.n_pins; i++) {
		const struct match_pin *pin = &r->of.pins[i];
		const uint32_t person = match_person_of(&r->in, pin->kase),
			       slot = match_slot_of(&r->in, pin->slot);
		char kase[NUMBER_TEXT], number[NUMBER_TEXT];
		struct buf why = BUF_INIT;

		match_fit_words(app->office, r,
			(enum match_fit)r->in.pin_fit[i], slot, &why);
		tell(ctx,
			person == MATCH_NONE
				? text_number(app->office, r->txn, KIND_CASE,
					  pin->kase, kase)
				: r->in.m.person[person].name,
			name_slot(app, r, pin->slot, slot, number),
			why.len ? buf_str(&why) : NULL);
		buf_release(&why);
	}
}

static void
say_pinned(void *ctx, const char *person, const char *place, const char *why)
{
	const struct app *app = ctx;

	if (!why)
		out_line(app->out, _("Pin: %s at %s"), person, place);
}

static void
say_unpinned(void *ctx, const char *person, const char *place, const char *why)
{
	const struct app *app = ctx;

	if (why)
		out_line(app->out, _("Pin that cannot be: %s at %s: %s"),
			person, place, why);
}

void
match_pinned(struct app *app, const struct match_ran *r)
{
	match_each_pin(app, r, say_pinned, app);
}

void
match_unpinned(struct app *app, const struct match_ran *r)
{
	match_each_pin(app, r, say_unpinned, app);
}

/* " (has work)"; of health nothing */
static void
add_cause(struct office *office, const struct match_ran *r, uint64_t id,
	struct buf *out)
{
	struct record *seat = xmalloc(sizeof(*seat));
	const struct value *cause =
		office_sees(office, r->txn, KIND_SEAT, id, seat)
			? record_get(seat, F_SEAT_CAUSE)
			: NULL;
	char code[40];

	if (cause && !value_is_closed(&office->book, r->txn, &office->access,
			     seat, F_SEAT_CAUSE, cause))
		buf_addf(out, " (%s)",
			seat_cause_word(office, r->in.program, KIND_SLOT,
				record_text(seat, F_SEAT_CAUSE, code,
					sizeof(code))));
	free(seat);
}

struct not_fit {
	const struct app *app;
	const struct match_ran *r;
	match_not_fit *tell;
	void *ctx;
};

static void
row_not_fit(const struct not_fit *n, uint32_t person, uint64_t id, bool before)
{
	const struct app *app = n->app;
	const struct match_ran *r = n->r;
	const uint32_t slot = match_slot_of(&r->in, id);
	char number[NUMBER_TEXT];
	const enum match_fit fit = slot == MATCH_NONE
					   ? FIT_CLOSED
					   : match_fit(&r->in, person, slot);
	struct buf why = BUF_INIT;

	if (!before || fit == FIT_BEFORE)
		match_fit_words(app->office, r, fit, slot, &why);
	if (fit == FIT_AWAY)
		add_cause(app->office, r, r->in.person[person].away, &why);
	if (why.len)
		n->tell(n->ctx, r->in.m.person[person].name,
			name_slot(app, r, id, slot, number), buf_str(&why));
	buf_release(&why);
}

/* `before`: of those alone that she gave up. */
static void
rows_not_fit(const struct not_fit *n, uint32_t person, bool before)
{
	const struct app *app = n->app;
	const struct match_ran *r = n->r;
	struct record *kase = xmalloc(sizeof(*kase));
	const struct value *v = NULL;
	struct refs refs = { 0 };
	size_t at;

	if (r->in.person[person].missed &&
		office_sees(app->office, r->txn, KIND_CASE,
			r->in.person[person].kase, kase))
		v = record_get(kase, F_WISHES);
	if (!v || v->kind != VALUE_TEXT ||
		refs_parse(v->text, v->len, NULL, NULL, &refs, &at) != REFS_OK)
		refs.n = 0;
	for (size_t i = 0; i < refs.n && refs.row[i].rank; i++)
		row_not_fit(n, person, refs.row[i].id, before);
	free(kase);
}

static void
tell_not_fit(void *ctx, const char *person, const char *place, const char *why)
{
	out_cell(ctx, person);
	out_cell(ctx, place);
	out_cell(ctx, why);
	out_row(ctx);
}

void
match_each_not_fit(const struct app *app, const struct match_ran *r,
	uint32_t person, match_not_fit *tell, void *ctx)
{
	const struct not_fit n = { app, r, tell, ctx };

	for (uint32_t i = 0; i < r->in.m.n_people; i++)
		if (person == MATCH_NONE ? !r->in.person[i].seat : person == i)
			rows_not_fit(&n, i,
				person == MATCH_NONE &&
					r->seat[i].place != MATCH_NONE);
}

static void
table_not_fit(const struct app *app, const struct match_ran *r, uint32_t person)
{
	const struct out_column columns[] = {
		{ "person", _("Person"), 0, 0 },
		{ "place", _("Place"), 0, 0 },
		{ "why", _("Why not"), OUT_WRAP, 0 },
	};
	struct out o;

	out_start(&o, app, OUT_TABLE, "unfit", columns, ARRAY_SIZE(columns));
	o.heading = _("WISHES THAT CANNOT BE");
	o.blank = true;
	match_each_not_fit(app, r, person, tell_not_fit, &o);
	out_finish(&o);
}

/* ---- places that stay empty ----------------------------------------------- */

static uint32_t
empty_seats(const struct match_ran *r, const struct match_slot *s)
{
	const uint32_t seats = r->in.m.node[s->node].seats,
		       taken = r->check.taken[s->node];

	return seats > taken ? seats - taken : 0;
}

void
match_each_empty(const struct app *app, const struct match_ran *r,
	match_empty *tell, void *ctx)
{
	bool *without = xcalloc(r->in.m.n_people + 1, sizeof(*without));

	for (uint32_t i = 0; i < r->in.m.n_people; i++)
		without[i] = r->seat[i].place == MATCH_NONE;
	for (uint32_t i = 0; i < r->in.n_slots; i++) {
		const struct match_slot *s = &r->in.slot[i];
		struct buf lacks = BUF_INIT;
		struct match_near near;
		char fits[FITS_TEXT];

		if (!empty_seats(r, s))
			continue;
		match_near_slot(&r->in, i, without, &near);
		say_near(app, r, &near, &lacks);
		match_near_release(&near);
		tell(ctx, s->name, empty_seats(r, s),
			fits_text(app, r, i, fits),
			lacks.len ? buf_str(&lacks) : NULL);
		buf_release(&lacks);
	}
	free(without);
}

static void
tell_empty(void *ctx, const char *place, uint32_t empty, const char *fit,
	const char *lacks)
{
	out_cell(ctx, place);
	out_cellf(ctx, "%u", empty);
	out_cell(ctx, fit);
	out_cell(ctx, lacks);
	out_row(ctx);
}

static void
table_empty(const struct app *app, const struct match_ran *r)
{
	const struct out_column columns[] = {
		{ "place", _("Place"), 0, 0 },
		{ "empty", _("Empty"), OUT_RIGHT, 0 },
		{ "fit", _("Fit"), OUT_RIGHT, 0 },
		{ "near", _("Who has no seat lacks only"), OUT_WRAP, 0 },
	};
	struct out o;

	out_start(&o, app, OUT_TABLE, "empty", columns, ARRAY_SIZE(columns));
	o.heading = _("PLACES THAT STAY EMPTY");
	o.blank = true;
	match_each_empty(app, r, tell_empty, &o);
	out_finish(&o);
}

void
match_lacks(const struct app *app, const struct match_ran *r)
{
	table_not_fit(app, r, MATCH_NONE);
	match_unfit(app, r);
	table_empty(app, r);
}

int
match_why(const struct app *app, const struct match_ran *r, uint32_t person,
	struct err *err)
{
	int rc = match_asked(app, &r->check, r->in.m.person[person].name, err);

	if (!rc)
		table_not_fit(app, r, person);
	return rc;
}
