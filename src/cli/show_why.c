/* SPDX-License-Identifier: MIT */
/*
 * What decisions were made on, in the words of the program as it was then, and by
 * whom; those too that were taken back. Text: a heading for each decision, a line
 * for each act and for each answer. JSON: the decisions, then the acts, then the
 * answers, each with the number of its decision.
 */
#include "show_why.h"

#include "show.h"

#include "command.h"
#include "magang/view/codes.h"
#include "magang/view/decided.h"
#include "magang/view/why_kept.h"
#include "magang/view/words.h"
#include "magang/view/worked.h"

#include "magang/base/date.h"
#include "magang/base/mem.h"

static const struct out_column decision_columns[] = {
	{ "decision", "", OUT_CODE, 0 },
	{ "date", "", OUT_CODE, 0 },
	{ "from", "", OUT_CODE, 0 },
	{ "to", "", OUT_CODE, 0 },
	{ "meant", "", OUT_CODE, 0 },
	{ "cause", "", OUT_CODE, 0 },
	{ "reason", "", 0, 0 },
	{ "version", "", OUT_NUMBER, 0 },
	{ "by", "", OUT_CODE, 0 },
	{ "second", "", OUT_CODE, 0 },
	{ "stands", "", OUT_BOOL, 0 },
};

static const struct out_column act_columns[] = {
	{ "decision", "", OUT_CODE, 0 },
	{ "what", "", OUT_CODE, 0 },
	{ "by", "", OUT_CODE, 0 },
	{ "at", "", OUT_CODE, 0 },
	{ "act", "", OUT_CODE, 0 },
	{ "undoes", "", OUT_CODE, 0 },
};

static const struct out_column answer_columns[] = {
	{ "decision", "", OUT_CODE, 0 },
	{ "what", "", OUT_CODE, 0 },
	{ "name", "", OUT_CODE, 0 },
	{ "answer", "", OUT_CODE, 0 },
	{ "says", "", 0, 0 },
};

static void
worked_cell(struct show *s, const struct record *d,
	bool (*work)(const struct row *row, struct buf *out))
{
	const struct row row = { &s->style, d, NULL };
	struct buf b = BUF_INIT;

	page_cell(&s->page, work(&row, &b) ? buf_str(&b) : NULL);
	buf_release(&b);
}

static void
field_cell(struct show *s, const struct record *d, uint16_t id)
{
	const struct value *v = record_get(d, id);
	struct buf b = BUF_INIT;

	if (v && !code_closed(&s->style, d, id, v, &b))
		text_value(&s->style, field_of(NULL, KIND_DECISION, id), v, &b);
	page_cell(&s->page, v ? buf_str(&b) : NULL);
	buf_release(&b);
}

static void
decision_row(struct show *s, const struct decided_row *row)
{
	const struct record *d = &row->decision;

	worked_cell(s, d, work_number);
	field_cell(s, d, F_DATE);
	worked_cell(s, d, work_from);
	worked_cell(s, d, work_to);
	worked_cell(s, d, work_meant);
	field_cell(s, d, F_DECISION_CAUSE);
	field_cell(s, d, F_DECISION_REASON);
	page_count_cell(&s->page, (uint64_t)record_number(d, F_VERSION, 0));
	worked_cell(s, d, work_decided_by);
	worked_cell(s, d, work_second_user);
	page_cell(&s->page, row->stands ? "true" : "false");
	page_row(&s->page);
}

static void
act_row(struct show *s, const struct decided_act *a)
{
	char number[NUMBER_TEXT], act[NUMBER_TEXT];

	text_number(
		s->office, s->style.txn, KIND_DECISION, a->decision, number);
	page_cell(&s->page, number);
	page_cell(&s->page, decided_word(a->what));
	page_cell(&s->page, a->by);
	page_cell(&s->page, a->at);
	page_cell(&s->page, text_act(act, a->act));
	page_cell(&s->page, a->undoes ? text_act(act, a->undoes) : NULL);
	page_row(&s->page);
}

/* Who made it, who took it back. */
static void
act_lines(struct show *s, const struct decided *d, uint64_t decision)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < d->n_acts; i++) {
		if (d->acts[i].decision != decision)
			continue;
		buf_clear(&b);
		decided_say(&d->acts[i], &b);
		page_line(&s->page, "  %s", buf_str(&b));
	}
	buf_release(&b);
}

/* "24-11-2026  DC-000012-5  Registered -> Withdrawn (moved away)" */
static void
heading(struct show *s, const struct record *d)
{
	const struct row row = { &s->style, d, NULL };
	const struct value *reason = record_get(d, F_DECISION_REASON);
	const struct value *cause = record_get(d, F_DECISION_CAUSE);
	struct buf b = BUF_INIT;
	char date[DATE_TEXT];

	buf_addf(&b, "%s  ",
		date_format(date, (int32_t)record_number(d, F_DATE, 0)));
	work_number(&row, &b);
	buf_adds(&b, "  ");
	work_from(&row, &b);
	buf_adds(&b, " -> ");
	work_to(&row, &b);
	if (cause) {
		buf_adds(&b, ", ");
		record_cell(&s->style, d,
			field_of(NULL, KIND_DECISION, F_DECISION_CAUSE), cause,
			&b);
	}
	if (record_has(d, F_DECISION_SECOND)) {
		buf_adds(&b, _(", proposed by "));
		if (!work_decided_by(&row, &b))
			buf_adds(&b, _("the office"));
	}
	if (reason) {
		buf_adds(&b, " (");
		if (!code_closed(&s->style, d, F_DECISION_REASON, reason, &b))
			buf_add(&b, reason->text, reason->len);
		buf_addc(&b, ')');
	}
	page_heading(&s->page, buf_str(&b));
	buf_release(&b);
}

struct answering {
	struct show *show;
	const struct record *decision;
};

static void
answer(void *ctx, const struct kept_answer *a)
{
	const struct answering *to = ctx;
	struct page *page = &to->show->page;

	if (!page->json) {
		page_line(page, "  %s: %s", a->word, a->says);
		return;
	}
	worked_cell(to->show, to->decision, work_number);
	page_cell(page, a->what);
	page_cell(page, a->name);
	page_cell(page, a->code);
	page_cell(page, a->says);
	page_row(page);
}

static void
answers(struct show *s, const struct record *d)
{
	struct answering to = { s, d };
	const char *none = why_kept(&s->style, d, answer, &to);

	if (none)
		page_line(&s->page, "  %s", none);
}

static void
answers_json(struct show *s, const struct decided *d, const struct record *one)
{
	page_rows(&s->page, "answers", NULL, answer_columns,
		ARRAY_SIZE(answer_columns));
	for (size_t i = 0; i < d->n; i++)
		answers(s, &d->rows[i].decision);
	if (one)
		answers(s, one);
	page_rows_end(&s->page);
}

static void
rows_json(struct show *s, const struct decided *d)
{
	page_rows(&s->page, "decisions", NULL, decision_columns,
		ARRAY_SIZE(decision_columns));
	for (size_t i = 0; i < d->n; i++)
		decision_row(s, &d->rows[i]);
	page_rows_end(&s->page);
	page_rows(&s->page, "acts", NULL, act_columns, ARRAY_SIZE(act_columns));
	for (size_t i = 0; i < d->n_acts; i++)
		act_row(s, &d->acts[i]);
	page_rows_end(&s->page);
	answers_json(s, d, NULL);
}

/* What a proposal was made on. */
static void
show_why_proposed(struct show *s)
{
	if (s->page.json) {
		answers_json(s, &s->decided, &s->record);
		return;
	}
	page_heading(&s->page, _("What it was proposed on"));
	answers(s, &s->record);
}

bool
show_asks_why(const struct show *s)
{
	return s->record.kind == KIND_DECISION ||
	       s->record.kind == KIND_PROPOSAL ||
	       (s->as->why && s->record.kind == KIND_CASE);
}

int
show_why_read(struct show *s, struct err *err)
{
	const bool one = s->record.kind == KIND_DECISION;
	const uint64_t kase =
		one ? (uint64_t)record_number(&s->record, F_DECISION_CASE, 0)
		    : s->record.id;

	if (s->record.kind == KIND_PROPOSAL)
		return 0;
	return decided_read(s->office, kase, one ? s->record.id : 0,
		s->app->arena, &s->decided, err);
}

void
show_why(struct show *s)
{
	const struct decided *d = &s->decided;

	if (s->record.kind == KIND_PROPOSAL) {
		show_why_proposed(s);
		return;
	}
	if (s->page.json) {
		rows_json(s, d);
		return;
	}
	for (size_t i = 0; i < d->n; i++) {
		heading(s, &d->rows[i].decision);
		act_lines(s, d, d->rows[i].decision.id);
		answers(s, &d->rows[i].decision);
	}
}
