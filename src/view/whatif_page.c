/* SPDX-License-Identifier: MIT */
#include "magang/view/whatif_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/base/err.h"
#include "magang/base/utf8.h"
#include "magang/program/program.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"
#include "magang/view/app.h"
#include "magang/view/picture.h"
#include "magang/view/words.h"

static const struct {
	const char *code, *word;
} questions[WHATIF_QUESTIONS] = {
	[WHATIF_ELIGIBLE] = { "eligible", N_("eligible") },
	[WHATIF_OVER] = { "over_line", N_("over the line") },
	[WHATIF_WITHIN] = { "within", N_("within the places") },
	[WHATIF_LIST] = { "waiting", N_("on the waiting list") },
	[WHATIF_ONWARD] = { "onward", N_("may move on") },
};

static const struct {
	const char *code, *word;
} by[] = {
	[BY_RULE] = { "rule", N_("rule") },
	[BY_LINE] = { "line", N_("line of the score") },
	[BY_MARK] = { "mark", N_("mark of") },
	[BY_PART] = { "part", N_("points for") },
	[BY_SEATS] = { "places", N_("other places") },
	[BY_MOVE] = { "move", N_("what is asked of a move to") },
	[BY_ORDER] = { "order", N_("others come before or behind") },
	[BY_MORE] = { "more", N_("other rules") },
};

const char *
whatif_by_word(enum whatif_by what)
{
	return _(by[what].word);
}

/* ---- what goes ------------------------------------------------------------ */

static const char *const losses[] = {
	[LOSS_FIELD] = "field",
	[LOSS_PAPER] = "paper",
	[LOSS_VALUE] = "value",
	[LOSS_HEALTH] = "health",
	[LOSS_STAGE] = "stage",
	[LOSS_START] = "start",
	[LOSS_CARDS] = "cards",
};

/* Of fields and papers. */
static void
say_value_loss(
	struct page *p, enum whatif_loss what, const char *label, size_t n)
{
	switch (what) {
	case LOSS_FIELD:
		page_line(p,
			_n("the field '%s' goes: %zu case has a value there",
				"the field '%s' goes: %zu cases have a value "
				"there",
				n),
			label, n);
		break;
	case LOSS_PAPER:
		page_line(p,
			_n("the document '%s' goes: %zu case has it",
				"the document '%s' goes: %zu cases have it", n),
			label, n);
		break;
	case LOSS_VALUE:
		page_line(p,
			_n("the field '%s' does not take the value of %zu "
			   "case, which stays in its version",
				"the field '%s' does not take the values of "
				"%zu cases, which stay in their version",
				n),
			label, n);
		break;
	case LOSS_HEALTH:
		page_line(p,
			_n("whether the field '%s' takes the value of %zu case "
			   "is a question of health; it stays in its version "
			   "until somebody moves it who may see health",
				"whether the field '%s' takes the values of "
				"%zu cases is a question of health; they stay "
				"in their version until somebody moves them "
				"who may see health",
				n),
			label, n);
		break;
	default:
		break;
	}
}

static void
say_loss(struct page *p, enum whatif_loss what, const char *label, size_t n)
{
	switch (what) {
	case LOSS_STAGE:
		page_line(p,
			_n("the stage '%s' is not there: %zu case stands in "
			   "it and stays in its version",
				"the stage '%s' is not there: %zu cases stand "
				"in it and stay in their version",
				n),
			label, n);
		break;
	case LOSS_START:
		page_line(p,
			_n("it is not for the planned start of %zu case, which "
			   "stays in its version",
				"it is not for the planned starts of %zu "
				"cases, which stay in their version",
				n),
			n);
		break;
	case LOSS_CARDS:
		page_line(p,
			_n("'%s' asks for more scorecards: those of %zu case "
			   "are open and stay so, none is added",
				"'%s' asks for more scorecards: those of %zu "
				"cases are open and stay so, none is added",
				n),
			label, n);
		break;
	default:
		say_value_loss(p, what, label, n);
	}
}

static void
loss_rows(struct page *p, const struct app *app, const struct whatif *w)
{
	const struct out_column columns[] = {
		{ "what", "", OUT_CODE, 0 },
		{ "name", "", OUT_CODE, 0 },
		{ "cases", "", OUT_NUMBER, 0 },
	};

	for (size_t i = 0; i < w->n_gone; i++) {
		const struct whatif_gone *g = &w->gone[i];

		if (!p->json && g->cases)
			say_loss(p, g->what,
				g->label
					? label_in(g->label, app->lang, g->name)
					: g->name,
				g->cases);
	}
	if (!p->json)
		return;
	page_rows(p, "gone", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < w->n_gone; i++) {
		page_cell(p, losses[w->gone[i].what]);
		page_cell(p, w->gone[i].name);
		page_count_cell(p, w->gone[i].cases);
		page_row(p);
	}
	page_rows_end(p);
}

/* ---- tables --------------------------------------------------------------- */

static void
question_cell(struct page *p, size_t q)
{
	page_cell(p, p->json ? questions[q].code : _(questions[q].word));
}

static void
question_rows(struct page *p, const struct whatif *w)
{
	const struct out_column columns[] = {
		{ "question", _("Cases"), 0, 0 },
		{ "now", _("Now"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "then", _("Then"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "in", _("In"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "out", _("Out"), OUT_NUMBER | OUT_RIGHT, 0 },
	};

	page_rows(p, "questions", _("What changes"), columns,
		ARRAY_SIZE(columns));
	for (size_t q = 0; q < WHATIF_QUESTIONS; q++) {
		if (!w->asked[q])
			continue;
		question_cell(p, q);
		page_count_cell(p, w->all.now[q]);
		page_count_cell(p, w->all.then[q]);
		page_count_cell(p, w->all.in[q]);
		page_count_cell(p, w->all.out[q]);
		page_row(p);
	}
	page_rows_end(p);
}

/* ---- scores --------------------------------------------------------------- */

#define WHEN_MOST 8 /* columns of "Now", in any language */

static void
say_line(struct page *p, const char *when, const struct score_line *l,
	size_t most)
{
	struct buf b = BUF_INIT;

	utf8_pad(&b, when, WHEN_MOST);
	buf_addc(&b, ' ');
	score_line_words(l, most, &b);
	page_line(p, "  %s", buf_str(&b));
	if (l->least >= 0)
		page_line(
			p, _("    lowest with a place: %d"), l->least / 10000);
	if (l->best >= 0)
		page_line(p, _("    highest without one: %d"), l->best / 10000);
	buf_release(&b);
}

static void
line_rows(struct page *p, const char *when, const struct score_line *l)
{
	for (size_t i = 0; i < SCORE_CLASSES; i++) {
		if (!score_line_class(l, i))
			continue;
		page_cell(p, when);
		page_count_cell(p, i * SCORE_CLASS);
		page_count_cell(p, l->within[i]);
		page_count_cell(p, l->without[i]);
		page_row(p);
	}
}

/* Both pictures have one scale. */
static void
score_rows(struct page *p, const struct whatif *w)
{
	const struct out_column json[] = {
		{ "when", "", OUT_CODE, 0 },
		{ "from", "", OUT_NUMBER, 0 },
		{ "within", "", OUT_NUMBER, 0 },
		{ "without", "", OUT_NUMBER, 0 },
	};
	const size_t now = score_line_most(&w->now),
		     then = score_line_most(&w->then),
		     most = now > then ? now : then;

	if (p->json) {
		page_rows(p, "scores", NULL, json, ARRAY_SIZE(json));
		line_rows(p, "now", &w->now);
		line_rows(p, "then", &w->then);
		page_rows_end(p);
	} else if (most) {
		page_heading(p, _("Scores of who has or wants a place"));
		page_line(p, _("  by %d points; the fullest: %zu"), SCORE_CLASS,
			most);
		say_line(p, _("Now"), &w->now, most);
		say_line(p, _("Then"), &w->then, most);
	}
}

/* ---- causes --------------------------------------------------------------- */

/* Of a part, or of a stage; NULL: the version does not have it. */
static const struct label *
cause_label(const struct whatif *w, enum whatif_by what, const char *name)
{
	const struct program *p = w->tried.program;
	const int stage = what == BY_MOVE ? program_stage(p, name) : -1;

	if (stage >= 0)
		return &p->stages[stage].label;
	for (size_t i = 0;
		i < p->n_parts && (what == BY_PART || what == BY_MARK); i++)
		if (strcmp(p->parts[i].name, name) == 0)
			return &p->parts[i].label;
	return NULL;
}

static void
cause_cell(struct page *p, const struct app *app, const struct whatif *w,
	const struct whatif_cause *c)
{
	const struct label *label =
		c->name ? cause_label(w, c->by, c->name) : NULL;
	const char *name =
		label ? label_in(label, app->lang, c->name) : c->name;
	char *text;

	if (p->json) {
		page_cell(p, by[c->by].code);
		page_cell(p, c->name);
		return;
	}
	text = name ? xasprintf("%s %s", _(by[c->by].word), name)
		    : xstrdup(_(by[c->by].word));
	page_cell(p, text);
	free(text);
}

static void
cause_rows(struct page *p, const struct app *app, const struct whatif *w)
{
	const struct out_column json[] = {
		{ "question", "", 0, 0 },
		{ "by", "", OUT_CODE, 0 },
		{ "name", "", OUT_CODE, 0 },
		{ "in", "", OUT_NUMBER, 0 },
		{ "out", "", OUT_NUMBER, 0 },
	};
	const struct out_column text[] = {
		{ "question", _("Cases"), 0, 0 },
		{ "by", _("By"), 0, 0 },
		{ "in", _("In"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "out", _("Out"), OUT_NUMBER | OUT_RIGHT, 0 },
	};

	page_rows(p, "causes", _("What does it"), p->json ? json : text,
		p->json ? ARRAY_SIZE(json) : ARRAY_SIZE(text));
	for (size_t q = 0; q < WHATIF_QUESTIONS; q++)
		for (size_t i = 0; i < w->n_causes; i++) {
			const struct whatif_cause *c = &w->causes[i];

			if (!c->in[q] && !c->out[q])
				continue;
			question_cell(p, q);
			cause_cell(p, app, w, c);
			page_count_cell(p, c->in[q]);
			page_count_cell(p, c->out[q]);
			page_row(p);
		}
	page_rows_end(p);
}

static void
place_begin(
	struct page *p, const struct app *app, const struct whatif_place *at)
{
	page_area(p, app->office, at->area);
	page_sex(p, app->office, at->sex);
}

/* A row for each question that has an answer. */
static void
place_list(struct page *p, const struct app *app, const struct whatif *w)
{
	const struct out_column columns[] = {
		{ "area", "", OUT_CODE, 0 },
		{ "sex", "", OUT_CODE, 0 },
		{ "question", "", OUT_CODE, 0 },
		{ "now", "", OUT_NUMBER, 0 },
		{ "then", "", OUT_NUMBER, 0 },
		{ "in", "", OUT_NUMBER, 0 },
		{ "out", "", OUT_NUMBER, 0 },
	};

	page_rows(p, "places", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < w->n_places; i++)
		for (size_t q = 0; q < WHATIF_QUESTIONS; q++) {
			const struct whatif_place *at = &w->places[i];

			if (!at->n.in[q] && !at->n.out[q])
				continue;
			place_begin(p, app, at);
			question_cell(p, q);
			page_count_cell(p, at->n.now[q]);
			page_count_cell(p, at->n.then[q]);
			page_count_cell(p, at->n.in[q]);
			page_count_cell(p, at->n.out[q]);
			page_row(p);
		}
	page_rows_end(p);
}

/* "+3 -1" */
static void
change_cell(struct page *p, size_t in, size_t out)
{
	char text[48], *end = text;

	if (in)
		end += snprintf(end, 24, "+%zu%s", in, out ? " " : "");
	if (out)
		end += snprintf(end, 24, "-%zu", out);
	page_cell(p, end > text ? text : NULL);
}

/* A row for each place. */
static void
place_table(struct page *p, const struct app *app, const struct whatif *w)
{
	struct out_column columns[2 + WHATIF_QUESTIONS] = {
		{ "area", _("Regency"), OUT_CODE, 0 },
		{ "sex", _("Sex"), OUT_CODE, 0 },
	};

	for (size_t q = 0; q < WHATIF_QUESTIONS; q++)
		columns[2 + q] = (struct out_column){ questions[q].code,
			_(questions[q].word), OUT_CODE | OUT_SPARE, 0 };
	page_rows(p, "places", _("By area and sex"), columns,
		ARRAY_SIZE(columns));
	for (size_t i = 0; i < w->n_places; i++) {
		const struct whatif_count *n = &w->places[i].n;

		place_begin(p, app, &w->places[i]);
		for (size_t q = 0; q < WHATIF_QUESTIONS; q++)
			change_cell(p, n->in[q], n->out[q]);
		page_row(p);
	}
	page_rows_end(p);
}

/* That no case comes into it, by whom and why. */
static void
say_returned(struct page *p, const struct app *app, const struct whatif *w)
{
	struct record *r = xmalloc(sizeof(*r));
	struct err unread = ERR_INIT;
	char why[1024 * 4], who[64];
	struct txn *txn;

	if (office_look(app->office, &txn, &unread)) {
		free(r);
		return;
	}
	if (office_sees(app->office, txn, KIND_PROGRAM,
		    PROGRAM_ID(w->tried.number, w->tried.program->version),
		    r) &&
		record_has(r, F_SET_RETURNED)) {
		access_user_name(txn,
			(uint64_t)record_number(r, F_SET_RETURNED_BY, 0), who,
			sizeof(who));
		record_text(r, F_SET_RETURNED, why, sizeof(why));
		page_item(p, "returned_by", NULL, who, OUT_CODE);
		page_item(p, "returned", NULL, why, 0);
		page_line(p, _("returned by %s: %s"), who, why);
	}
	office_look_end(txn);
	free(r);
}

void
whatif_page(struct page *p, const struct app *app, const struct whatif *w)
{
	const struct program *program = w->tried.program;
	char version[16];

	snprintf(version, sizeof(version), "%d", program->version);
	page_item(p, "program", NULL, program->name, OUT_CODE);
	page_item(p, "version", NULL, version, OUT_NUMBER);
	page_count(p, "open", NULL, w->open);
	page_count(p, "there", NULL, w->there);
	page_count(p, "stay", NULL, w->stays);
	page_line(p,
		_n("'%s' version %d: %zu open case",
			"'%s' version %d: %zu "
			"open cases",
			w->open),
		program->name, program->version, w->open);
	say_returned(p, app, w);
	if (w->there)
		page_line(p,
			_n("%zu is in this version already",
				"%zu are in this version already", w->there),
			w->there);
	loss_rows(p, app, w);
	question_rows(p, w);
	score_rows(p, w);
	cause_rows(p, app, w);
	if (p->json)
		place_list(p, app, w);
	else
		place_table(p, app, w);
}
