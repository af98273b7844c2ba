/* SPDX-License-Identifier: MIT */
/* What leads to a form: new records, the whole form of one that is there, kept
 * drafts. */
#include "magang/tui/form/entry_acts.h"

#include "magang/tui/form/screen_entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/form/entry.h"
#include "magang/tui/form/entry_save.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/prefs.h"
#include "magang/tui/form/screen_entry_draw.h"
#include "magang/tui/ui/stack.h"
#include "magang/rulebook/program_cache.h"
#include "magang/view/kind_view.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#include "draft_words.h"

#define PROGRAMS 32

static const struct program *
program_at(struct ui *ui, size_t index)
{
	const struct program *p;
	struct err unread = ERR_INIT;
	struct txn *txn;
	uint16_t no = 0;

	if (office_look(ui->office, &txn, &unread) != 0)
		return NULL;
	do
		p = office_program_next(ui->office, txn, &no);
	while (p && index-- > 0);
	office_look_end(txn);
	return p;
}

/* The programs behind what stands there already; how many rows there are. */
static size_t
add_programs(struct ui *ui, const char **rows, size_t n, size_t max)
{
	const struct outline *o;
	struct err unread = ERR_INIT;
	struct txn *txn;
	uint16_t no = 0;

	if (office_look(ui->office, &txn, &unread) != 0)
		return n;
	while (n < max &&
		(o = rulebook_outline_next(&ui->office->book, txn, &no)))
		rows[n++] = label_in(&o->label, ui->office->lang, o->name);
	office_look_end(txn);
	return n;
}

/* ---- new records -------------------------------------------------------- */

static unsigned
create_for(struct ui *ui, const struct program *program)
{
	snprintf(ui->came_for, sizeof(ui->came_for), "%s",
		program ? program->name : "");
	return open_form(ui, &(struct entry_subject){
				     .kind = KIND_PERSON, .program = program });
}

static unsigned
create_of(struct ui *ui, size_t index)
{
	return create_for(ui, index ? program_at(ui, index - 1) : NULL);
}

/* The form chosen last; before that the only program there is, or a choice. */
unsigned
create_again(struct ui *ui)
{
	const struct program *p;
	size_t n = 0;

	while ((p = program_at(ui, n)) && strcmp(p->name, ui->came_for) != 0)
		n++;
	if (!p && n == 1)
		p = program_at(ui, 0);
	return p ? create_for(ui, p) : create_record(ui);
}

unsigned
create_organisation(struct ui *ui)
{
	return open_form(
		ui, &(struct entry_subject){ .kind = KIND_ORGANISATION });
}

unsigned
create_cohort(struct ui *ui)
{
	return open_form(ui, &(struct entry_subject){ .kind = KIND_COHORT });
}

/* Made by filling in its form, and nothing else. */
static bool
is_added(int kind)
{
	return kind_is((enum kind)kind, KIND_FORM) &&
	       !kind_view((enum kind)kind)->made_by;
}

/* Those that the user may add, about nothing else. */
static size_t
kinds_added(struct ui *ui, const struct kind_info *out[KIND_COUNT])
{
	const unsigned may = ui->office->access.permissions;
	size_t n = 0;

	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++) {
		const struct kind_info *info = kind_info((enum kind)k);

		if (is_added(k) && !info->about &&
			(may & info->create) == info->create)
			out[n++] = info;
	}
	return n;
}

static unsigned
kind_chosen(struct ui *ui, size_t index)
{
	const struct kind_info *kinds[KIND_COUNT];

	if (index >= kinds_added(ui, kinds))
		return REACT_DRAW;
	return open_form(
		ui, &(struct entry_subject){ .kind = kinds[index]->kind });
}

unsigned
create_any(struct ui *ui)
{
	const struct kind_info *kinds[KIND_COUNT];
	const char *rows[KIND_COUNT];
	const size_t n = kinds_added(ui, kinds);

	for (size_t i = 0; i < n; i++)
		rows[i] = label_in(
			&kinds[i]->label, ui->office->lang, kinds[i]->name);
	return ui_push(ui, pick_new(_("new"), rows, n, kind_chosen));
}

/* Which program the person comes for; every form knows its own fields. */
unsigned
create_record(struct ui *ui)
{
	const char *rows[PROGRAMS + 1] = { _("no program yet") };
	struct here h = ui_here(ui);
	size_t n;

	if (is_added(h.kind) && !kind_is_owner((enum kind)h.kind))
		return open_form(ui,
			&(struct entry_subject){ .kind = (enum kind)h.kind });
	n = add_programs(ui, rows, 1, ARRAY_SIZE(rows));
	return ui_push(ui, pick_new(_("new person for"), rows, n, create_of));
}

/* What is new about a record: something to do, something that was done, for a
 * person also another case. */
static const struct {
	enum kind kind;
	const char *label; /* N_() */
} abouts[] = {
	{ KIND_TASK, N_("a task") },
	{ KIND_ACTIVITY, N_("a note, call, visit or activity") },
};

/* Kinds that are added and have a field for the record of the page. */
static size_t
kinds_naming(int page, const struct kind_info *out[KIND_COUNT])
{
	size_t n = 0;

	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++) {
		const struct kind_info *info = kind_info((enum kind)k);
		bool names = false;

		for (size_t i = 0; i < info->n_fields; i++)
			names |= kind_refers(info->kind, &info->fields[i]) &&
				 kind_to(&info->fields[i]) ==
					 kind_info((enum kind)page);
		if (names && is_added(k))
			out[n++] = info;
	}
	return n;
}

static bool
is_topic(int kind)
{
	return kind_is((enum kind)kind, KIND_TOPIC);
}

/* Of a person: a case in each. */
static size_t
programs_for(struct ui *ui, int page)
{
	size_t n = 0;

	while (kind_is_owner((enum kind)page) && n < PROGRAMS &&
		program_at(ui, n))
		n++;
	return n;
}

static unsigned
about_chosen(struct ui *ui, size_t index)
{
	struct here h = ui_here(ui);
	struct entry_subject what = { .about_kind = (enum kind)h.kind,
		.about = h.id };
	const struct kind_info *kinds[KIND_COUNT];
	size_t n_abouts = is_topic(h.kind) ? ARRAY_SIZE(abouts) : 0;
	size_t n_programs = programs_for(ui, h.kind);

	if (index < n_abouts) {
		what.kind = abouts[index].kind;
	} else if (index < n_abouts + n_programs) {
		what.kind = KIND_CASE;
		what.program = program_at(ui, index - n_abouts);
	} else {
		index -= n_abouts + n_programs;
		if (index >= kinds_naming(h.kind, kinds))
			return REACT_DRAW;
		what.kind = kinds[index]->kind;
	}
	return open_form(ui, &what);
}

unsigned
create_about(struct ui *ui)
{
	const char *rows[ARRAY_SIZE(abouts) + KIND_COUNT + PROGRAMS];
	const struct kind_info *kinds[KIND_COUNT];
	int page = ui_here(ui).kind;
	size_t n_kinds = kinds_naming(page, kinds), n = 0;

	for (; is_topic(page) && n < ARRAY_SIZE(abouts); n++)
		rows[n] = _(abouts[n].label);
	if (programs_for(ui, page))
		n = add_programs(ui, rows, n, n + PROGRAMS);
	for (size_t i = 0; i < n_kinds; i++)
		rows[n++] = label_in(
			&kinds[i]->label, ui->office->lang, kinds[i]->name);
	if (!n)
		return ui_say(ui, ROLE_PLAIN,
			_("nothing is made about this kind of record"));
	return ui_push(ui, pick_new(_("new"), rows, n, about_chosen));
}

/* ---- records that are there --------------------------------------------- */

/* The task or activity under the marker of a page, else the record itself; of a
 * list the selected row. */
static bool
subject_here(struct ui *ui, struct entry_subject *out)
{
	struct here h = ui_here(ui);
	bool row = kind_has_about((enum kind)h.row_kind);

	*out = (struct entry_subject){
		.kind = (enum kind)(row ? h.row_kind : h.kind),
		.record = row ? h.row : h.id,
	};
	return out->record && kind_is(out->kind, KIND_FORM);
}

const char *
no_form(struct ui *ui)
{
	struct entry_subject what;

	return subject_here(ui, &what) ? NULL
				       : _("this kind of record has no form");
}

unsigned
edit_record(struct ui *ui)
{
	struct entry_subject what;

	if (!subject_here(ui, &what))
		return REACT_NONE;
	return open_form(ui, &what);
}

/* ---- drafts ------------------------------------------------------------- */

/* The latest first; the caller frees them. */
static struct draft_head *
heads(struct ui *ui, size_t *n)
{
	struct draft_head *out = NULL;
	struct err err = ERR_INIT;
	int rc = draft_heads(ui->office, NULL, DRAFTS_MAX, n, &err);

	if (!rc) {
		out = xcalloc(*n + 1, sizeof(*out));
		rc = draft_heads(ui->office, out, *n, n, &err);
	}
	if (rc) {
		ui_fail(ui, &err);
		*n = 0;
	}
	return out;
}

static const struct program *
program_of(struct ui *ui, const char *name)
{
	const struct program *p;
	struct err unread = ERR_INIT;
	struct txn *txn;

	if (!*name || office_look(ui->office, &txn, &unread) != 0)
		return NULL;
	p = office_program_named(ui->office, txn, name);
	office_look_end(txn);
	return p;
}

static unsigned
resume(struct ui *ui, uint32_t session, uint16_t form, bool once)
{
	struct entry_screen *es;
	struct entry_subject what;
	struct err err = ERR_INIT;
	struct draft d;
	unsigned r;

	if (draft_load(ui->office, session, form, &d, &err))
		return ui_fail(ui, &err);
	if (d.kind == KIND_NONE) {
		r = open_paste(ui, &d);
		draft_release(&d);
		return r;
	}
	if (d.kind == KIND_GRADE) {
		r = open_grades(ui, d.record);
		draft_release(&d);
		return r;
	}
	entry_subject_of(&d, &what);
	what.program = program_of(ui, d.program);
	es = (struct entry_screen *)entry_screen_new(&what);
	es->resume = d;
	es->once = once;
	return ui_push(ui, &es->base);
}

unsigned
resume_draft(struct ui *ui, uint32_t session, uint16_t form)
{
	return resume(ui, session, form, true);
}

static unsigned
draft_chosen(struct ui *ui, size_t index)
{
	size_t n;
	struct draft_head *h = heads(ui, &n);
	unsigned r =
		index < n ? resume(ui, h[index].session, h[index].form, false)
			  : REACT_DRAW;

	free(h);
	return r;
}

unsigned
open_drafts(struct ui *ui)
{
	size_t n;
	struct draft_head *h = heads(ui, &n);
	struct buf *text = xcalloc(n + 1, sizeof(*text));
	const char **rows = xcalloc(n + 1, sizeof(*rows));
	unsigned r;

	for (size_t i = 0; i < n; i++) {
		draft_words(ui, &h[i], &text[i]);
		rows[i] = buf_str(&text[i]);
	}
	r = n ? ui_push(ui, pick_new(_("go on with a draft"), rows, n,
				    draft_chosen))
	      : ui_say(ui, ROLE_PLAIN, _("no draft is kept"));
	for (size_t i = 0; i < n; i++)
		buf_release(&text[i]);
	free(rows);
	free(text);
	free(h);
	return r;
}

void
offer_drafts(struct ui *ui)
{
	size_t n, foreign, broken = draft_broken(ui->office);

	free(heads(ui, &n));
	if (n)
		open_drafts(ui);
	foreign = draft_foreign(ui->office);
	if (foreign)
		ui_say(ui, ROLE_BAD,
			_n("%zu draft was typed with another version of "
			   "this program; that one can go on with it",
				"%zu drafts were typed with another version of "
				"this program; that one can go on with them",
				foreign),
			foreign);
	if (broken)
		ui_say(ui, ROLE_BAD,
			_n("%zu draft was damaged, nothing opens it any more; "
			   "type it anew",
				"%zu drafts were damaged, nothing opens them "
				"any more; type them anew",
				broken),
			broken);
	if (draft_damaged(ui->office))
		ui_say(ui, ROLE_BAD,
			_("the drafts were damaged and lie in '%s' now; new "
			  "ones are kept"),
			draft_damaged(ui->office));
}

/* The uppermost form; the palette may lie over it. */
static unsigned
discard_now(struct ui *ui, const char *text)
{
	struct entry_screen *es = (struct entry_screen *)ui_screen(ui);
	struct err err = ERR_INIT;

	(void)text;
	if (draft_drop(ui->office, &es->form.draft, &err))
		return ui_fail(ui, &err);
	es->form.draft.form = 0;
	ui_say(ui, ROLE_PLAIN, _("the draft is gone"));
	return REACT_BACK;
}

static const struct ask_ops discard_ops = { .yes = true, .done = discard_now };

unsigned
discard_draft(struct ui *ui)
{
	ui_ask(ui, &discard_ops, _("Throw away what was typed? y/n"), NULL);
	return REACT_DRAW;
}

/* ---- switches of the form ----------------------------------------------- */

unsigned
switch_autoskip(struct ui *ui)
{
	ui->no_autoskip = !ui->no_autoskip;
	prefs_save_switches(ui);
	return ui_say(ui, ROLE_PLAIN, "%s",
		ui->no_autoskip ? _("a full field waits for Enter")
				: _("a full date, code or choice goes on by "
				    "itself"));
}

unsigned
switch_bell(struct ui *ui)
{
	ui->bell = !ui->bell;
	prefs_save_switches(ui);
	return ui_say(ui, ROLE_PLAIN, "%s",
		ui->bell ? _("the bell rings where a value is not taken")
			 : _("the bell is off"));
}

/* For the one who types, and shown to nobody else. */
unsigned
show_speed(struct ui *ui)
{
	const struct speed *s = &ui->speed;
	double n = (double)s->records;

	if (!s->records)
		return ui_say(ui, ROLE_PLAIN,
			_("no record was saved since you came in"));
	return ui_say(ui, ROLE_PLAIN,
		_("%zu saved: %.0f s, %.0f keys (%.0f no data) each; %.1f of "
		  "100 fields were wrong at first"),
		s->records, (double)s->ms / 1000 / n, (double)s->keys / n,
		(double)s->other / n,
		s->fields ? 100.0 * (double)s->faults / (double)s->fields : 0);
}
