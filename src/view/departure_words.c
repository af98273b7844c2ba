/* SPDX-License-Identifier: MIT */
#include "magang/view/departure_words.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/view/page.h"

static const struct {
	const char *code, *word;
} leavings[] = {
	[LEAVES_READY] = { "ready", N_("ready") },
	[LEAVES_MISSING] = { "missing", N_("MISSING") },
	[LEAVES_EXPIRES] = { "expires", N_("RUNS OUT") },
	[LEAVES_UNDATED] = { "undated", N_("until when?") },
	[LEAVES_FREE] = { "free", N_("not needed") },
};

static const char *
leaving_code(enum leaving how)
{
	return leavings[how].code;
}

const char *
leaving_word(enum leaving how)
{
	return _(leavings[how].word);
}

bool
departure_of(const struct style *style, const struct record *kase,
	const struct record *person, struct departure *out)
{
	struct case_facts f;

	office_case_facts(style->office, style->txn, kase, person, &f);
	return departure_read(&f, &style->office->access, out);
}

void
departure_day(
	const struct style *style, const struct departure *d, struct buf *out)
{
	const int days = d->day - style->office->today;
	char date[DATE_TEXT];

	buf_adds(out, date_format(date, d->day));
	if (days >= 0)
		buf_addf(out,
			_n(", in %d day", ", in %d days", (unsigned long)days),
			days);
	else
		buf_addf(out,
			_n(", %d day ago", ", %d days ago",
				(unsigned long)-days),
			-days);
	if (d->planned)
		buf_adds(out, _(" (planned start; no flight yet)"));
}

void
leaving_spare(const struct leaving_paper *row, struct buf *out)
{
	if (!row->dated)
		return;
	if (row->spare < 0)
		buf_addf(out,
			_n("%d day too short", "%d days too short",
				(unsigned long)-row->spare),
			-row->spare);
	else
		buf_addf(out,
			_n("%d day beyond", "%d days beyond",
				(unsigned long)row->spare),
			row->spare);
}

/* ---- a page ---------------------------------------------------------------- */

static void
date_cell(struct page *p, int32_t date)
{
	char text[DATE_TEXT];

	page_cell(p, date == DATE_NONE ? NULL : date_format(text, date));
}

static void
page_paper(struct page *page, const struct style *style,
	const struct leaving_paper *row)
{
	const struct document *d = row->paper.document;
	struct buf spare = BUF_INIT;

	if (row->dated && page->json)
		buf_addf(&spare, "%d", row->spare);
	else
		leaving_spare(row, &spare);
	page_cell(page, d->name);
	page_cell(page, label_in(&d->label, style->office->lang, d->name));
	page_cell(page,
		page->json ? leaving_code(row->how) : leaving_word(row->how));
	date_cell(page, row->paper.date);
	date_cell(page, row->paper.until);
	page_cell(page, spare.len ? buf_str(&spare) : NULL);
	page_row(page);
	buf_release(&spare);
}

void
departure_page(
	struct page *page, const struct style *style, const struct departure *d)
{
	const struct out_column columns[] = {
		{ "name", _("Name"), OUT_CODE, 0 },
		{ "label", _("Document"), 0, 40 },
		{ "state", _("State"), OUT_CODE, 0 },
		{ "since", _("Since"), OUT_CODE | OUT_SPARE, 0 },
		{ "until", _("Valid until"), OUT_CODE, 0 },
		{ "spare", _("Against the flight"), OUT_NUMBER, 0 },
	};
	struct buf day = BUF_INIT;
	char date[DATE_TEXT], *head;

	departure_day(style, d, &day);
	head = xasprintf(_("Departure %s: %zu of %zu ready"), buf_str(&day),
		d->ready, d->needed);
	page_item(page, "flight", NULL, date_format(date, d->day), 0);
	page_count(page, "ready", NULL, d->ready);
	page_count(page, "needed", NULL, d->needed);
	page_rows(page, "departure", head, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < d->n; i++)
		page_paper(page, style, &d->rows[i]);
	page_rows_end(page);
	buf_release(&day);
	free(head);
}

/* ---- a list ---------------------------------------------------------------- */

static bool
read_row(const struct row *row, struct departure *d)
{
	return row->person &&
	       departure_of(row->style, row->record, row->person, d);
}

bool
work_flight(const struct row *row, struct buf *out)
{
	struct departure d;
	char date[DATE_TEXT];

	if (!read_row(row, &d))
		return false;
	buf_adds(out, date_format(date, d.day));
	departure_release(&d);
	return true;
}

bool
work_days(const struct row *row, struct buf *out)
{
	struct departure d;

	if (!read_row(row, &d))
		return false;
	buf_addf(out, "%d", d.day - row->style->office->today);
	departure_release(&d);
	return true;
}

bool
work_ready(const struct row *row, struct buf *out)
{
	struct departure d;

	if (!read_row(row, &d))
		return false;
	buf_addf(out, "%zu/%zu", d.ready, d.needed);
	departure_release(&d);
	return true;
}

/* "mcu -12, visa": what runs out with its days, then what is not there. */
bool
work_wanting(const struct row *row, struct buf *out)
{
	struct departure d;

	if (!read_row(row, &d))
		return false;
	for (size_t i = 0; i < d.n; i++) {
		const struct leaving_paper *p = &d.rows[i];

		if (p->how == LEAVES_READY || p->how == LEAVES_FREE)
			continue;
		buf_addf(out, "%s%s", out->len ? ", " : "",
			p->paper.document->name);
		if (p->how == LEAVES_EXPIRES && p->dated)
			buf_addf(out, " %d", p->spare);
	}
	departure_release(&d);
	return out->len;
}
