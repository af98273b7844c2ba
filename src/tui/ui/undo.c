/* SPDX-License-Identifier: MIT */
/*
 * Undo and redo, in words: what it was that came back. Acts of this session
 * come back at once; an older one, or one of many records, is named first and
 * asks for their number.
 */
#include "magang/tui/ui/undo.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/view/receipt.h"
#include "magang/view/receipt_lists.h"
#include "magang/view/text.h"
#include "magang/view/event.h"
#include "magang/tui/ui/screen.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/ops/history_acts.h"
#include "magang/ops/undo.h"

#define TEXT_COLUMNS 60 /* of what it said: a note is no message */

struct act_looking {
	struct office *office;
	uint64_t act;
	char *words;
	enum kind kind; /* of the record it began with */
	enum kind counted;
	uint64_t id;
};

static int
visit(void *ctx, const struct history_row *row, struct err *err)
{
	struct act_looking *l = ctx;
	struct buf words = BUF_INIT;
	struct event e;

	(void)err;
	if (!row->op)
		return 0;
	l->id = op_subject(row->op, &l->kind);
	l->counted = op_counts_as(row->op);
	if (l->counted == KIND_RUN)
		l->counted = KIND_SEAT; /* a run is its offers */
	event_make(l->office, row, &e);
	buf_addf(&words, "%s%s", buf_str(&e.about), e.about.len ? ", " : "");
	utf8_print(&words, buf_str(&e.text), TEXT_COLUMNS);
	l->words = buf_detach(&words);
	event_release(&e);
	return 0;
}

/* What an act was: "JP-000347-4 Onih Yuliani, Stage: A -> B", and how many of
 * that kind came with it where they were some; caller frees. */
static char *
act_words(struct act_looking *l, const struct undo_report *report)
{
	struct err ignored = ERR_INIT;
	const struct kind_info *k;
	char *words;

	history_act(l->office, l->act, visit, l, &ignored);
	if (!l->words)
		return xstrdup(_("an older act"));
	k = kind_info(l->counted);
	if (report->of_kind[l->counted] < 2)
		return l->words;
	words = xasprintf("%s (%s: %zu)", l->words,
		label_in(&k->label, l->office->lang, k->name),
		report->of_kind[l->counted]);
	free(l->words);
	return words;
}

/* In a list of such records the marker shows what came back. */
static void
show(struct ui *ui, const struct act_looking *l)
{
	struct screen *s = ui_screen(ui);

	if (s->ops->show && l->id)
		s->ops->show(s, (int)l->kind, l->id);
}

void
ui_did(struct ui *ui, uint64_t act)
{
	if (!act)
		return;
	if (ui->n_acts == UI_ACTS) {
		memmove(ui->acts, ui->acts + 1,
			(UI_ACTS - 1) * sizeof(*ui->acts));
		ui->n_acts--;
	}
	ui->acts[ui->n_acts++] = act;
	ui->n_redo = 0;
}

void
ui_told_up(struct ui *ui, const struct receipt *receipt)
{
	struct buf b = BUF_INIT;

	if (ui->message.text)
		buf_addf(&b, "%s ", ui->message.text);
	receipt_up(receipt, &b);
	receipt_up_who(ui->office, receipt, &b);
	if (receipt->moved_up)
		ui_say(ui, ROLE_GOOD, "%s", buf_str(&b));
	buf_release(&b);
}

unsigned
ui_act_done(struct ui *ui, int rc, const struct receipt *receipt,
	const struct err *err, const char *said)
{
	char act[NUMBER_TEXT];

	if (rc)
		return ui_fail_again(ui, err);
	ui_did(ui, receipt->act);
	ui_changed(ui);
	ui_say(ui, ROLE_GOOD, _("%s (%s). u takes it back."), said,
		text_act(act, receipt->act));
	ui_told_up(ui, receipt);
	return REACT_DRAW;
}

static void
tell_turned(struct ui *ui, bool redo)
{
	const uint64_t act = ui->acts[redo ? ui->n_acts : ui->n_acts - 1];

	for (struct screen *s = ui->top; s; s = s->below)
		if (s->ops->turned)
			s->ops->turned(s, act, redo);
}

static void
move_mark(struct ui *ui, bool redo)
{
	if (redo ? ui->n_redo : ui->n_acts)
		tell_turned(ui, redo);
	if (redo && ui->n_redo) {
		ui->n_acts++;
		ui->n_redo--;
	} else if (!redo && ui->n_acts) {
		ui->n_acts--;
		ui->n_redo++;
	}
}

/* It is no act of the session any more that u takes back. */
static void
forget(struct ui *ui, uint64_t act)
{
	for (size_t i = ui->n_acts; i-- > 0;)
		if (ui->acts[i] == act) {
			ui->n_acts--;
			memmove(&ui->acts[i], &ui->acts[i + 1],
				(ui->n_acts - i) * sizeof(*ui->acts));
			ui->n_redo = 0;
		}
}

/* act 0: the caller's last one, of whatever session. */
static unsigned
take_back(struct ui *ui, uint64_t act, bool redo)
{
	struct buf left = BUF_INIT, lists = BUF_INIT;
	struct undo_report report;
	struct err err = ERR_INIT;
	struct act_looking l = { .office = ui->office };
	int rc = redo ? op_redo(ui->office, &report, &err)
		      : op_undo(ui->office, act, &report, &err);
	char *words;

	ui_changed(ui);
	if ((rc == MG_ENOENT || rc == MG_ENOTALLOWED) && act)
		forget(ui, act); /* taken back elsewhere, or it stays */
	if (rc) {
		buf_release(&left);
		return ui_fail(ui, &err);
	}
	move_mark(ui, redo);
	/* of a redo what it did, of an undo what was done before */
	l.act = redo ? report.by : report.act;
	words = act_words(&l, &report);
	show(ui, &l);
	undo_lists(&report, &lists);
	undo_left(&report, &left);
	if (report.left)
		ui_say(ui, ROLE_WARN, _("Taken back: %s. Left as it is: %s"),
			words, buf_str(&left));
	else if (lists.len)
		ui_say(ui, ROLE_WARN,
			redo ? _("Done again: %s. %s")
			     : _("Taken back: %s. %s"),
			words, buf_str(&lists));
	else if (redo)
		ui_say(ui, ROLE_GOOD, _("Done again: %s"), words);
	else
		ui_say(ui, ROLE_GOOD, _("Taken back: %s. U does it again."),
			words);
	free(words);
	buf_release(&left);
	buf_release(&lists);
	return REACT_DRAW;
}

/* The act that was named is looked at again: the number is that of its records,
 * whatever else happened meanwhile. */
static unsigned
count_typed(struct ui *ui, const char *text)
{
	struct undo_offer offer;
	struct err err = ERR_INIT;
	uint64_t number = 0;
	int rc = undo_offered(ui->office, ui->offered, &offer, &err);

	num_u64(text, 0, UINT32_MAX, &number);
	if (!rc)
		rc = undo_count(&offer, number, &err);
	return rc ? ui_fail_again(ui, &err) : take_back(ui, ui->offered, false);
}

static const struct ask_ops count_ops = {
	.rules = { .filter = CHARS_DIGITS, .max = 9 },
	.done = count_typed,
};

static unsigned
ask_count(struct ui *ui, const struct undo_offer *offer)
{
	char *words = undo_words(ui->office, offer);

	ui->offered = offer->act;
	ui_say(ui, ROLE_WARN,
		offer->passes ? _("What you did last cannot be taken back. "
				  "Before it: %s.")
			      : _("To take back: %s."),
		words);
	ui_ask(ui, &count_ops, _("How many records?"), NULL);
	free(words);
	return REACT_DRAW;
}

unsigned
undo_last(struct ui *ui)
{
	struct undo_offer offer;
	struct screen *s = ui_screen(ui);
	uint64_t act = s->ops->act ? s->ops->act(s) : 0;
	struct err err = ERR_INIT;

	if (act) { /* as if it had been the last one: U does it again */
		forget(ui, act);
		ui_did(ui, act);
	}
	if (ui->n_acts)
		act = ui->acts[ui->n_acts - 1];
	if (undo_offered(ui->office, act, &offer, &err) != 0)
		return ui_say(ui, ROLE_PLAIN, "%s", err.text);
	return act && offer.sure ? take_back(ui, act, false)
				 : ask_count(ui, &offer);
}

unsigned
redo_last(struct ui *ui)
{
	return take_back(ui, 0, true);
}
