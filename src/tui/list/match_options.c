/* SPDX-License-Identifier: MIT */
#include "match_options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/placing/match_find.h"
#include "magang/office/office.h"
#include "magang/tui/list/match_options.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/view/app.h"
#include "magang/view/match_fits.h"
#include "magang/view/match_joint.h"
#include "magang/view/record_choices.h"

static struct match_screen *
match_here(struct ui *ui)
{
	return (struct match_screen *)ui_screen(ui);
}

static void
take_options(struct match_screen *s, struct match_kept *k)
{
	s->intake = k->intake;
	s->pin = k->pin;
	s->n_pins = s->cap_pins = k->n_pins;
	k->pin = NULL;
}

int
match_options_last(struct ui *ui, struct match_screen *s, struct err *err)
{
	uint32_t *runs = NULL;
	struct match_kept k;
	bool found = false;
	size_t n = 0;
	int rc = match_seed(ui->office, s->program, s->seed, err);

	if (!rc)
		rc = match_kept_all(ui->office, s->program, &runs, &n, err);
	for (size_t i = 0; !rc && !found && i < n; i++) {
		rc = match_kept(ui->office, runs[i], &k, err);
		if (rc)
			break;
		found = k.board && k.user == ui->office->access.user;
		if (found)
			take_options(s, &k);
		match_kept_release(&k);
	}
	free(runs);
	return rc;
}

/* ---- intake, seed, second chance ------------------------------------------ */

static size_t
find_intakes(struct ui *ui, const struct match_screen *s, struct arena *arena,
	const struct choice **out)
{
	struct err unread = ERR_INIT;
	const struct program *p = NULL;
	struct txn *txn;

	if (office_look(ui->office, &txn, &unread) == 0) {
		p = office_program(ui->office, txn, s->program, 0);
		office_look_end(txn);
	}
	return p ? record_choices(
			   ui->office, core_field(F_RUN_INTAKE), p, arena, out)
		 : 0;
}

static unsigned
intake_chosen(struct ui *ui, size_t index)
{
	struct match_screen *s = match_here(ui);
	struct arena *arena = arena_new();
	const struct choice *c = NULL;
	const size_t n = find_intakes(ui, s, arena, &c);
	char prefix[8];
	bool bad;

	s->intake = 0;
	if (index > 0 && index <= n)
		number_parse(c[index - 1].code, prefix, &s->intake, &bad);
	arena_free(arena);
	return match_remake(ui, s, true);
}

unsigned
match_ask_intake(struct ui *ui)
{
	const struct match_screen *s = match_here(ui);
	struct arena *arena = arena_new();
	const struct choice *c = NULL;
	const size_t n = find_intakes(ui, s, arena, &c);
	const char **rows = arena_array(arena, n + 1, sizeof(*rows));
	unsigned r;

	rows[0] = _("all intakes");
	for (size_t i = 0; i < n; i++)
		rows[i + 1] =
			label_in(&c[i].label, ui->office->lang, c[i].code);
	r = n ? ui_push(ui, pick_new(_("Of which intake"), rows, n + 1,
				    intake_chosen))
	      : ui_say(ui, ROLE_PLAIN, _("the program has no intakes"));
	arena_free(arena);
	return r;
}

static unsigned
seed_typed(struct ui *ui, const char *text)
{
	struct match_screen *s = match_here(ui);

	if (*text)
		snprintf(s->seed, sizeof(s->seed), "%s", text);
	return match_remake(ui, s, true);
}

unsigned
match_ask_seed(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = MATCH_SEED },
		.done = seed_typed };

	ui_ask(ui, &ops, _("Seed of the lot: "), match_here(ui)->seed);
	return REACT_DRAW;
}

unsigned
match_turn_again(struct ui *ui)
{
	struct match_screen *s = match_here(ui);

	s->again = !s->again;
	return match_remake(ui, s, true);
}

/* ---- pins ----------------------------------------------------------------- */

static bool
take_pin_away(struct match_screen *s, uint64_t kase)
{
	for (size_t i = 0; i < s->n_pins; i++)
		if (s->pin[i].kase == kase) {
			s->pin[i] = s->pin[--s->n_pins];
			return true;
		}
	return false;
}

static void
add_pin(struct match_screen *s, uint64_t kase, uint64_t slot)
{
	take_pin_away(s, kase);
	VEC_GROW(s->pin, s->n_pins, s->cap_pins);
	s->pin[s->n_pins++] = (struct match_pin){ kase, slot };
}

/* REACT_NONE: it is a pin now. */
static unsigned
try_pin(struct ui *ui, struct match_screen *s, const struct match_ran *ran,
	uint32_t slot)
{
	const struct match_slot *to = &ran->in.slot[slot];
	const struct match_pin pin = { s->joint[0], to->slot };
	struct buf why = BUF_INIT;
	unsigned r = REACT_NONE;

	match_fit_words(
		ui->office, ran, match_pin_fit(&ran->in, &pin), slot, &why);
	if (why.len)
		r = ui_say(ui, ROLE_BAD, _("no pin to %s: %s"), to->name,
			buf_str(&why));
	else
		add_pin(s, pin.kase, pin.slot);
	buf_release(&why);
	return r;
}

static unsigned
place_chosen(struct ui *ui, size_t index)
{
	struct match_screen *s = match_here(ui);
	struct err err = ERR_INIT;
	struct match_ran ran;
	unsigned r;

	if (match_screen_run(ui, s, &ran, &err))
		return ui_fail(ui, &err);
	r = index < ran.in.n_slots ? try_pin(ui, s, &ran, (uint32_t)index)
				   : REACT_NONE;
	match_ran_release(&ran);
	return r == REACT_NONE ? match_remake(ui, s, true) : r;
}

static unsigned
pick_place(struct ui *ui, const struct match_ran *ran)
{
	const uint32_t n = ran->in.n_slots;
	const char **rows = xcalloc(n + 1, sizeof(*rows));
	unsigned r;

	for (uint32_t i = 0; i < n; i++)
		rows[i] = ran->in.slot[i].name;
	r = n ? ui_push(ui, pick_new(_("Pin to"), rows, n, place_chosen))
	      : ui_say(ui, ROLE_PLAIN, _("no place is open"));
	free(rows);
	return r;
}

unsigned
match_ask_pin(struct ui *ui, struct match_screen *s, uint64_t kase)
{
	struct err err = ERR_INIT;
	struct match_ran ran;
	uint32_t person;
	unsigned r;

	if (!kase)
		return ui_say(ui, ROLE_PLAIN, _("go to a person first"));
	if (take_pin_away(s, kase))
		return match_remake(ui, s, true);
	if (match_screen_run(ui, s, &ran, &err))
		return ui_fail(ui, &err);
	person = match_person_of(&ran.in, kase);
	s->joint[0] = kase;
	if (person != MATCH_NONE && ran.in.person[person].seat)
		r = ui_say(ui, ROLE_PLAIN,
			_("she has a seat, offered or taken, and keeps it"));
	else
		r = pick_place(ui, &ran);
	match_ran_release(&ran);
	return r;
}

/* ---- together ------------------------------------------------------------- */

static unsigned
second_chosen(struct ui *ui, size_t index)
{
	struct match_screen *s = match_here(ui);
	struct err err = ERR_INIT;
	struct match_ran ran;

	if (match_screen_run(ui, s, &ran, &err))
		return ui_fail(ui, &err);
	s->joint[1] = index < ran.in.m.n_people ? ran.in.person[index].kase : 0;
	match_ran_release(&ran);
	return match_show(ui, s, JOINT);
}

unsigned
match_ask_joint(struct ui *ui, struct match_screen *s, uint64_t kase)
{
	struct app app = *ui->app;
	struct err err = ERR_INIT;
	struct match_ran ran;
	const char **rows;
	unsigned r;

	if (!kase)
		return ui_say(ui, ROLE_PLAIN, _("go to a person first"));
	if (match_only_once(s, &err) || match_screen_run(ui, s, &ran, &err))
		return ui_fail(ui, &err);
	s->joint[0] = kase;
	app.office = ui->office;
	match_label(&app, &ran);
	rows = xcalloc(ran.in.m.n_people + 1, sizeof(*rows));
	for (uint32_t i = 0; i < ran.in.m.n_people; i++)
		rows[i] = ran.in.m.person[i].name;
	r = ui_push(ui, pick_new(_("Together with"), rows, ran.in.m.n_people,
				second_chosen));
	free(rows);
	match_ran_release(&ran);
	return r;
}

static bool
is_free(const struct match_ran *ran, uint32_t person)
{
	return person != MATCH_NONE &&
	       ran->in.m.person[person].pin == MATCH_NONE;
}

unsigned
match_pin_joint(struct ui *ui, struct match_screen *s)
{
	struct err err = ERR_INIT;
	struct match_ran ran;
	uint32_t person[2], place[2];
	bool found;

	if (match_screen_run(ui, s, &ran, &err))
		return ui_fail(ui, &err);
	for (int i = 0; i < 2; i++)
		person[i] = match_person_of(&ran.in, s->joint[i]);
	found = is_free(&ran, person[0]) && is_free(&ran, person[1]) &&
		match_joint_places(&ran.in.m, person, place);
	for (int i = 0; found && i < 2; i++)
		add_pin(s, s->joint[i],
			ran.in.slot[match_slot_at(&ran.in, place[i])].slot);
	match_ran_release(&ran);
	if (!found)
		return ui_say(ui, ROLE_PLAIN, _("there is no place for both"));
	s->part = PEOPLE;
	return match_remake(ui, s, true);
}
