/* SPDX-License-Identifier: MIT */
/*
 * Decisions. The versions that were looked at go along, so that nobody decides
 * on what is not on the screen. A move that cannot be made says why and changes
 * nothing.
 */
#include "magang/tui/deck/deck_acts.h"

#include "docket_moves.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_case.h"
#include "magang/ops/undo.h"
#include "magang/tui/deck/deck.h"
#include "magang/tui/deck/deck_run.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/cause.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/when.h"
#include "magang/view/why.h"

#define REASONS_MAX 8 /* and one that is written */
#define ASK_DAYS 3

const char *
deck_no_case(struct ui *ui)
{
	const struct deck *d = deck_here(ui);

	if (d->listed)
		return _("v goes back to the cases first");
	return d->at < d->n ? NULL : _("no case is left to decide");
}

const char *
deck_no_decision(struct ui *ui)
{
	const char *why = deck_no_case(ui);

	return why ? why : deck_gone(deck_here(ui));
}

const char *
deck_no_doubt(struct ui *ui)
{
	const struct deck *d = deck_here(ui);

	if (deck_no_case(ui))
		return deck_no_case(ui);
	return d->cards[0].doubt ? NULL : _("nobody is taken for this person");
}

/* Who may not make any of those moves is not shown their key. */
static const char *
no_move(struct ui *ui, const struct verdict *v)
{
	const char *why = deck_no_decision(ui);

	if (why || v)
		return why ? why : docket_closed(v);
	return _("its program has no such move from this stage");
}

const char *
deck_no_accept(struct ui *ui)
{
	size_t several;

	return no_move(ui, docket_onward(&deck_here(ui)->cards[0], &several));
}

const char *
deck_no_reject(struct ui *ui)
{
	const struct verdict *v = docket_declined(&deck_here(ui)->cards[0]);
	const char *why = deck_no_decision(ui);

	return why || v ? no_move(ui, v)
			: _("nobody is declined at this stage; Enter opens the "
			    "case, there m moves it");
}

const char *
deck_no_wait(struct ui *ui)
{
	return no_move(ui, docket_held(&deck_here(ui)->cards[0]));
}

/* ---- one decision -------------------------------------------------------- */

/* The move to that stage; NULL: there is none. */
static const struct verdict *
move_to(const struct docket *c, int to)
{
	for (size_t i = 0; i < c->moves.n; i++)
		if (c->moves.rows[i].to == to)
			return &c->moves.rows[i];
	return NULL;
}

/* What is asked about is on the screen, or was a moment ago. */
static struct docket *
asked_about(struct ui *ui)
{
	struct deck *d = deck_here(ui);
	struct docket *c = deck_as_shown(ui, d);

	return c && c->id == d->asked ? c : NULL;
}

static void
go_on(struct ui *ui, const struct docket *c, const struct verdict *v,
	const struct receipt *receipt)
{
	struct deck *d = deck_here(ui);
	const struct stage *to = &v->program->stages[v->to],
			   *list = op_case_list(ui->office, to->name);
	char number[NUMBER_TEXT], act[NUMBER_TEXT];

	to = list ? list : to;
	memcpy(number, c->number, sizeof(number));
	deck_run_add(
		d, c->id, v->program->stages[v->from].number, receipt->act);
	ui_did(ui, receipt->act);
	d->rows[d->at].done = true;
	deck_step(d, 1);
	ui_changed(ui);
	ui_say(ui, ROLE_GOOD,
		receipt->proposed ? _("%s: proposed, %s (%s). u takes it back.")
		: list            ? _("%s: no room, %s (%s). u takes it back.")
				  : _("%s: %s (%s). u takes it back."),
		number, label_in(&to->label, ui->office->lang, to->name),
		text_act(act, receipt->act));
	ui_told_up(ui, receipt);
}

/* What was asked, with the answer. */
static unsigned
decide(struct ui *ui, const char *reason, const char *cause)
{
	const struct docket *c = asked_about(ui);
	const struct verdict *v =
		c ? move_to(c, deck_here(ui)->asked_to) : NULL;
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	struct decision decision;

	if (!v)
		return REACT_DRAW;
	decision = (struct decision){ .id = c->id,
		.seen = c->ground.seen,
		.seen_person = c->ground.seen_person,
		.stage = v->program->stages[v->to].name,
		.reason = reason,
		.cause = cause };
	if (op_case_decide(ui->office, &decision, &receipt, &err)) {
		ui_changed(ui);
		return ui_fail(ui, &err);
	}
	go_on(ui, c, v, &receipt);
	return REACT_DRAW;
}

/* ---- reasons ------------------------------------------------------------- */

/* Words that were not taken, as the case was changed, are there again. */
static unsigned
reason_typed(struct ui *ui, const char *text)
{
	struct deck *d = deck_here(ui);
	size_t before = d->n_run;
	unsigned r;

	if (!*text)
		return ui_say(ui, ROLE_WARN, "%s",
			_("this decision needs a reason; nothing changed"));
	r = decide(ui, text, NULL);
	free(d->words);
	d->words = d->n_run == before ? xstrdup(text) : NULL;
	return r;
}

static unsigned
ask_words(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = reason_typed };

	ui_ask(ui, &ops, _("Reason:"), deck_here(ui)->words);
	return REACT_DRAW;
}

/* A cause, or what speaks against the case by itself. */
static unsigned
reason_chosen(struct ui *ui, size_t index)
{
	struct deck *d = deck_here(ui);
	const struct docket *c = asked_about(ui);
	const struct verdict *v = c ? move_to(c, d->asked_to) : NULL;
	size_t causes = v ? docket_move(v)->n_causes : 0;

	if (!v)
		return REACT_DRAW;
	if (index < causes)
		return decide(ui, NULL, why_cause(v, index));
	return decide(ui, d->reasons[index - causes - 1], NULL);
}

static unsigned
ask_reason(struct ui *ui, const struct verdict *v)
{
	static const struct cause_ops ops = { reason_chosen, ask_words };
	struct deck *d = deck_here(ui);

	for (size_t i = 0; i < d->n_reasons; i++)
		free(d->reasons[i]);
	free(d->reasons);
	d->reasons = xcalloc(REASONS_MAX, sizeof(*d->reasons));
	d->n_reasons =
		docket_reasons(ui, &d->cards[0], d->reasons, REASONS_MAX);
	return cause_ask_move(ui, v, &ops,
		&(struct cause_rows){
			(const char **)d->reasons, d->n_reasons });
}

static unsigned
try_move(struct ui *ui, const struct verdict *v, bool reason)
{
	struct deck *d = deck_here(ui);

	if (!v)
		return REACT_DRAW;
	if (v->stops && v->list < 0)
		return ui_refused(ui, v);
	if (d->asked != d->cards[0].id) {
		free(d->words);
		d->words = NULL;
	}
	d->asked = d->cards[0].id;
	d->asked_to = v->to;
	if (!reason && !verdict_asks_reason(v))
		return decide(ui, NULL, NULL);
	return ask_reason(ui, v);
}

/* ---- the keys ------------------------------------------------------------ */

/* Of several ways on, in the order of the card. */
static const struct verdict *
onward_at(const struct docket *c, size_t index)
{
	size_t several;
	const struct verdict *first = docket_onward(c, &several);
	const enum move_kind kind = docket_move(first)->kind;

	for (size_t i = 0; i < c->moves.n; i++)
		if (docket_move(&c->moves.rows[i])->kind == kind &&
			index-- == 0)
			return &c->moves.rows[i];
	return first;
}

static unsigned
onward_chosen(struct ui *ui, size_t index)
{
	const struct docket *c = deck_as_shown(ui, deck_here(ui));

	return c ? try_move(ui, onward_at(c, index), false) : REACT_DRAW;
}

unsigned
deck_accept(struct ui *ui)
{
	const struct docket *c = deck_as_shown(ui, deck_here(ui));
	size_t several = 0;
	const struct verdict *v = c ? docket_onward(c, &several) : NULL;
	char *rows[16];
	unsigned r;

	if (!c)
		return REACT_DRAW;
	if (several < 2)
		return try_move(ui, v, false);
	if (several > ARRAY_SIZE(rows))
		several = ARRAY_SIZE(rows);
	for (size_t i = 0; i < several; i++)
		rows[i] = why_choice(ui->office, onward_at(c, i));
	r = ui_push(ui, pick_new(_("Move to"), (const char *const *)rows,
				several, onward_chosen));
	for (size_t i = 0; i < several; i++)
		free(rows[i]);
	return r;
}

unsigned
deck_reject(struct ui *ui)
{
	const struct docket *c = deck_as_shown(ui, deck_here(ui));

	return c ? try_move(ui, docket_declined(c), true) : REACT_DRAW;
}

unsigned
deck_wait(struct ui *ui)
{
	const struct docket *c = deck_as_shown(ui, deck_here(ui));

	return c ? try_move(ui, docket_held(c), false) : REACT_DRAW;
}

unsigned
deck_skip(struct ui *ui)
{
	deck_last(deck_here(ui));
	return REACT_DRAW;
}

unsigned
deck_next(struct ui *ui)
{
	deck_step(deck_here(ui), 1);
	return REACT_DRAW;
}

unsigned
deck_prev(struct ui *ui)
{
	deck_step(deck_here(ui), -1);
	return REACT_DRAW;
}

unsigned
deck_whole(struct ui *ui)
{
	struct lines *l = &deck_here(ui)->cards[0].lines;
	struct line *line = l->selected < l->n ? &l->v[l->selected] : NULL;

	if (!line || !line->more)
		return ui_say(
			ui, ROLE_PLAIN, "%s", _("nothing of this line is cut"));
	line->open = !line->open;
	return REACT_DRAW;
}

unsigned
deck_open(struct ui *ui)
{
	struct here h = ui_here(ui);

	return h.id ? open_record(ui, h.kind, h.id) : REACT_NONE;
}

unsigned
deck_compare(struct ui *ui)
{
	return open_record(ui, KIND_DOUBT, deck_here(ui)->cards[0].doubt);
}

unsigned
deck_differs(struct ui *ui)
{
	uint64_t id = deck_here(ui)->cards[0].doubt;
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc = op_doubts_answer(
		ui->office, &id, 1, "different", &receipt, &err);

	return ui_act_done(ui, rc, &receipt, &err, _("not the same person"));
}

/* ---- notes, questions ---------------------------------------------------- */

static unsigned
note_done(struct ui *ui, const char *text)
{
	const struct deed note = { .activity = "note", .text = text };
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc = op_note(ui->office, KIND_CASE, deck_here(ui)->asked, &note,
		&receipt, &err);

	return ui_act_done(ui, rc, &receipt, &err, _("noted"));
}

unsigned
deck_note(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 1000 },
		.done = note_done };

	deck_here(ui)->asked = deck_here(ui)->cards[0].id;
	ui_ask(ui, &ops, _("Note:"), NULL);
	return REACT_DRAW;
}

static unsigned
ask_done(struct ui *ui, const char *text)
{
	struct deck *d = deck_here(ui);
	const struct setting values[] = {
		{ core_field(F_TASK), value_text(text) },
		{ core_field(F_DUE),
			value_number(ui->office->today + ASK_DAYS) },
		{ core_field(F_OFFICER), value_number(d->officer) },
	};
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc;

	if (!*text)
		return ui_say(ui, ROLE_PLAIN, _("nothing was written down"));
	rc = op_about_add(ui->office, KIND_TASK, KIND_CASE, d->asked, values,
		ARRAY_SIZE(values) - !d->officer, &receipt, &err);
	if (!rc && d->asked == d->cards[0].id)
		deck_last(d);
	return ui_act_done(ui, rc, &receipt, &err,
		_("asked; it is a task now, and the case comes back"));
}

unsigned
deck_ask(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 200 },
		.done = ask_done };
	struct deck *d = deck_here(ui);

	d->asked = d->cards[0].id;
	d->officer = d->cards[0].officer;
	ui_ask(ui, &ops, _("Ask for (a task of its officer):"), NULL);
	return REACT_DRAW;
}

/* ---- papers -------------------------------------------------------------- */

static unsigned
paper_chosen(struct ui *ui, size_t index)
{
	const struct paper *p = docket_paper(&deck_here(ui)->cards[0], index);
	char since[DATE_TEXT], until[DATE_TEXT];
	struct buf b = BUF_INIT;
	unsigned r;

	if (!p)
		return ui_say(
			ui, ROLE_PLAIN, "%s", _("no paper has this digit"));
	buf_addf(&b, "%s: %s",
		label_in(&p->document->label, ui->office->lang,
			p->document->name),
		paper_word(p->state));
	if (p->date != DATE_NONE)
		buf_addf(&b, _(" since %s"), cell_date(p->date, since));
	if (p->until != DATE_NONE)
		buf_addf(&b, _(" until %s"), cell_date(p->until, until));
	r = ui_say(ui, ROLE_PLAIN, "%s", buf_str(&b));
	buf_release(&b);
	return r;
}

unsigned
deck_paper(struct ui *ui)
{
	return paper_chosen(ui, deck_here(ui)->digit);
}

/* ---- what was decided ---------------------------------------------------- */

unsigned
deck_view(struct ui *ui)
{
	struct deck *d = deck_here(ui);

	d->listed = !d->listed;
	return REACT_DRAW;
}

const char *
deck_no_run(struct ui *ui)
{
	return deck_here(ui)->n_run ? NULL : _("nothing was decided here yet");
}

static unsigned
take_back_all(struct ui *ui, const char *text)
{
	struct deck *d = deck_here(ui);
	struct buf left = BUF_INIT;
	size_t n = d->n_run, done = 0;
	struct err err = ERR_INIT;

	(void)text;
	for (size_t i = n; i-- > 0;) {
		struct undo_report report;

		done += op_undo(ui->office, d->run[i].act, &report, &err) == 0;
		undo_left(&report, &left);
	}
	ui_changed(ui);
	if (done == n)
		ui_say(ui, ROLE_GOOD,
			_n("%zu decision taken back",
				"%zu decisions taken back", n),
			n);
	else
		ui_say(ui, ROLE_WARN,
			_("%zu of %zu decisions taken back; the others were "
			  "moved on since. %s"),
			done, n, buf_str(&left));
	buf_release(&left);
	return REACT_DRAW;
}

unsigned
deck_take_back(struct ui *ui)
{
	static const struct ask_ops ops = { .yes = true,
		.done = take_back_all };
	size_t n = deck_here(ui)->n_run;
	char *label = xasprintf(_n("Take back %zu decision? y/N",
					"Take back all %zu decisions? y/N", n),
		n);

	ui_ask(ui, &ops, label, NULL);
	free(label);
	return REACT_DRAW;
}
