/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include <stdlib.h>
#include <string.h>

#include "magang/view/app.h"
#include "magang/view/page.h"
#include "magang/view/receipt_lists.h"
#include "magang/view/why_page.h"
#include "magang/view/words.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/ops/undo.h"
#include "magang/program/program.h"

/* A change that has no place in the order may still be refused. */
static void
waiting_line(struct page *page, const struct receipt *receipt)
{
	if (!receipt->waiting)
		return;
	page_line(page, "%s", _("waiting to be sent; not counted yet"));
	page_item(page, "waiting", NULL, "true", OUT_BOOL);
}

/* Nothing, where that hangs on what is not told. */
static void
up_count(struct page *page, const struct receipt *receipt)
{
	if (receipt->up_open)
		page_item(page, "moved_up", NULL, NULL, 0);
	else
		page_count(page, "moved_up", NULL, receipt->moved_up);
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
	receipt_lists(page, receipt, false);
	page_item(page, "id", NULL, number, 0);
	page_item(page, "act", NULL, act, 0);
	page_count(page, "seq", NULL, receipt->seq);
	page_count(page, "doubts", NULL, receipt->doubts);
	up_count(page, receipt);
	receipt_up_rows(page, receipt);
	return 0;
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

size_t
receipt_all(const struct receipt *receipt)
{
	return receipt->went + receipt->listed + receipt->stayed;
}

size_t
receipt_done(const struct receipt *receipt)
{
	return receipt->went - receipt->proposed;
}

void
receipt_many_page(
	struct page *page, const char *what, const struct receipt *receipt)
{
	const size_t all = receipt_all(receipt), done = receipt_done(receipt);
	char act[NUMBER_TEXT] = "";

	if (what) {
		if (receipt->went || receipt->listed) {
			text_act(act, receipt->act);
			page_line(page, _("%zu of %zu %s (act %s)"), done, all,
				what, act);
		} else {
			page_line(page, _("%zu of %zu %s"), done, all, what);
		}
		waiting_line(page, receipt);
	}
	receipt_lists(page, receipt, true);
	page_item(page, "act", NULL, what ? act : NULL, 0);
	page_count(page, "done", NULL, done);
	page_count(page, "waits", NULL, receipt->waits + receipt->listed);
	page_count(page, "proposed", NULL, receipt->proposed);
	up_count(page, receipt);
	page_count(page, "left", NULL, receipt->stayed);
	receipt_up_rows(page, receipt);
	receipt_notes(page, receipt);
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
