/* SPDX-License-Identifier: MIT */
/*
 * What decisions were made on, in the words of the program as it was then. Text:
 * a heading for each decision and a line for each answer. JSON: the decisions,
 * then their answers, each with the number of its decision.
 */
#include "show_why.h"

#include "show.h"

#include <stdlib.h>

#include "command.h"
#include "magang/view/why.h"
#include "magang/view/why_kept.h"
#include "magang/view/words.h"
#include "magang/view/worked.h"

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

static const struct out_column decision_columns[] = {
	{ "decision", "", OUT_CODE, 0 },
	{ "date", "", OUT_CODE, 0 },
	{ "from", "", OUT_CODE, 0 },
	{ "to", "", OUT_CODE, 0 },
	{ "meant", "", OUT_CODE, 0 },
	{ "cause", "", OUT_CODE, 0 },
	{ "reason", "", 0, 0 },
	{ "version", "", OUT_NUMBER, 0 },
};

static const struct out_column answer_columns[] = {
	{ "decision", "", OUT_CODE, 0 },
	{ "what", "", OUT_CODE, 0 },
	{ "name", "", OUT_CODE, 0 },
	{ "answer", "", OUT_CODE, 0 },
	{ "says", "", 0, 0 },
};

/* The decisions in the order of the page. */
struct decisions {
	struct record *rows;
	size_t n, cap;
};

static int
last_first(const void *a, const void *b)
{
	const int64_t x = record_number(a, F_DECISION_NTH, 0);
	const int64_t y = record_number(b, F_DECISION_NTH, 0);

	return (x < y) - (x > y);
}

static void
add(struct show *s, uint64_t id, struct decisions *out)
{
	VEC_GROW(out->rows, out->n, out->cap);
	if (!office_sees(s->office, s->style.txn, KIND_DECISION, id,
		    &out->rows[out->n]))
		return;
	record_own(&out->rows[out->n++], s->app->arena);
}

static void
gather(struct show *s, struct decisions *out)
{
	struct walk w;

	if (s->record.kind == KIND_DECISION) {
		add(s, s->record.id, out);
		return;
	}
	members_begin(&w, s->style.txn, KIND_CASE, s->record.id, KIND_DECISION);
	while (walk_next(&w))
		add(s, walk_id(&w), out);
	walk_end(&w);
	if (out->n)
		qsort(out->rows, out->n, sizeof(*out->rows), last_first);
}

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

	if (v)
		text_value(&s->style, field_of(NULL, KIND_DECISION, id), v, &b);
	page_cell(&s->page, v ? buf_str(&b) : NULL);
	buf_release(&b);
}

static void
decision_row(struct show *s, const struct record *d)
{
	worked_cell(s, d, work_number);
	field_cell(s, d, F_DATE);
	worked_cell(s, d, work_from);
	worked_cell(s, d, work_to);
	worked_cell(s, d, work_meant);
	field_cell(s, d, F_DECISION_CAUSE);
	field_cell(s, d, F_DECISION_REASON);
	page_count_cell(&s->page, (uint64_t)record_number(d, F_VERSION, 0));
	page_row(&s->page);
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
	if (reason)
		buf_addf(&b, " (%.*s)", (int)reason->len, reason->text);
	page_heading(&s->page, buf_str(&b));
	buf_release(&b);
}

static void
answer(struct show *s, const struct record *d, const struct verdict *v,
	size_t i)
{
	const struct verdict_row *asked = &v->rows[i];
	const bool hidden = why_hidden(&s->style, asked);
	struct buf says = BUF_INIT;

	why_kept_row(&s->style, v, i, &says);
	if (s->page.json) {
		worked_cell(s, d, work_number);
		page_cell(&s->page, verdict_word[asked->what]);
		page_cell(&s->page, verdict_name(v, asked));
		page_cell(&s->page, hidden ? NULL : answer_code(asked->answer));
		page_cell(&s->page, buf_str(&says));
		page_row(&s->page);
	} else {
		page_line(&s->page, "  %s: %s",
			hidden ? "?" : answer_word(asked->answer),
			buf_str(&says));
	}
	buf_release(&says);
}

static void
answers(struct show *s, const struct record *d)
{
	struct verdict v;
	enum kept kept;
	size_t n = 0;

	verdict_init(&v);
	kept = kept_read(&s->office->book, s->style.txn, d, &v);
	for (size_t i = 0; kept == KEPT_READ && i < v.n; i++)
		if (v.rows[i].node < 0) {
			answer(s, d, &v, i);
			n++;
		}
	if (!n)
		page_line(&s->page, "  %s",
			kept == KEPT_READ
				? _("nothing was asked")
				: _("what it was decided on cannot be read any "
				    "more"));
	verdict_release(&v);
}

void
show_why(struct show *s)
{
	struct decisions d = { NULL, 0, 0 };

	gather(s, &d);
	page_rows(&s->page, "decisions", NULL, decision_columns,
		ARRAY_SIZE(decision_columns));
	for (size_t i = 0; s->page.json && i < d.n; i++)
		decision_row(s, &d.rows[i]);
	page_rows_end(&s->page);
	page_rows(&s->page, "answers", NULL, answer_columns,
		ARRAY_SIZE(answer_columns));
	for (size_t i = 0; s->page.json && i < d.n; i++)
		answers(s, &d.rows[i]);
	page_rows_end(&s->page);
	for (size_t i = 0; !s->page.json && i < d.n; i++) {
		heading(s, &d.rows[i]);
		answers(s, &d.rows[i]);
	}
	free(d.rows);
}
