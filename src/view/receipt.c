/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include <stdlib.h>
#include <string.h>

#include "magang/view/app.h"
#include "magang/view/event.h"
#include "magang/view/page.h"
#include "magang/view/why_page.h"
#include "magang/view/words.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/ops/history.h"
#include "magang/ops/undo.h"
#include "magang/casework/waiting.h"
#include "magang/program/program.h"
#include "magang/record/index.h"

#define UP_TOLD 3 /* names on one line */

/* A change that has no place in the order may still be refused. */
static void
waiting_line(struct page *page, const struct receipt *receipt)
{
	if (!receipt->waiting)
		return;
	page_line(page, "%s", _("waiting to be sent; not counted yet"));
	page_item(page, "waiting", NULL, "true", OUT_BOOL);
}

void
receipt_up(const struct receipt *receipt, struct buf *out)
{
	if (!receipt->moved_up)
		return;
	if (receipt->act)
		buf_addf(out,
			_n("%zu moved up from the waiting list",
				"%zu moved up from the waiting list",
				receipt->moved_up),
			receipt->moved_up);
	else
		buf_addf(out,
			_n("%zu would move up from the waiting list",
				"%zu would move up from the waiting list",
				receipt->moved_up),
			receipt->moved_up);
}

void
receipt_up_who(
	struct office *office, const struct receipt *receipt, struct buf *out)
{
	struct style s = { .office = office, .form = OUT_TABLE };
	struct record *r = xmalloc(2 * sizeof(*r));
	struct err unread = ERR_INIT;
	size_t told = 0;

	if (receipt->moved_up && office_look(office, &s.txn, &unread) == 0) {
		for (size_t i = 0;
			i < receipt->moved_up && i < UP_NAMED && told < UP_TOLD;
			i++) {
			if (!office_sees(office, s.txn, KIND_CASE,
				    receipt->up[i], &r[0]) ||
				!office_sees(office, s.txn, KIND_PERSON,
					record_owner(&r[0]), &r[1]))
				continue;
			buf_adds(out, told++ ? ", " : ": ");
			cell_who(&s, &r[0], &r[1], out);
		}
		office_look_end(s.txn);
	}
	free(r);
}

/* A case that moved up, and where it is now, or would be. */
static void
up_row(struct page *page, const struct style *s, const struct record *kase)
{
	const struct program *p = case_program(s->office, s->txn, kase);
	const int at = p ? program_stage_by_number(
				   p, (uint8_t)record_number(kase, F_STAGE, 0))
			 : -1;
	const int to = p ? program_waits_for(p, at) : -1;
	const struct stage *stage =
		at < 0 ? NULL : &p->stages[to < 0 ? at : to];
	struct record *person = xmalloc(sizeof(*person));
	struct row row = { s, kase, person };
	struct buf number = BUF_INIT, name = BUF_INIT;

	work_number(&row, &number);
	if (office_sees_person(s->office, s->txn, kase, person))
		cell_name(&row, &name);
	page_cell(page, buf_str(&number));
	page_cell(page, buf_str(&name));
	if (!stage)
		page_cell(page, NULL);
	else
		page_cell(page,
			page->json ? stage->name
				   : label_in(&stage->label, s->office->lang,
					     stage->name));
	page_row(page);
	buf_release(&number);
	buf_release(&name);
	free(person);
}

/* Those whom the reader may see: who makes room need not have to do with them. */
static void
up_rows(struct page *page, const struct receipt *receipt)
{
	const struct out_column columns[] = {
		{ "number", _("Moved up"), OUT_CODE, 0 },
		{ "name", _("Name"), 0, 0 },
		{ "stage", _("Stage"), OUT_CODE, 0 },
	};
	struct style s = { .office = page->app->office, .form = OUT_TABLE };
	struct record *kase = xmalloc(sizeof(*kase));
	struct err unread = ERR_INIT;

	if (receipt->moved_up && office_look(s.office, &s.txn, &unread) == 0) {
		page_rows(page, "up", NULL, columns, ARRAY_SIZE(columns));
		for (size_t i = 0; i < receipt->moved_up && i < UP_NAMED; i++)
			if (office_sees(s.office, s.txn, KIND_CASE,
				    receipt->up[i], kase))
				up_row(page, &s, kase);
		page_rows_end(page);
		office_look_end(s.txn);
	}
	free(kase);
}

void
receipt_waits(const struct receipt *receipt, struct buf *out)
{
	if (receipt->waits)
		buf_addf(out,
			_n("%zu of them on the waiting list, for want of room",
				"%zu of them on the waiting list, for want of "
				"room",
				receipt->waits),
			receipt->waits);
	if (receipt->waits && receipt->proposed)
		buf_adds(out, "; ");
	if (receipt->proposed)
		buf_addf(out,
			_n("%zu of them proposed: a second person approves it",
				"%zu of them proposed: a second person "
				"approves them",
				receipt->proposed),
			receipt->proposed);
}

void
undo_lists(const struct undo_report *report, struct buf *out)
{
	const struct receipt r = { .act = report->by,
		.waits = report->waits,
		.moved_up = report->moved_up };

	receipt_waits(&r, out);
	if (r.waits && r.moved_up)
		buf_adds(out, "; ");
	receipt_up(&r, out);
}

char *
undo_words(const struct office *office, const struct undo_offer *offer)
{
	char number[NUMBER_TEXT], when[DATE_TIME_TEXT];
	struct buf b = BUF_INIT;

	text_act(number, offer->act);
	date_format_time(when, offer->time, office->zone);
	buf_addf(&b,
		_n("%s, %s of %s, %zu record", "%s, %s of %s, %zu records",
			offer->records),
		number, _(act_word(offer->kind)), when, offer->records);
	if (offer->by[0])
		buf_addf(&b, _(", by %s"), offer->by);
	return buf_detach(&b);
}

/* Of those that went, who waits; who moved up by it. */
static void
list_lines(struct page *page, const struct receipt *receipt, bool many)
{
	struct buf b = BUF_INIT;

	if (many)
		receipt_waits(receipt, &b);
	if (receipt->listed)
		buf_addf(&b, _("%zu on the waiting list, for want of room"),
			receipt->listed);
	if (b.len)
		page_line(page, "%s", buf_str(&b));
	buf_clear(&b);
	receipt_up(receipt, &b);
	if (b.len)
		page_line(page, "%s", buf_str(&b));
	buf_release(&b);
}

int
receipt_page(struct app *app, struct page *page, enum kind kind,
	const char *what, const struct receipt *receipt, struct err *err)
{
	char number[NUMBER_TEXT], act[NUMBER_TEXT];
	struct txn *txn;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	text_number(app->office, txn, kind, receipt->id, number);
	office_look_end(txn);
	text_act(act, receipt->act);
	page_line(page, _("%s: %s (act %s)"), number, what, act);
	waiting_line(page, receipt);
	list_lines(page, receipt, false);
	page_item(page, "id", NULL, number, 0);
	page_item(page, "act", NULL, act, 0);
	page_count(page, "seq", NULL, receipt->seq);
	page_count(page, "doubts", NULL, receipt->doubts);
	page_count(page, "moved_up", NULL, receipt->moved_up);
	up_rows(page, receipt);
	return 0;
}

void
receipt_notes(struct page *page, const struct receipt *receipt)
{
	static const struct out_column columns[] = { { "says", "", 0, 0 } };

	for (size_t i = 0; i < receipt->notes.n; i++)
		page_line(page, _("doubt: %s"), receipt->notes.text[i]);
	if (!receipt->notes.n || !page->json)
		return;
	page_rows(page, "notes", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < receipt->notes.n; i++) {
		page_cell(page, receipt->notes.text[i]);
		page_row(page);
	}
	page_rows_end(page);
}

int
receipt_print(struct app *app, enum kind kind, const char *what,
	const struct receipt *receipt, bool json, struct err *err)
{
	struct page page;
	int rc;

	page_start(&page, app, json);
	rc = receipt_page(app, &page, kind, what, receipt, err);
	if (!rc)
		receipt_notes(&page, receipt);
	return page_end(&page, rc);
}

#define CHANGES_KNOWN                                                          \
	64 /* of a record: those since, and who set what was there */
#define REPLACED_NAMED 16

/* What a change replaced: the caller need not have seen it so. */
struct replaced {
	struct office *office;
	uint64_t seq, actor;
	uint16_t fields[REPLACED_NAMED]; /* whose setter is not known yet */
	size_t n;
	struct buf lines, setters;
};

static void
replaced_fields(struct replaced *r, const struct history_row *row)
{
	r->actor = row->change->actor;
	for (size_t i = 0; i < row->op->n && r->n < REPLACED_NAMED; i++)
		if (row->op->f[i].old.kind != VALUE_UNKNOWN)
			r->fields[r->n++] = row->op->f[i].id;
}

static void
setter_line(struct replaced *r, const struct event *e, const struct op *op,
	uint16_t field)
{
	struct record *record = xmalloc(sizeof(*record));
	struct err unread = ERR_INIT;
	const struct fdef *f = NULL;
	struct txn *txn;

	if (office_look(r->office, &txn, &unread) == 0) {
		if (office_sees(r->office, txn, op->kind, op->id, record))
			f = office_field_ever(r->office, txn, record, field);
		if (f)
			buf_addf(&r->setters, _("%s was set by %s, %s"),
				text_subject(r->office, f), e->actor, e->at);
		if (f)
			buf_addc(&r->setters, '\n');
		office_look_end(txn);
	}
	free(record);
}

/* An earlier change: of what it set and others replace now, it is the setter. */
static void
replaced_setter(struct replaced *r, const struct history_row *row,
	const struct event *e)
{
	for (size_t i = 0; i < r->n;) {
		if (!op_sets(row->op, r->fields[i])) {
			i++;
			continue;
		}
		if (row->change->actor != r->actor)
			setter_line(r, e, row->op, r->fields[i]);
		r->fields[i] = r->fields[--r->n];
	}
}

static int
replaced_row(void *ctx, const struct history_row *row, struct err *err)
{
	struct replaced *r = ctx;
	struct event e;

	(void)err;
	if (row->seq > r->seq || row->code || !row->op)
		return 0;
	event_make(r->office, row, &e);
	if (row->seq == r->seq) {
		buf_adds(&r->lines, buf_str(&e.replaced));
		replaced_fields(r, row);
	} else {
		replaced_setter(r, row, &e);
	}
	event_release(&e);
	return 0;
}

static int
replaced_lines(struct app *app, struct page *page, enum kind kind,
	const struct receipt *receipt, struct err *err)
{
	struct replaced r = { .office = app->office, .seq = receipt->seq };
	int rc = history_record(app->office, kind, receipt->id, CHANGES_KNOWN,
		replaced_row, &r, err);

	buf_adds(&r.lines, buf_str(&r.setters));
	if (r.lines.len && page->json)
		page_item(page, "replaced", NULL, buf_str(&r.lines), 0);
	for (const char *s = buf_str(&r.lines); *s; s += strcspn(s, "\n") + 1)
		page_line(page, "%.*s", (int)strcspn(s, "\n"), s);
	buf_release(&r.lines);
	buf_release(&r.setters);
	return rc;
}

int
receipt_set(struct app *app, enum kind kind, const char *what,
	const struct receipt *receipt, bool json, struct err *err)
{
	struct page page;
	int rc;

	page_start(&page, app, json);
	rc = receipt_page(app, &page, kind, what, receipt, err);
	if (!rc && receipt->seq)
		rc = replaced_lines(app, &page, kind, receipt, err);
	if (!rc)
		receipt_notes(&page, receipt);
	return page_end(&page, rc);
}

void
receipt_why(const struct receipt *receipt, struct buf *out)
{
	for (size_t i = 0; i < receipt->n_why; i++)
		buf_addf(out, "%s%zu: %s", i ? "; " : "", receipt->why[i].n,
			receipt->why[i].text);
}

/* One may stay for several of them. */
static void
stay_rows(struct page *page, const struct receipt *receipt)
{
	static const struct out_column coded[] = {
		{ "count", "", OUT_NUMBER, 0 },
		{ "code", "", OUT_CODE, 0 },
		{ "text", "", 0, 0 },
	};
	const struct out_column said[] = {
		{ "count", _("Not done"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "text", _("Why"), OUT_WRAP, 0 },
	};

	if (page->json)
		page_rows(page, "why", NULL, coded, ARRAY_SIZE(coded));
	else
		page_rows(page, "why", NULL, said, ARRAY_SIZE(said));
	for (size_t i = 0; i < receipt->n_why; i++) {
		page_count_cell(page, receipt->why[i].n);
		if (page->json)
			page_cell(page, err_id(receipt->why[i].code));
		page_cell(page, receipt->why[i].text);
		page_row(page);
	}
	page_rows_end(page);
}

void
receipt_many_page(
	struct page *page, const char *what, const struct receipt *receipt)
{
	const size_t all = receipt->went + receipt->listed + receipt->stayed;
	char act[NUMBER_TEXT] = "";

	if (what) {
		if (receipt->went || receipt->listed) {
			text_act(act, receipt->act);
			page_line(page, _("%zu of %zu %s (act %s)"),
				receipt->went, all, what, act);
		} else {
			page_line(page, _("%zu of %zu %s"), receipt->went, all,
				what);
		}
		waiting_line(page, receipt);
	}
	list_lines(page, receipt, true);
	page_item(page, "act", NULL, what ? act : NULL, 0);
	page_count(page, "done", NULL, receipt->went);
	page_count(page, "waits", NULL, receipt->waits + receipt->listed);
	page_count(page, "proposed", NULL, receipt->proposed);
	page_count(page, "moved_up", NULL, receipt->moved_up);
	page_count(page, "left", NULL, receipt->stayed);
	up_rows(page, receipt);
	stay_rows(page, receipt);
}

void
receipt_many(struct app *app, const char *what, const struct receipt *receipt,
	bool json)
{
	struct page page;

	page_start(&page, app, json);
	receipt_many_page(&page, what, receipt);
	page_end(&page, 0);
}

/* What warns of the case that was judged last. */
static int
case_warnings(struct app *app, struct page *page, struct err *err)
{
	struct style style = { .office = app->office, .form = OUT_TABLE };
	int rc = office_look(app->office, &style.txn, err);

	if (rc)
		return rc;
	why_rows(page, "reasons", &style, app->office->verdict, 1);
	why_lines(page, _("Rules that are not met"), &style,
		app->office->verdict, false);
	office_look_end(style.txn);
	return 0;
}

int
receipt_case(struct app *app, const char *what, const struct receipt *receipt,
	bool json, struct err *err)
{
	struct page page;
	int rc;

	page_start(&page, app, json);
	rc = receipt_page(app, &page, KIND_CASE, what, receipt, err);
	if (!rc)
		rc = case_warnings(app, &page, err);
	return page_end(&page, rc);
}

int
receipt_first_case(struct app *app, struct page *page,
	const struct receipt *kase, struct err *err)
{
	char number[NUMBER_TEXT], act[NUMBER_TEXT];
	struct txn *txn;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	text_number(app->office, txn, KIND_CASE, kase->id, number);
	office_look_end(txn);
	page_line(page, _("%s: %s (act %s)"), number, _("opened"),
		text_act(act, kase->act));
	page_item(page, "case", NULL, number, 0);
	return case_warnings(app, page, err);
}

static void
value_cell(struct page *p, const struct style *s, const struct fdef *f,
	const struct value *v)
{
	struct buf b = BUF_INIT;

	if (!v || v->kind == VALUE_UNKNOWN) {
		page_cell(p, NULL);
		return;
	}
	text_value(s, f, v, &b);
	page_cell(p, buf_str(&b));
	buf_release(&b);
}

int
receipt_preview(struct app *app, const struct record *r,
	const struct setting *values, size_t n, const struct receipt *tried,
	bool json, struct err *err)
{
	const struct out_column columns[] = {
		{ "field", _("Field"), OUT_CODE, 0 },
		{ "old", _("Old"), 0, 0 },
		{ "new", _("New"), 0, 0 },
	};
	/* words, so that a cell of any type is text in JSON */
	struct style style = { .office = app->office, .form = OUT_TABLE };
	struct page page;
	int rc = office_look(app->office, &style.txn, err);

	if (rc)
		return rc;
	page_start(&page, app, json);
	page_rows(&page, "changes", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++) {
		const struct fdef *f = values[i].field;
		const struct value *old = record_get(r, f->id);
		struct value none = value_none();

		if (value_equal(old ? old : &none, &values[i].value))
			continue;
		page_cell(&page, f->name);
		value_cell(&page, &style, f, old);
		value_cell(&page, &style, f, &values[i].value);
		page_row(&page);
	}
	page_rows_end(&page);
	office_look_end(style.txn);
	list_lines(&page, tried, false);
	up_rows(&page, tried);
	return page_end(&page, 0);
}

void
receipt_holidays(const struct office *office, struct page *page,
	const char *text, int32_t due)
{
	const struct calendar *c = &office->book.calendar;
	const struct holiday *day;
	struct buf all = BUF_INIT;
	char date[DATE_TEXT];
	struct span span;
	const bool counted =
		span_read(text, &span) && span.unit == SPAN_WORKING_DAYS;
	int32_t next = counted ? office->today + 1 : due;

	for (; (day = calendar_next(c, next)) && day->date <= due;
		next = day->date + 1)
		buf_addf(&all, "%s%s %s", all.len ? ", " : "",
			date_format(date, day->date),
			label_in(&day->label, office->lang, ""));
	if (all.len) {
		page_line(page,
			counted ? _("holidays, not counted: %s")
				: _("this is a holiday: %s"),
			buf_str(&all));
		page_item(page, "holidays", NULL, buf_str(&all), 0);
	}
	buf_release(&all);
}

int
receipt_date(const struct office *office, const char *text, int32_t *out,
	struct err *err)
{
	struct span span;

	if (strcmp(text, "today") == 0) {
		*out = office->today;
		return 0;
	}
	if (date_short(text, office->today, out))
		return 0;
	/* a date that is due may lie in the future: years of two digits are
	 * read as of the end of this century's first half */
	if (date_parse(text, date_from_civil(2069, 12, 31), out) == DATE_OK)
		return 0;
	if (span_read(text, &span)) {
		*out = calendar_add(
			&office->book.calendar, office->today, span);
		return 0;
	}
	return err_set(err, MG_EUSAGE,
		_("'%s' is no date; write 2026-11-30, 30/11/2026 or '14 "
		  "working days'"),
		text);
}
