/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/handover_screen.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/ops/handover.h"
#include "magang/tui/record/review.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/handover_words.h"
#include "magang/view/receipt.h"

struct handover_screen {
	struct review review;
	struct office *office;
	char *to; /* names, as typed */
	enum handover_split split;
	struct handover h;
	size_t goes, stays;
};

static struct handover_screen *
handover_here(struct ui *ui)
{
	return (struct handover_screen *)ui_screen(ui);
}

/* ---- the plan ------------------------------------------------------------- */

/* Nothing that could go is no fault: it says why each stays. */
static int
propose(struct ui *ui, struct review *r, struct err *err)
{
	struct handover_screen *s = (struct handover_screen *)r;
	struct receipt receipt = { 0 };
	int rc;

	handover_release(&s->h);
	s->h = (struct handover){ .from = r->in, .split = s->split };
	rc = office_areas(ui->office, err) ? 0 : err->code;
	if (!rc)
		rc = handover_receivers(ui->office, s->to, &s->h, err);
	if (!rc)
		rc = handover_plan(ui->office, &s->h, err);
	if (!rc && !s->h.n_rows)
		rc = handover_nothing(ui->office, r->name, err);
	if (!rc)
		rc = op_handover(ui->office, &s->h, true, &receipt, err);
	s->goes = receipt.went;
	s->stays = receipt.stayed;
	return receipt.stayed ? 0 : rc;
}

/* ---- its parts ------------------------------------------------------------ */

static void
add_head(struct review_page *page, const struct handover_screen *s,
	const struct handover_row *row)
{
	char *text = handover_row_words(s->office, review_look(page), row);

	review_text(page, text);
	free(text);
}

static bool
is_of(const struct handover_item *item, const struct handover_row *row)
{
	return item->to == row->to && item->area == row->area &&
	       item->program == row->program;
}

static void
parts(struct review *r, struct review_page *page)
{
	const struct handover_screen *s = (const struct handover_screen *)r;
	const struct handover *h = &s->h;

	for (size_t i = 0; i < h->n_rows; i++) {
		add_head(page, s, &h->rows[i]);
		for (size_t n = 0; n < h->cases.n; n++)
			if (is_of(&h->cases.rows[n], &h->rows[i]))
				review_case(page,
					&(struct review_case){
						.kase = h->cases.rows[n].id });
	}
}

static char *
title(const struct review *r)
{
	return xasprintf(_("Hand over: %s"), r->name);
}

static char *
heading(const struct review *r)
{
	const struct handover_screen *s = (const struct handover_screen *)r;

	return xasprintf(s->split == SPLIT_LOAD
				 ? _("%zu of %zu would go; by load, to %s")
				 : _("%zu of %zu would go; by area, to %s"),
		s->goes, s->goes + s->stays, s->to);
}

static void
release(struct review *r)
{
	struct handover_screen *s = (struct handover_screen *)r;

	handover_release(&s->h);
	free(s->to);
}

static const struct review_ops handover_ops = {
	.title = title,
	.heading = heading,
	.propose = propose,
	.parts = parts,
	.release = release,
};

static const struct screen_ops screen_ops = REVIEW_SCREEN(AT_HANDOVER);

/* ---- keys ----------------------------------------------------------------- */

unsigned
handover_do(struct ui *ui)
{
	struct handover_screen *s = handover_here(ui);
	struct receipt receipt = { 0 };
	struct buf said = BUF_INIT;
	struct err err = ERR_INIT;
	unsigned r;

	if (!s->goes)
		return ui_say(ui, ROLE_PLAIN,
			_("nothing would go; / names other users"));
	results_begin(&ui->results, ui->office, KIND_CASE);
	if (op_handover(ui->office, &s->h, false, &receipt, &err)) {
		results_end(&ui->results, ui->office, &receipt);
		return ui_fail(ui, &err);
	}
	results_end(&ui->results, ui->office, &receipt);
	ui_pop(ui);
	buf_addf(&said, "%zu %s", receipt.went, _("given"));
	if (receipt.stayed) {
		buf_adds(&said, _("; R lists each. "));
		receipt_why(&receipt, &said);
	}
	r = ui_act_done(ui, 0, &receipt, &err, buf_str(&said));
	buf_release(&said);
	return r;
}

unsigned
handover_split(struct ui *ui)
{
	struct handover_screen *s = handover_here(ui);

	s->split = s->split == SPLIT_LOAD ? SPLIT_AREA : SPLIT_LOAD;
	return review_again(ui);
}

/* What cannot be is said, and what was planned before stays. */
static unsigned
others_typed(struct ui *ui, const char *text)
{
	struct handover_screen *s = handover_here(ui);
	char *before = s->to;
	unsigned r;

	s->to = xstrdup(text);
	r = review_again(ui);
	if (s->h.n_rows) {
		free(before);
		return r;
	}
	free(s->to);
	s->to = before;
	review_again(ui);
	return r;
}

unsigned
handover_whom(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = others_typed };

	ui_ask(ui, &ops, _("Hand over to (users):"), handover_here(ui)->to);
	return REACT_DRAW;
}

/* ---- from the page of a user ----------------------------------------------- */

const char *
handover_none(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.id && h.kind == KIND_USER
		       ? NULL
		       : _("what a user has in hand is handed over");
}

static unsigned
begin(struct ui *ui, const char *text)
{
	struct handover_screen *s = xcalloc(1, sizeof(*s));
	struct err err = ERR_INIT;

	if (!*text) {
		free(s);
		return ui_say(ui, ROLE_PLAIN, _("nothing was changed"));
	}
	s->office = ui->office;
	s->to = xstrdup(text);
	return review_begin(ui, &s->review, &handover_ops, &screen_ops, &err)
		       ? ui_fail_again(ui, &err)
		       : ui_push(ui, &s->review.base);
}

unsigned
handover_ask(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = begin };

	ui_ask(ui, &ops, _("Hand over to (users):"), NULL);
	return REACT_DRAW;
}
