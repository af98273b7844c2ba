/* SPDX-License-Identifier: MIT */
/*
 * A note from a phone: the text comes in, is read, and every person in it is
 * shown with what would become of it; ^X registers those who are complete and
 * keeps the others as drafts. While text comes in only counters are drawn,
 * since a line that is slow up is slow down, too.
 *
 * The text itself is a draft until it is read, so a line that drops in the
 * middle of a paste loses no more than a form would.
 */
#include "magang/tui/paste/screen_paste.h"

#include "paste_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/term/input.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/ui/undo.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/exchange/import.h"
#include "magang/exchange/import_reason.h"
#include "magang/ops/draft.h"
#include "magang/record/record.h"

#define KEEP_MS 2000
#define TEXT_BYTES (NOTE_BYTES + 1) /* more than that is told when it is read */

/* ---- keeping ------------------------------------------------------------ */

static void
keep_now(struct ui *ui, struct paste_screen *ps)
{
	struct err err = ERR_INIT;
	int rc = 0;

	if (!ui->session)
		ui->session = draft_session();
	draft_clear(&ps->draft);
	if (ps->in.text.len && (ps->phase != PHASE_DONE || ps->lost)) {
		draft_add(&ps->draft, F_TEXT, 0, buf_str(&ps->in.text));
		rc = draft_save(ui->office, ui->session, &ps->draft, &err);
	} else {
		rc = draft_drop(ui->office, &ps->draft, &err);
		ps->draft.form = 0;
	}
	if (rc)
		ui_fail(ui, &err);
	ps->in.dirty = false;
	ps->kept = input_now();
}

static void
keep(struct ui *ui, struct screen *s)
{
	struct paste_screen *ps = (struct paste_screen *)s;

	if (ps->in.dirty)
		keep_now(ui, ps);
}

/* Reads the text as a list; a dry run in review. */
static int
run(struct ui *ui, struct paste_screen *ps, struct err *err)
{
	struct import_options opt = {
		.kind = KIND_PERSON,
		.file = "-",
		.note = true,
		.dry_run = ps->phase != PHASE_DONE,
		.line = paste_row,
		.ctx = ps,
	};
	FILE *f = fmemopen(ps->in.text.data, ps->in.text.len, "r");
	int rc;

	if (!f)
		return err_errno(err, _("reading the note"));
	if (!ps->session)
		ps->session = draft_session();
	if (!opt.dry_run)
		opt.drafts = ps->session;
	lines_clear(&ps->lines);
	ps->persons = ps->lost = ps->bad = 0;
	ps->width = term_columns(ui->term) - 7;
	import_report_release(&ps->report);
	rc = import_file(ui->office, f, &opt, &ps->report, err);
	fclose(f);
	lines_settle(&ps->lines, 1);
	return rc;
}

/* ---- phases ------------------------------------------------------------- */

static void
review(struct ui *ui, struct paste_screen *ps)
{
	struct err err = ERR_INIT;

	ps->in.read = false;
	ps->phase = PHASE_REVIEW;
	if (run(ui, ps, &err) == 0 && ps->persons) {
		ui_say(ui, ROLE_PLAIN,
			_("Nothing is changed yet. ^X registers who is "
			  "complete; the others become drafts."));
		return;
	}
	ps->phase = PHASE_TEXT;
	if (err.code)
		ui_fail(ui, &err);
}

static unsigned
take_in(struct ui *ui, struct paste_screen *ps)
{
	struct err err = ERR_INIT;

	int rc;

	ps->phase = PHASE_DONE;
	rc = run(ui, ps, &err);
	if (ps->report.added) { /* batches before a fault stay */
		ui_did(ui, ps->report.act);
		ui_changed(ui);
	}
	if (rc) {
		review(ui, ps);
		return ui_fail(ui, &err);
	}
	keep_now(ui, ps);
	if (ps->lost)
		return ui_say(ui, ROLE_WARN,
			_("%zu registered, %zu kept as drafts, %zu neither: "
			  "the note is kept, too; see :drafts"),
			ps->report.added, ps->report.drafts, ps->lost);
	return ui_say(ui, ROLE_GOOD,
		_("%zu registered, %zu kept as drafts. Enter opens a draft, u "
		  "on another screen takes all back"),
		ps->report.added, ps->report.drafts);
}

static void
settle(struct ui *ui, struct screen *s)
{
	struct paste_screen *ps = (struct paste_screen *)s;

	if (ps->in.read && ps->in.text.len)
		review(ui, ps);
}

static int64_t
due(const struct screen *s)
{
	const struct paste_screen *ps = (const struct paste_screen *)s;

	return ps->in.dirty ? ps->kept + KEEP_MS : INT64_MAX;
}

/* ---- keys --------------------------------------------------------------- */

/* Another note; what became of the one before is done. */
static void
begin_anew(struct paste_screen *ps)
{
	buf_clear(&ps->in.text);
	lines_clear(&ps->lines);
	ps->draft.form = 0;
	ps->session = 0;
}

/* Text goes on where it stopped, also after a first piece was read. */
static unsigned
text_key(struct paste_screen *ps, const struct key_event *ev)
{
	if (ev->type == EV_PASTE_BEGIN) {
		if (ps->phase == PHASE_DONE)
			begin_anew(ps);
		ps->phase = PHASE_TEXT;
	}
	return paste_text_key(&ps->in, ev) ? REACT_DRAW : REACT_PASS;
}

static int
height(const struct ui *ui)
{
	struct layout l = ui_layout(ui);

	return l.message - l.body - 1;
}

static unsigned
open_row(struct ui *ui, struct paste_screen *ps)
{
	struct line *row = lines_here(&ps->lines);

	if (!row)
		return REACT_NONE;
	/* the reasons first, then the record they are about */
	if (row->more && !row->open)
		row->open = true;
	else if (row->id && row->kind == KIND_PERSON)
		return open_record(ui, KIND_PERSON, row->id);
	else if (row->id)
		return ui->doors->draft(ui, ps->session, (uint16_t)row->id);
	else
		row->open = false;
	return REACT_DRAW;
}

static unsigned
leave_paste(struct ui *ui, struct paste_screen *ps)
{
	ps->in.dirty = ps->phase != PHASE_DONE;
	keep(ui, &ps->base);
	if (ps->draft.form && !ui->message.text)
		ui_say(ui, ROLE_PLAIN, _("the draft is kept; see :drafts"));
	return REACT_BACK;
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct paste_screen *ps = (struct paste_screen *)s;

	if (key_is(ev, K_ESC) || key_is_control(ev, 'C'))
		return leave_paste(ui, ps);
	if (ps->phase == PHASE_TEXT || ev->type == EV_PASTE_BEGIN)
		return text_key(ps, ev);
	if (key_is_control(ev, 'X') || key_is_control(ev, 'S'))
		return ps->phase == PHASE_REVIEW ? take_in(ui, ps) : REACT_DRAW;
	if (key_is(ev, K_ENTER))
		return open_row(ui, ps);
	return lines_move(&ps->lines, ev, height(ui)) ? REACT_DRAW : REACT_PASS;
}

/* ---- drawing ------------------------------------------------------------ */

/* Caller frees. */
static char *
head_text(const struct paste_screen *ps)
{
	const struct import_report *r = &ps->report;

	if (ps->phase == PHASE_DONE)
		return xasprintf(_("%zu persons: %zu registered, %zu drafts"),
			ps->persons, r->added, r->drafts);
	return xasprintf(_("%zu persons: %zu complete, %zu known or alike, %zu "
			   "to be put right"),
		ps->persons, r->added, r->unchanged + r->same, ps->bad);
}

static void
draw_head(struct ui *ui, struct paste_screen *ps, const struct layout *l)
{
	char *text = head_text(ps);

	term_put(ui->term, l->body, 0, -1, text, ROLE_HEAD);
	free(text);
}

static void
draw(struct ui *ui, struct screen *s)
{
	struct paste_screen *ps = (struct paste_screen *)s;
	struct layout l = ui_layout(ui);

	ui_frame(ui, _("Paste"));
	if (ps->phase == PHASE_TEXT) {
		paste_text_draw(ui, &ps->in, &l,
			_("Paste the note here, a blank line between persons. "
			  "^X reads it."));
		return;
	}
	draw_head(ui, ps, &l);
	lines_draw(&ps->lines, ui->term, l.body + 1, 0, l.columns, height(ui),
		true);
}

static void
tell(struct ui *ui, struct screen *s, struct told *out)
{
	struct paste_screen *ps = (struct paste_screen *)s;
	char *text = ps->phase == PHASE_TEXT
			     ? xstrdup(_("Paste the note here, a blank line "
					 "between persons. .read reads it, "
					 ".keep leaves."))
			     : head_text(ps);

	(void)ui;
	lines_head(&out->lines, _("Paste"));
	lines_head(&out->lines, text);
	free(text);
	if (ps->phase != PHASE_TEXT)
		lines_tell(&ps->lines, &out->lines);
}

static bool
mark(struct ui *ui, struct screen *s, size_t row)
{
	struct paste_screen *ps = (struct paste_screen *)s;

	(void)ui;
	return ps->phase != PHASE_TEXT && lines_mark(&ps->lines, row);
}

/* A draft that was saved meanwhile is none any more. */
static void
refresh(struct ui *ui, struct screen *s)
{
	struct paste_screen *ps = (struct paste_screen *)s;

	for (size_t i = 0; i < ps->lines.n; i++) {
		struct line *row = &ps->lines.v[i];
		struct err unread = ERR_INIT;
		struct draft d;

		if (!row->id || row->kind == KIND_PERSON)
			continue;
		if (draft_load(ui->office, ps->session, (uint16_t)row->id, &d,
			    &unread) == 0) {
			draft_release(&d);
			continue;
		}
		row->id = 0;
		row->role = ROLE_PLAIN;
	}
}

/* ---- life --------------------------------------------------------------- */

static void
leave(struct screen *s)
{
	struct paste_screen *ps = (struct paste_screen *)s;

	lines_clear(&ps->lines);
	import_report_release(&ps->report);
	draft_release(&ps->draft);
	buf_release(&ps->in.text);
}

static const struct screen_ops paste_ops = {
	.place = AT_PASTE,
	.key = key,
	.settle = settle,
	.draw = draw,
	.refresh = refresh,
	.leave = leave,
	.keep = keep,
	.tell = tell,
	.mark = mark,
	.due = due,
};

struct screen *
paste_screen_new(const struct draft *d)
{
	struct paste_screen *ps = xcalloc(1, sizeof(*ps));

	ps->base.ops = &paste_ops;
	ps->in = (struct paste_text){ .text = BUF_INIT, .most = TEXT_BYTES };
	ps->kept = input_now();
	draft_init(&ps->draft, KIND_NONE);
	if (d) {
		ps->draft.session = d->session;
		ps->draft.form = d->form;
		for (size_t i = 0; i < d->n_rows; i++)
			buf_adds(&ps->in.text, d->rows[i].text);
	}
	return &ps->base;
}

unsigned
paste_note(struct ui *ui)
{
	return ui_push(ui, paste_screen_new(NULL));
}
