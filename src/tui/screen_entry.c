/* SPDX-License-Identifier: MIT */
/*
 * The form as it is shown: pages of fields, a line a field, the list of a field
 * beside it, at the bottom what speaks against the record. A character typed
 * costs a byte, because nothing else changes while one types.
 */
#include "screen_entry.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "dossier.h"
#include "entry.h"
#include "input.h"
#include "screen_entry_draw.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#define KEEP_MS 2000 /* at most so much typing is lost */

/* ---- drafts ------------------------------------------------------------- */

static void
keep_now(struct ui *ui, struct entry_screen *es)
{
	struct err err = ERR_INIT;

	if (!es->dirty)
		return;
	if (!ui->session)
		ui->session = draft_session();
	/* A draft that cannot be kept stops nobody from typing. */
	if (entry_keep(&es->form, ui->session, &err))
		ui_fail(ui, &err);
	es->dirty = false;
	es->left = false;
	es->kept = input_now();
}

static void
keep(struct ui *ui, struct screen *s)
{
	struct entry_screen *es = (struct entry_screen *)s;

	es->dirty = true;
	keep_now(ui, es);
}

static void
settle(struct ui *ui, struct screen *s)
{
	struct entry_screen *es = (struct entry_screen *)s;

	entry_settle(&es->form);
	if (es->left || (es->dirty && input_now() - es->kept >= KEEP_MS))
		keep_now(ui, es);
}

/* ---- saving ------------------------------------------------------------- */

static void
say_saved(struct ui *ui, const struct entry_form *e, const struct receipt *r,
	const struct receipt *kase)
{
	const struct kind_info *k = kind_info(e->kind);
	char number[NUMBER_TEXT], other[NUMBER_TEXT];
	const char *prefix = e->kind == KIND_CASE && e->program
				     ? e->program->prefix
				     : k->prefix;

	number_format(number, prefix, r->id ? r->id : e->record);
	if (kase->id)
		ui_say(ui, ROLE_GOOD, _("%s saved, case %s"), number,
			number_format(other, e->program->prefix, kase->id));
	else if (r->doubts)
		ui_say(ui, ROLE_GOOD,
			_("%s saved; on the list of possible duplicates"),
			number);
	else
		ui_say(ui, ROLE_GOOD, _("%s saved"), number);
}

static unsigned
save(struct ui *ui, struct entry_screen *es)
{
	struct receipt r = { 0 }, kase = { 0 };
	struct err err = ERR_INIT;

	if (entry_save(&es->form, &r, &kase, &err) && !r.id)
		return ui_fail(ui, &err);
	es->dirty = es->left = false;
	if (err.code)
		ui_fail(ui, &err); /* the person is there, the case is not */
	else
		say_saved(ui, &es->form, &r, &kase);
	if (es->form.record)
		return REACT_BACK;
	es->saved++;
	entry_next(&es->form);
	return REACT_DRAW;
}

static unsigned
close_form(struct ui *ui, struct entry_screen *es)
{
	es->dirty = true;
	keep_now(ui, es);
	if (es->form.draft.form)
		ui_say(ui, ROLE_PLAIN, _("the draft is kept; see :drafts"));
	return REACT_BACK;
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct entry_screen *es = (struct entry_screen *)s;
	unsigned r = entry_key(&es->form, ev);

	if (r & ENTRY_PASS)
		return REACT_PASS;
	es->dirty = true;
	es->left |= r & ENTRY_LEFT;
	if (r & ENTRY_READY)
		return save(ui, es);
	if (r & ENTRY_CLOSE)
		return close_form(ui, es);
	return REACT_DRAW;
}

/* ---- life --------------------------------------------------------------- */

static int
enter(struct ui *ui, struct screen *s, struct err *err)
{
	struct entry_screen *es = (struct entry_screen *)s;
	int rc = 0;

	if (!office_areas(ui->office, err))
		return err->code;
	if (es->id)
		rc = entry_init_record(
			&es->form, ui->office, es->kind, es->id, err);
	else
		entry_init(&es->form, ui->office, es->kind, es->program);
	if (!rc && es->resume.n_rows)
		entry_restore(&es->form, &es->resume);
	if (!rc)
		entry_settle(&es->form);
	es->kept = input_now();
	return rc;
}

static void
leave(struct screen *s)
{
	struct entry_screen *es = (struct entry_screen *)s;

	entry_release(&es->form);
	draft_release(&es->resume);
}

static const struct screen_ops entry_ops = {
	.place = AT_ENTRY,
	.enter = enter,
	.key = key,
	.settle = settle,
	.draw = entry_draw,
	.leave = leave,
	.keep = keep,
};

struct screen *
entry_screen_new(int kind, const struct program *program, uint64_t id)
{
	struct entry_screen *es = xcalloc(1, sizeof(*es));

	es->base.ops = &entry_ops;
	es->kind = (enum kind)kind;
	es->program = program;
	es->id = id;
	return &es->base;
}

/* ---- actions ------------------------------------------------------------ */

#define PROGRAMS 32

static const struct program *
program_at(struct ui *ui, size_t index)
{
	uint16_t numbers[PROGRAMS];
	const struct program *p = NULL;
	struct err unread = ERR_INIT;
	struct txn *txn;
	size_t n;

	if (office_look(ui->office, &txn, &unread) != 0)
		return NULL;
	n = office_program_numbers(txn, numbers, PROGRAMS);
	if (index < n)
		p = office_program(ui->office, txn, numbers[index], 0);
	office_look_end(txn);
	return p;
}

static unsigned
create_of(struct ui *ui, size_t index)
{
	if (index == 0)
		return ui_push(ui, entry_screen_new(KIND_PERSON, NULL, 0));
	return ui_push(ui,
		entry_screen_new(KIND_PERSON, program_at(ui, index - 1), 0));
}

/* Which program the person comes for; every form knows its own fields. */
unsigned
create_record(struct ui *ui)
{
	const char *rows[PROGRAMS + 1] = { _("no program yet") };
	const struct program *p;
	size_t n = 1;

	while (n <= PROGRAMS && (p = program_at(ui, n - 1)) != NULL)
		rows[n++] = label_in(&p->label, ui->office->lang, p->name);
	return ui_push(ui, pick_new(_("new person for"), rows, n, create_of));
}

const char *
dossier_no_form(struct ui *ui)
{
	enum kind kind = dossier_here(ui)->kind;

	if (kind == KIND_PERSON || kind == KIND_ORGANISATION ||
		kind == KIND_CASE)
		return NULL;
	return _("this kind of record has no form");
}

unsigned
edit_record(struct ui *ui)
{
	struct dossier *d = dossier_here(ui);

	return ui_push(ui, entry_screen_new((int)d->kind, NULL, d->id));
}

static const char *
draft_text(const struct ui *ui, const struct draft_head *h, char out[200])
{
	char when[DATE_TIME_TEXT], number[NUMBER_TEXT] = "";
	const struct kind_info *k = kind_info(h->kind);

	date_format_time(when, h->when, ui->office->zone);
	if (h->record)
		number_format(number, k->prefix, h->record);
	snprintf(out, 200, _("%s %s: %zu fields, %s"),
		label_in(&k->label, ui->office->lang, k->name), number,
		h->filled, when);
	return out;
}

#define DRAFTS 9

static size_t
heads(struct ui *ui, struct draft_head *out)
{
	struct err err = ERR_INIT;
	size_t n;

	if (draft_heads(ui->office, out, DRAFTS, &n, &err)) {
		ui_fail(ui, &err);
		return 0;
	}
	return n;
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
resume(struct ui *ui, size_t index)
{
	struct draft_head rows[DRAFTS];
	struct entry_screen *es;
	struct err err = ERR_INIT;
	struct draft d;

	if (index >= heads(ui, rows))
		return REACT_DRAW;
	if (draft_load(ui->office, rows[index].session, rows[index].form, &d,
		    &err))
		return ui_fail(ui, &err);
	es = (struct entry_screen *)entry_screen_new(
		(int)d.kind, program_of(ui, d.program), d.record);
	es->resume = d;
	return ui_push(ui, &es->base);
}

unsigned
open_drafts(struct ui *ui)
{
	char text[DRAFTS][200];
	const char *rows[DRAFTS];
	struct draft_head h[DRAFTS];
	size_t n = heads(ui, h);

	if (!n)
		return ui_say(ui, ROLE_PLAIN, _("no draft is kept"));
	for (size_t i = 0; i < n; i++)
		rows[i] = draft_text(ui, &h[i], text[i]);
	return ui_push(ui, pick_new(_("go on with a draft"), rows, n, resume));
}

void
offer_drafts(struct ui *ui)
{
	struct draft_head h[DRAFTS];

	if (heads(ui, h))
		open_drafts(ui);
}
