/* SPDX-License-Identifier: MIT */
/*
 * The form as it is shown: pages of fields, a line a field, the list of a field
 * beside it, at the bottom what speaks against the record. A character typed
 * costs a byte, because nothing else changes while one types.
 */
#include "magang/tui/form/screen_entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/form/entry.h"
#include "magang/tui/form/entry_check.h"
#include "magang/tui/form/entry_keys.h"
#include "magang/tui/form/entry_open.h"
#include "magang/tui/form/entry_save.h"
#include "magang/tui/term/input.h"
#include "magang/tui/form/screen_entry_draw.h"
#include "magang/tui/term/term_copy.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/undo.h"

#include "magang/view/why.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#define KEEP_MS 2000 /* at most so much typing is lost */
#define SEEN_MS 700  /* nobody has read an error and answered it by then */

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
	keep_now(ui, (struct entry_screen *)s);
}

static int64_t
due(const struct screen *s)
{
	const struct entry_screen *es = (const struct entry_screen *)s;

	if (!es->dirty)
		return INT64_MAX;
	return es->left ? es->kept : es->kept + KEEP_MS;
}

static void
settle(struct ui *ui, struct screen *s)
{
	struct entry_screen *es = (struct entry_screen *)s;

	(void)ui;
	entry_settle(&es->form);
}

/* ---- saving ------------------------------------------------------------- */

/* "MG-000012-3 saved, case WU-000040-1" */
static void
receipt_text(const struct entry_form *e, const struct receipt *r,
	const struct receipt *kase, char *out, size_t size)
{
	const struct kind_info *k = kind_info(e->kind);
	char number[NUMBER_TEXT], other[NUMBER_TEXT];
	const char *prefix = e->kind == KIND_CASE && e->program
				     ? e->program->prefix
				     : k->prefix;

	number_format(number, prefix, r->id ? r->id : e->record);
	if (kase->id && e->there)
		snprintf(out, size, _("%s saved; the case is %s"), number,
			number_format(other, e->program->prefix, kase->id));
	else if (kase->id)
		snprintf(out, size, _("%s saved, case %s"), number,
			number_format(other, e->program->prefix, kase->id));
	else if (!r->act)
		snprintf(out, size, _("%s: nothing was changed"), number);
	else if (r->doubts)
		snprintf(out, size,
			_("%s saved; on the list of possible duplicates"),
			number);
	else
		snprintf(out, size, _("%s saved"), number);
}

static void
count_saved(struct ui *ui, struct entry_screen *es)
{
	struct speed *s = &ui->speed;

	s->records++;
	s->fields += entry_filled(&es->form, SIZE_MAX);
	s->faults += es->form.faults;
	s->keys += es->keys;
	s->other += es->other;
	s->ms += input_now() - es->begun;
	es->keys = es->other = es->form.faults = 0;
	es->begun = 0;
}

/* No empty form follows. */
static bool
saves_once(const struct entry_screen *es)
{
	return es->once || es->what.record != 0 || es->form.kind != KIND_PERSON;
}

static void
refuse(struct entry_screen *es)
{
	es->refused = true;
	es->shown = 0;
}

static unsigned
save(struct ui *ui, struct entry_screen *es)
{
	struct receipt r = { 0 }, kase = { 0 };
	struct buf warned = BUF_INIT;
	struct err err = ERR_INIT;
	bool once = saves_once(es);
	int rc = entry_save(&es->form, &r, &kase, &err);

	/* a new person and its case are one act */
	ui_did(ui, r.act);
	if (kase.act != r.act)
		ui_did(ui, kase.act);
	if (rc) {
		es->dirty = true;
		refuse(es);
		/* the form tells who it is, and what to do */
		return err.code == MG_ETAKEN && es->form.n_like
			       ? REACT_DRAW
			       : ui_fail(ui, &err);
	}
	es->dirty = es->left = false;
	receipt_text(&es->form, &r, &kase, es->receipt, sizeof(es->receipt));
	if (r.notes.n)
		buf_addf(&warned, _("doubt: %s"), r.notes.text[0]);
	if (r.notes.n > 1)
		buf_addf(&warned, _(", and %zu more"), r.notes.n - 1);
	if (!warned.len && !es->form.there &&
		(kase.id || es->form.kind == KIND_CASE))
		why_warned(ui->office, &warned);
	if (warned.len)
		ui_say(ui, ROLE_WARN, "%s  ! %s", es->receipt,
			buf_str(&warned));
	else
		ui_say(ui, ROLE_GOOD, "%s", es->receipt);
	ui_told_up(ui, &r);
	buf_release(&warned);
	count_saved(ui, es);
	if (once)
		return REACT_BACK;
	es->saved++;
	entry_next(&es->form);
	return REACT_DRAW;
}

/* ---- typed ahead -------------------------------------------------------- */

/* Was the key typed before its hand can have known that the one before is not
 * saved? Aloud every line is answered before the next one is read. */
static bool
typed_ahead(const struct ui *ui, const struct entry_screen *es,
	const struct key_event *ev)
{
	return es->refused && !ui->linear &&
	       (!es->shown || (ev->at && ev->at < es->shown + SEEN_MS));
}

/* It is about the next one, which gets an empty form. */
static bool
put_aside(struct ui *ui, struct entry_screen *es)
{
	struct err err = ERR_INIT;
	bool kept;

	if (saves_once(es))
		return false;
	if (!ui->session)
		ui->session = draft_session();
	if (entry_put_aside(&es->form, ui->session, &kept, &err)) {
		ui_fail(ui, &err);
		return false;
	}
	es->dirty = es->left = es->refused = false;
	es->aside += kept;
	es->keys = es->other = es->form.faults = 0;
	es->begun = 0;
	return true;
}

/* Where there is no next form, or no draft can be kept, what was typed ahead
 * comes to nothing until the hand has paused: it does no harm elsewhere. */
static bool
is_dropped(struct ui *ui, struct entry_screen *es, const struct key_event *ev)
{
	if (!typed_ahead(ui, es, ev)) {
		es->refused = false;
		return false;
	}
	if (put_aside(ui, es))
		return false;
	if (es->shown)
		es->shown = ev->at;
	return true;
}

static unsigned
close_form(struct ui *ui, struct entry_screen *es)
{
	es->dirty = true;
	keep_now(ui, es);
	if (es->aside && !ui->message.text)
		ui_say(ui, ROLE_WARN,
			_n("%zu draft with errors is kept; see :drafts",
				"%zu drafts with errors are kept; see :drafts",
				es->aside),
			es->aside);
	else if (es->form.draft.form && !ui->message.text)
		ui_say(ui, ROLE_PLAIN, _("the draft is kept; see :drafts"));
	return REACT_BACK;
}

/* Rows with something that is wrong: one more than before is told. */
static size_t
wrong_rows(const struct entry_form *e)
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		n += e->rows[i].level >= LEVEL_WARN;
	return n;
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct entry_screen *es = (struct entry_screen *)s;
	size_t wrong = wrong_rows(&es->form);
	unsigned r;

	if (is_dropped(ui, es, ev))
		return REACT_DRAW;
	es->form.autoskip = !ui->no_autoskip && !ui->linear;
	r = entry_key(&es->form, ev);
	if (ui->bell && wrong_rows(&es->form) > wrong)
		term_bell(ui->term);
	if (r & ENTRY_PASS)
		return REACT_PASS;
	if (!es->begun) {
		es->begun = input_now();
		es->receipt[0] = '\0'; /* of somebody else by now */
	}
	es->keys++;
	es->other += ev->type != EV_CHAR;
	es->dirty = true;
	es->left |= r & ENTRY_LEFT;
	if (r & ENTRY_REFUSED)
		refuse(es);
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
	int rc;

	if (!office_areas(ui->office, err))
		return err->code;
	rc = entry_open(&es->form, ui->office, &es->what, err);
	if (rc)
		return rc;
	if (es->resume.n_rows)
		entry_restore(&es->form, &es->resume);
	entry_settle(&es->form);
	es->kept = input_now();
	return 0;
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
	.due = due,
};

struct screen *
entry_screen_new(const struct entry_subject *what)
{
	struct entry_screen *es = xcalloc(1, sizeof(*es));

	es->base.ops = &entry_ops;
	es->what = *what;
	return &es->base;
}
