/* SPDX-License-Identifier: MIT */
/*
 * The criteria stand over the lower part of the screen, each is asked for in its
 * turn; Up goes back to the one before. Nothing is filed before the last answer.
 */
#include "magang/tui/record/card.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/facts.h"
#include "magang/office/office.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_assess.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/ui/undo.h"
#include "magang/tui/widget/marker.h"
#include "magang/view/words.h"

struct card_asking {
	struct screen base;
	uint64_t kase;
	char *name, *title; /* of the assessment */
	struct criterion_row {
		char *name, *label; /* "Motivation (0..10)" */
		int64_t min, max;
		char *points; /* as they were typed; NULL: not yet */
	} * rows;
	struct strip strip; /* the one that is asked for; n: the remark */
	bool remark;
};

static size_t
room(const struct ui *ui, const struct card_asking *c)
{
	struct layout l = ui_layout(ui);
	size_t most = l.body_rows > 4 ? (size_t)l.body_rows - 2 : 2;

	return c->strip.n < most ? c->strip.n : most;
}

/* ---- asked one by one ----------------------------------------------------- */

static unsigned ask(struct ui *ui, struct card_asking *c);

static unsigned
give_up(struct ui *ui)
{
	ui_pop(ui);
	ui_refresh(ui);
	return ui_say(ui, ROLE_PLAIN, "%s", _("no scorecard was filed"));
}

static unsigned
step_back(struct ui *ui, const struct key_event *ev)
{
	struct card_asking *c = (struct card_asking *)ui->top;

	if (!key_is(ev, K_UP))
		return REACT_NONE;
	if (c->remark)
		c->remark = false;
	else
		strip_step(&c->strip, -1, room(ui, c));
	return ask(ui, c);
}

/* The last one opens them all: it is not taken back. */
static unsigned
all_in(struct ui *ui)
{
	ui_pop(ui);
	ui_changed(ui);
	return ui_say(ui, ROLE_GOOD, "%s",
		_("scorecard filed; all of them are in and can be seen now"));
}

static unsigned
not_yet(struct ui *ui, int rc, const struct receipt *receipt,
	const struct err *err)
{
	ui_pop(ui);
	if (rc)
		ui_changed(ui);
	return ui_act_done(ui, rc, receipt, err, _("scorecard filed")) &
	       ~(unsigned)REACT_AGAIN;
}

static unsigned
file(struct ui *ui, const char *remark)
{
	struct card_asking *c = (struct card_asking *)ui->top;
	struct assessing of = {
		.kase = c->kase, .of = c->name, .remark = remark
	};
	struct receipt receipt = { 0 };
	struct buf points = BUF_INIT;
	struct err err = ERR_INIT;
	unsigned r;
	int rc;

	for (size_t i = 0; i < c->strip.n; i++)
		buf_addf(&points, "%s%s=%s", i ? " " : "", c->rows[i].name,
			c->rows[i].points);
	of.points = buf_str(&points);
	rc = op_assess(ui->office, &of, &receipt, &err);
	buf_release(&points);
	if (!rc && assess_all_in(ui->office, c->kase, c->name))
		r = all_in(ui);
	else
		r = not_yet(ui, rc, &receipt, &err);
	return r;
}

static unsigned
points_done(struct ui *ui, const char *text)
{
	struct card_asking *c = (struct card_asking *)ui->top;
	struct criterion_row *row = &c->rows[c->strip.selected];
	char plain[DECIMAL_TEXT];
	int64_t points;

	if (!money_parse(text, &points) || points < row->min ||
		points > row->max)
		return ui_say(ui, ROLE_WARN, _("'%s' is no such number: %s"),
			       text, row->label) |
		       REACT_AGAIN;
	free(row->points);
	row->points = xstrdup(decimal_format(plain, points));
	c->remark = c->strip.selected + 1 == c->strip.n;
	strip_step(&c->strip, 1, room(ui, c));
	return ask(ui, c);
}

static unsigned
ask(struct ui *ui, struct card_asking *c)
{
	static const struct ask_ops points_ops = {
		.rules = { .filter = CHARS_NUMBER, .max = 12 },
		.done = points_done,
		.cancelled = give_up,
		.passed = step_back,
	};
	static const struct ask_ops remark_ops = {
		.rules = { .max = 1000 },
		.done = file,
		.cancelled = give_up,
		.passed = step_back,
	};
	const struct criterion_row *row = &c->rows[c->strip.selected];
	char *label;

	if (c->remark) {
		ui_ask(ui, &remark_ops,
			_("Remark (Enter files the scorecard):"), NULL);
		return REACT_DRAW;
	}
	label = xasprintf("%s:", row->label);
	ui_ask(ui, &points_ops, label, row->points);
	free(label);
	return REACT_DRAW;
}

/* ---- the overlay ---------------------------------------------------------- */

static char *
row_text(const struct criterion_row *row)
{
	return xasprintf("%s  %s", row->label, row->points ? row->points : "-");
}

static void
draw(struct ui *ui, struct screen *s)
{
	struct card_asking *c = (struct card_asking *)s;
	struct layout l = ui_layout(ui);
	size_t rows = room(ui, c);
	int top = l.message - (int)rows;

	s->below->ops->draw(ui, s->below);
	ui_rule(ui, top - 1, 0, l.columns, c->title);
	for (size_t i = 0; i < rows; i++) {
		size_t at = c->strip.top + i;
		char *text = row_text(&c->rows[at]);

		ui_put(ui, top + (int)i, 0, l.columns, ROLE_PLAIN, "%c %s",
			at == c->strip.selected && !c->remark ? '>' : ' ',
			text);
		free(text);
	}
}

static void
tell(struct ui *ui, struct screen *s, struct told *out)
{
	struct card_asking *c = (struct card_asking *)s;

	(void)ui;
	lines_head(&out->lines, c->title);
	for (size_t i = 0; i < c->strip.n; i++) {
		char *text = row_text(&c->rows[i]);

		lines_head(&out->lines, text);
		free(text);
	}
}

static void
fit(struct ui *ui, struct screen *s)
{
	struct card_asking *c = (struct card_asking *)s;

	strip_step(&c->strip, 0, room(ui, c));
}

static void
leave(struct screen *s)
{
	struct card_asking *c = (struct card_asking *)s;

	for (size_t i = 0; i < c->strip.n; i++) {
		free(c->rows[i].name);
		free(c->rows[i].label);
		free(c->rows[i].points);
	}
	free(c->rows);
	free(c->name);
	free(c->title);
}

static const struct screen_ops card_ops = {
	.place = AT_OVERLAY,
	.draw = draw,
	.fit = fit,
	.leave = leave,
	.tell = tell,
};

/* "Interview: Siti Aminah": the list below has rows above and below hers. */
static char *
title_of(struct ui *ui, uint64_t kase, const struct assessment *a)
{
	struct office *o = ui->office;
	struct style style = { .office = o, .form = OUT_TABLE };
	struct record *r = xmalloc(sizeof(*r));
	const struct row row = { &style, r, r };
	struct err unread = ERR_INIT;
	struct buf b = BUF_INIT, name = BUF_INIT;

	buf_adds(&b, label_in(&a->label, o->lang, a->name));
	if (office_look(o, &style.txn, &unread) == 0) {
		if (office_sees(o, style.txn, KIND_CASE, kase, r) &&
			office_sees(o, style.txn, KIND_PERSON, record_owner(r),
				r) &&
			cell_name(&row, &name))
			buf_addf(&b, ": %s", buf_str(&name));
		office_look_end(style.txn);
	}
	buf_release(&name);
	free(r);
	return buf_detach(&b);
}

/* Its texts are copied: a program may be installed anew meanwhile. */
static void
fill(struct card_asking *c, const struct assessment *a, enum lang lang)
{
	char min[DECIMAL_TEXT], max[DECIMAL_TEXT];

	c->name = xstrdup(a->name);
	c->strip.n = a->n_criteria;
	c->rows = xcalloc(a->n_criteria, sizeof(*c->rows));
	for (size_t i = 0; i < a->n_criteria; i++) {
		const struct criterion *of = &a->criteria[i];

		c->rows[i] = (struct criterion_row){ .name = xstrdup(of->name),
			.label = xasprintf("%s (%s..%s)",
				label_in(&of->label, lang, of->name),
				decimal_format(min, of->min),
				decimal_format(max, of->max)),
			.min = of->min,
			.max = of->max };
	}
}

/* ---- the key -------------------------------------------------------------- */

static const char *
wanted(struct ui *ui, struct here *h, const struct assessment **out)
{
	*h = ui_here(ui);
	if (h->kind != KIND_CASE || !h->id)
		return _("only a case is assessed");
	return assess_wanted(ui->office, h->id, out);
}

const char *
card_none(struct ui *ui)
{
	const struct assessment *a;
	struct here h;

	return wanted(ui, &h, &a);
}

unsigned
card_file(struct ui *ui)
{
	const struct assessment *a;
	struct card_asking *c;
	struct here h;
	const char *why = wanted(ui, &h, &a);

	if (why)
		return ui_say(ui, ROLE_WARN, "%s", why);
	c = xcalloc(1, sizeof(*c));
	c->base.ops = &card_ops;
	c->kase = h.id;
	fill(c, a, ui->office->lang);
	c->title = title_of(ui, h.id, a);
	return ui_push(ui, &c->base) | ask(ui, c);
}

/* ---- closed early --------------------------------------------------------- */

static unsigned
close_done(struct ui *ui, const char *text)
{
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc = op_assess_close(
		ui->office, ui_here(ui).id, NULL, text, &receipt, &err);

	if (rc)
		return ui_fail_again(ui, &err);
	ui_changed(ui);
	return ui_say(ui, ROLE_GOOD, "%s",
		_("closed; the scorecards that are in can be seen now"));
}

const char *
card_no_case(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.kind == KIND_CASE && h.id ? NULL
					   : _("only a case is assessed");
}

unsigned
card_close(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = close_done };

	ui_ask(ui, &ops, _("No more scorecards are awaited, because:"), NULL);
	return REACT_DRAW;
}
