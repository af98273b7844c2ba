/* SPDX-License-Identifier: MIT */
/*
 * What an event does to the stack of screens: to a prompt, to the form or list
 * that lies uppermost, to the window.
 */
#include "magang/tui/ui/dispatch.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/term/term.h"
#include "magang/tui/ui/action.h"
#include "magang/tui/term/input.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#define DOUBLE_MS 400 /* the same deciding key within this counts once */

/* --- keys ----------------------------------------------------------------- */

/* One that is not taken leaves the question open, as it was typed. */
static unsigned
answered(struct ui *ui, const struct ask_ops *ops)
{
	struct prompt was = ui->prompt;
	unsigned r;

	ui->prompt = (struct prompt){ 0 };
	ui->asking = NULL;
	message_clear(&ui->message);
	r = ops->done(ui, prompt_text(&was));
	if (r & REACT_AGAIN && !ui->asking) {
		ui->prompt = was;
		ui->asking = ops;
		return r;
	}
	prompt_release(&was);
	ui_answered(ui);
	return r;
}

static unsigned
ask_key(struct ui *ui, const struct key_event *ev)
{
	const struct ask_ops *ops = ui->asking;
	bool edited, passed;
	unsigned r = REACT_DRAW;

	switch (prompt_key(&ui->prompt, ev, &edited, &passed)) {
	case PROMPT_MORE:
		if (edited && ops->edited)
			r |= ops->edited(ui, prompt_text(&ui->prompt));
		if (passed && ops->passed)
			r |= ops->passed(ui, ev);
		break;
	case PROMPT_DONE:
		r |= answered(ui, ops);
		break;
	case PROMPT_CANCELLED:
		ui_ask_end(ui);
		ui_answered(ui);
		if (ops->cancelled)
			r |= ops->cancelled(ui);
		break;
	}
	return r;
}

/* A keyboard of a phone that doubles keys decides once. */
static bool
doubled(struct ui *ui, const struct action *a, const struct key_event *ev)
{
	bool twice = ev->cp && ev->cp == ui->decided_by &&
		     ev->at - ui->decided_at < DOUBLE_MS;

	if (!(a->flags & ACTION_CHANGES))
		return false;
	ui->decided_by = ev->cp;
	ui->decided_at = ev->at;
	return twice;
}

/* ... nor does it answer what it has asked. A digit is an answer, and another key
 * in between makes two of it. */
static bool
echoes(struct ui *ui, const struct key_event *ev)
{
	if (ev->cp != ui->decided_by)
		ui->decided_by = 0;
	return ui->top->ops->place == AT_OVERLAY && ev->cp > '9' &&
	       ev->cp == ui->decided_by && ev->at - ui->decided_at < DOUBLE_MS;
}

/* What was refused goes before the screen does. */
static bool
leaves_refusal(const struct ui *ui, const struct key_event *ev)
{
	return ui->message.text && ui->message.text[0] == '!' &&
	       (key_is(ev, K_ESC) || key_is_control(ev, 'C'));
}

static unsigned
browse_key(struct ui *ui, const struct key_event *raw)
{
	struct key_event ev = key_browse(*raw);
	const struct action *a;
	const bool refused = leaves_refusal(ui, &ev);
	unsigned r = REACT_PASS;

	if (ui->top->ops->unseen && ui->top->ops->unseen(ui->top)) {
		ui->blind++;
		return REACT_DRAW;
	}
	if (echoes(ui, &ev))
		return REACT_DRAW;
	message_clear(&ui->message);
	if (refused)
		return REACT_DRAW;
	if (ui->top->ops->key)
		r = ui->top->ops->key(ui, ui->top, &ev);
	if (!(r & REACT_PASS))
		return r | REACT_DRAW;
	a = action_by_key(ui, ui->top->ops->place, &ev);
	if (a)
		return doubled(ui, a, &ev) ? REACT_DRAW
					   : action_run(ui, a) | REACT_DRAW;
	if (key_is_ime(&ev))
		return ui_say(ui, ROLE_WARN,
			_("the input method is on: switch it off, or use "
			  "full-width letters"));
	return REACT_DRAW;
}

/* A paste where letters are commands, or that a screen does not take, runs nothing. */
static unsigned
paste_ignored(struct ui *ui, const struct key_event *ev)
{
	const size_t n = ui->pasted;

	if (ev->type == EV_PASTE)
		ui->pasted++;
	else
		ui->pasted = 0;
	if (ev->type != EV_PASTE_END || !n)
		return REACT_NONE;
	return ui_say(ui, ROLE_WARN,
		_n("%zu character pasted, ignored: this is no field",
			"%zu characters pasted, ignored: this is no field", n),
		n);
}

/* The uppermost screen, and what is to be seen behind an overlay. */
static void
fit(struct ui *ui)
{
	struct screen *s = ui->top;

	for (; s->ops->place == AT_OVERLAY; s = s->below)
		if (s->ops->fit)
			s->ops->fit(ui, s);
	if (s->ops->fit)
		s->ops->fit(ui, s);
}

static unsigned
window_event(struct ui *ui, const struct key_event *ev)
{
	if (ev->type >= EV_SUSPEND)
		ui_keep(ui);
	if (ev->type == EV_LEAVE || ev->type == EV_GONE)
		return REACT_QUIT;
	if (ev->type == EV_SUSPEND)
		term_suspend(ui->term);
	term_repaint(ui->term);
	fit(ui);
	ui_refresh(ui);
	return REACT_DRAW;
}

/* A form: letters and pastes are data, few keys are actions. */
static unsigned
entry_event(struct ui *ui, const struct key_event *ev)
{
	const struct action *a;
	unsigned r;

	message_clear(&ui->message);
	r = ui->top->ops->key(ui, ui->top, ev);
	if (!(r & REACT_PASS))
		return r | REACT_DRAW;
	if (ev->type >= EV_PASTE_BEGIN)
		return paste_ignored(ui, ev) | REACT_DRAW;
	a = action_by_key(ui, ui->top->ops->place, ev);
	return a ? action_run(ui, a) | REACT_DRAW : REACT_DRAW;
}

static unsigned
handle(struct ui *ui, const struct key_event *ev)
{
	if (ev->type >= EV_RESIZE)
		return window_event(ui, ev);
	if (key_is_control(ev, 'L')) {
		term_repaint(ui->term);
		return REACT_DRAW;
	}
	if (key_is_control(ev, 'Z')) {
		ui_keep(ui);
		term_suspend(ui->term);
		return REACT_DRAW;
	}
	if (term_small(ui->term) && !key_is(ev, K_ESC) &&
		!key_is_control(ev, 'C'))
		return REACT_NONE; /* nobody sees what it would do */
	if (ui->asking)
		return ask_key(ui, ev);
	if (ui->top->ops->place & AT_TYPED)
		return entry_event(ui, ev);
	if (ev->type >= EV_PASTE_BEGIN)
		return paste_ignored(ui, ev);
	return browse_key(ui, ev);
}

static bool
leave_screen(struct ui *ui)
{
	if (!ui->top->below)
		return false;
	ui_pop(ui);
	ui_refresh(ui);
	return true;
}

bool
ui_react(struct ui *ui, unsigned react)
{
	if (react & REACT_QUIT)
		return false;
	return !(react & REACT_BACK) || leave_screen(ui);
}

bool
ui_handle(struct ui *ui, const struct key_event *ev)
{
	return ui_react(ui, handle(ui, ev));
}
