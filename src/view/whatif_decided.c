/* SPDX-License-Identifier: MIT */
#include "magang/view/whatif_decided.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/again.h"
#include "magang/office/office.h"
#include "magang/view/again_words.h"
#include "magang/view/each.h"
#include "magang/program/program.h"
#include "magang/record/fields.h"
#include "magang/view/app.h"
#include "magang/view/words.h"

static void
add_field(const struct style *s, const struct again *d, uint16_t id,
	struct buf *out)
{
	const struct value *v = record_get(&d->decision, id);

	if (v)
		record_cell(s, &d->decision, core_field(id), v, out);
}

static void
add_stages(const struct row *row, struct buf *out)
{
	work_from(row, out);
	buf_adds(out, " -> ");
	if (!work_meant(row, out))
		work_to(row, out);
}

enum decided_cell {
	CELL_NUMBER,
	CELL_NAME,
	CELL_DATE,
	CELL_STAGES,
	CELL_FROM,
	CELL_TO,
	CELL_CAUSE,
	CELL_REASON,
	CELL_COURSE,
	CELL_WHY,
};

static void
cell_text(const struct style *s, const struct again *d, enum decided_cell cell,
	struct buf *out)
{
	const struct row row = { s, &d->decision, &d->person };
	const struct row kase = { s, &d->kase, &d->person };
	char date[DATE_TEXT];

	switch (cell) {
	case CELL_NUMBER:
		work_number(&kase, out);
		break;
	case CELL_NAME:
		cell_name(&row, out);
		break;
	case CELL_DATE:
		buf_adds(out,
			date_format(date, (int32_t)record_number(&d->decision,
						  F_DATE, DATE_NONE)));
		break;
	case CELL_STAGES:
		add_stages(&row, out);
		break;
	case CELL_FROM:
		work_from(&row, out);
		break;
	case CELL_TO:
		work_to(&row, out);
		break;
	case CELL_CAUSE:
		add_field(s, d, F_DECISION_CAUSE, out);
		break;
	case CELL_REASON:
		add_field(s, d, F_DECISION_REASON, out);
		break;
	case CELL_COURSE:
		buf_adds(out, course_word(s->form, d->course));
		break;
	case CELL_WHY:
		again_why(s, d, out);
		break;
	}
}

static const enum decided_cell shown[] = { CELL_NUMBER, CELL_NAME, CELL_DATE,
	CELL_STAGES, CELL_CAUSE, CELL_REASON, CELL_COURSE, CELL_WHY };
static const enum decided_cell whole[] = { CELL_NUMBER, CELL_NAME, CELL_DATE,
	CELL_FROM, CELL_TO, CELL_CAUSE, CELL_REASON, CELL_COURSE, CELL_WHY };

static const struct out_column codes[] = {
	{ "number", "", OUT_CODE, 0 },
	{ "name", "", 0, 0 },
	{ "date", "", OUT_CODE, 0 },
	{ "from", "", OUT_CODE, 0 },
	{ "to", "", OUT_CODE, 0 },
	{ "cause", "", 0, 0 },
	{ "reason", "", 0, 0 },
	{ "then", "", OUT_CODE, 0 },
	{ "why", "", 0, 0 },
};

/* On a page, or, where that is NULL, into a table. */
struct decided_rows {
	struct page *page;
	struct out *out;
	struct style style;
};

static void
put_row(const struct decided_rows *to, const struct again *d)
{
	const bool table = to->style.form == OUT_TABLE;
	const enum decided_cell *cells = table ? shown : whole;
	const size_t n = table ? ARRAY_SIZE(shown) : ARRAY_SIZE(whole);
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		const char *text;

		cell_text(&to->style, d, cells[i], &b);
		text = b.len ? b.data : NULL;
		if (to->page)
			page_cell(to->page, text);
		else
			out_cell(to->out, text);
		if (b.data)
			buf_truncate(&b, 0);
	}
	if (to->page)
		page_row(to->page);
	else
		out_row(to->out);
	buf_release(&b);
}

static int
put_rows(struct decided_rows *to, const struct tried_version *t,
	const struct whatif_decisions *w, size_t most, struct err *err)
{
	struct again *d = xcalloc(1, sizeof(*d));
	struct style *s = &to->style;
	int rc = 0;

	again_init(d);
	for (size_t i = 0; !rc && i < w->n && (!most || i < most); i++) {
		rc = row_listed(s->office, KIND_DECISION, w->ids[i], i, err);
		if (!rc)
			rc = office_look(s->office, &s->txn, err);
		if (rc)
			break;
		if (office_sees(s->office, s->txn, KIND_DECISION, w->ids[i],
			    &d->decision) &&
			office_again(s->office, s->txn, t->program, true, d) &&
			course_differs(d->course))
			put_row(to, d);
		office_look_end(s->txn);
	}
	again_release(d);
	free(d);
	return rc;
}

int
whatif_page_decisions(struct page *p, const struct app *app,
	const struct tried_version *t, const struct whatif_decisions *w,
	size_t most, struct err *err)
{
	const struct out_column columns[] = {
		{ "number", _("Number"), OUT_CODE, 0 },
		{ "name", _("Name"), 0, 24 },
		{ "date", _("Date"), OUT_CODE, 0 },
		{ "stages", _("Decided"), 0, 0 },
		{ "cause", _("Cause"), OUT_SPARE, 0 },
		{ "reason", _("Reason"), OUT_SPARE, 30 },
		{ "then", _("Then"), 0, 0 },
		{ "why", _("Why"), 0, 0 },
	};
	struct decided_rows to = { .page = p,
		.style = { .office = app->office,
			.form = p->json ? OUT_JSON : OUT_TABLE } };
	int rc;

	page_count(p, "looked_at", NULL, w->looked_at);
	page_count(p, "differ", NULL, w->n);
	page_line(p,
		_("%zu of %zu decisions would come out otherwise; they stay as "
		  "they are"),
		w->n, w->looked_at);
	page_count(p, "changed", NULL, w->changed);
	page_line(p, _("asked with what is known today"));
	if (w->changed)
		page_line(p,
			_n("%zu more rests on facts that are others today, "
			   "by its own version too",
				"%zu more rest on facts that are others today, "
				"by their own version too",
				w->changed),
			w->changed);
	page_rows(p, "decisions", NULL, p->json ? codes : columns,
		p->json ? ARRAY_SIZE(codes) : ARRAY_SIZE(columns));
	rc = put_rows(&to, t, w, most, err);
	page_rows_end(p);
	if (!rc)
		page_limit(p, most, w->n);
	return rc;
}

int
whatif_csv_decisions(struct app *app, const struct tried_version *t,
	const struct whatif_decisions *w, size_t most, struct err *err)
{
	struct out out;
	struct decided_rows to = { .out = &out,
		.style = { .office = app->office, .form = OUT_CSV } };
	int rc;

	out_start(&out, app, OUT_CSV, "decisions", codes, ARRAY_SIZE(codes));
	rc = put_rows(&to, t, w, most, err);
	out_finish(&out);
	return rc;
}
