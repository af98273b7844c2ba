/* SPDX-License-Identifier: MIT */
/* The stack of screens, and the question above it. */
#include "magang/tui/ui/stack.h"

#include <stdlib.h>

#include "magang/tui/term/input.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"

#include "magang/base/err.h"
#include "magang/office/office.h"
#include "magang/office/office_open.h"

static void
screen_free(struct screen *s)
{
	if (s->ops->leave)
		s->ops->leave(s);
	free(s);
}

unsigned
ui_push(struct ui *ui, struct screen *s)
{
	int (*enter)(struct ui *, struct screen *, struct err *) =
		s->ops->read ? s->ops->read : s->ops->enter;
	struct err err = ERR_INIT;

	if (enter && enter(ui, s, &err) != 0) {
		screen_free(s);
		return ui_fail(ui, &err);
	}
	s->below = ui->top;
	ui->top = s;
	return REACT_DRAW;
}

void
ui_pop(struct ui *ui)
{
	struct screen *s = ui->top;

	ui->top = s->below;
	screen_free(s);
}

void
ui_ask(struct ui *ui, const struct ask_ops *ops, const char *label,
	const char *text)
{
	ui_ask_end(ui);
	if (ops->yes)
		prompt_open_yes(&ui->prompt, label);
	else
		prompt_open(&ui->prompt, label, text, &ops->rules);
	ui->asking = ops;
}

void
ui_ask_end(struct ui *ui)
{
	if (ui->asking)
		prompt_release(&ui->prompt);
	ui->asking = NULL;
}

void
ui_read(struct ui *ui, struct screen *s)
{
	struct err err = ERR_INIT;

	if (s->ops->read(ui, s, &err) != 0)
		ui_fail(ui, &err);
}

/* An overlay speaks of rows of the screen below by their numbers, a question of
 * the row and the version it was asked for: that stays as it is until it is
 * answered and done. */
void
ui_refresh(struct ui *ui)
{
	struct screen *s = ui->top;

	ui->behind = s->ops->place == AT_OVERLAY || ui->asking;
	if (!ui->behind)
		ui->shown = ui->head;
	if (!ui->behind && s->ops->read)
		ui_read(ui, s);
	else if (!ui->behind && s->ops->refresh)
		s->ops->refresh(ui, s);
}

bool
ui_log_moved(struct ui *ui)
{
	struct err ignored = ERR_INIT;
	uint64_t seq = ui->head;

	ui->looked = input_now();
	if (office_head(ui->office, &seq, &ignored) != 0 || seq == ui->head)
		return false;
	ui->head = seq;
	ui->barred = !office_access_stands(ui->office);
	return true;
}

void
ui_changed(struct ui *ui)
{
	ui_log_moved(ui);
	ui_refresh(ui);
}

static void
keep_answer(struct ui *ui)
{
	struct err err = ERR_INIT;

	if (!ui->asking || !ui->asking->draft || !*prompt_text(&ui->prompt))
		return;
	if (!ui->session)
		ui->session = draft_session();
	draft_clear(&ui->asked);
	ui->asking->draft(ui, prompt_text(&ui->prompt), &ui->asked);
	if (draft_save(ui->office, ui->session, &ui->asked, &err))
		ui_fail(ui, &err);
}

void
ui_answered(struct ui *ui)
{
	struct err unread = ERR_INIT;

	draft_drop(ui->office, &ui->asked, &unread);
	draft_release(&ui->asked);
}

/* Forms below an overlay, too. */
void
ui_keep(struct ui *ui)
{
	keep_answer(ui);
	for (struct screen *s = ui->top; s; s = s->below)
		if (s->ops->keep)
			s->ops->keep(ui, s);
}

struct screen *
ui_screen(const struct ui *ui)
{
	struct screen *s = ui->top;

	while (s->ops->place == AT_OVERLAY)
		s = s->below;
	return s;
}

struct here
ui_here(const struct ui *ui)
{
	struct screen *s = ui_screen(ui);
	struct here h = { 0 };

	if (s->ops->here)
		s->ops->here(s, &h);
	return h;
}

/* --- doors ---------------------------------------------------------------- */

unsigned
open_record(struct ui *ui, int kind, uint64_t id)
{
	return ui_push(ui, ui->doors->record(kind, id));
}

unsigned
open_list(struct ui *ui, int kind, const char *filter, const char *title)
{
	return ui_push(ui, ui->doors->list(kind, filter, title));
}

unsigned
open_deck(struct ui *ui, const char *filter, const uint64_t *ids, size_t n)
{
	return ui_push(ui, ui->doors->deck(filter, ids, n));
}

unsigned
open_form(struct ui *ui, const struct entry_subject *what)
{
	return ui_push(ui, ui->doors->form(what));
}

unsigned
open_paste(struct ui *ui, const struct draft *d)
{
	return ui_push(ui, ui->doors->paste(d));
}

unsigned
open_grades(struct ui *ui, uint64_t cohort)
{
	return ui_push(ui, ui->doors->grades(cohort));
}

unsigned
open_grid(struct ui *ui, uint64_t cohort, int32_t day)
{
	return ui_push(ui, ui->doors->grid(cohort, day));
}
