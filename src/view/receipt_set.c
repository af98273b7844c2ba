/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt_set.h"

#include <stdlib.h>
#include <string.h>

#include "magang/view/app.h"
#include "magang/view/event.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/receipt_lists.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/ops/history.h"
#include "magang/record/seat_giver.h"

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
	if (row->seq > r->seq || row->code || !row->op ||
		(seat_giver(row->of) && row->op->kind != row->of))
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
	receipt_lists(&page, tried, false);
	receipt_up_rows(&page, tried);
	receipt_notes(&page, tried);
	return page_end(&page, 0);
}
