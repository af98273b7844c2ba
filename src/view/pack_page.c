/* SPDX-License-Identifier: MIT */
#include "magang/view/pack_page.h"

#include <stdio.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/exchange/pack_take.h"
#include "magang/view/page.h"

static void
number_cell(struct page *page, size_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%zu", n);
	page_cell(page, text);
}

static void
value_cell(struct page *page, const struct style *s, const struct fdef *f,
	const struct value *v)
{
	struct buf b = BUF_INIT;

	text_value(s, f, v, &b);
	page_cell(page, v->kind == VALUE_UNKNOWN ? "-" : buf_str(&b));
	buf_release(&b);
}

static void
change_row(struct page *page, const struct style *s, const struct pack_row *row,
	size_t i)
{
	const struct fdef *f = row->values[i].field;

	number_cell(page, row->line);
	page_cell(page, row->number);
	page_cell(page, row->name);
	page_cell(page, text_label(s->office, f));
	value_cell(page, s, f, &row->was[i]);
	value_cell(page, s, f, &row->values[i].value);
	page_row(page);
}

static void
changes(struct page *page, const struct style *s, const struct pack_back *b)
{
	const struct out_column columns[] = {
		{ "line", _("Line"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "case", _("Case"), OUT_CODE | OUT_FIXED, 0 },
		{ "name", _("Name"), 0, 20 },
		{ "field", _("Field"), 0, 20 },
		{ "was", _("Was"), 0, 20 },
		{ "new", _("New"), 0, 30 },
	};

	page_rows(page, "changes", _("What it would change"), columns,
		ARRAY_SIZE(columns));
	for (size_t r = 0; r < b->n; r++)
		for (size_t i = 0; !b->rows[r].why && i < b->rows[r].n; i++)
			change_row(page, s, &b->rows[r], i);
	page_rows_end(page);
}

/* Rows with a sentence: why they are not taken, or what is to be known. */
static void
sentences(struct page *page, const struct pack_back *b, bool refused)
{
	const struct out_column columns[] = {
		{ "line", _("Line"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "number", _("In the file"), OUT_FIXED, 0 },
		{ "name", _("Name"), 0, 20 },
		{ refused ? "why" : "note", refused ? _("Why") : _("Note"),
			OUT_WRAP, 0 },
	};

	page_rows(page, refused ? "refused" : "notes",
		refused ? _("Not taken") : _("To be known"), columns,
		ARRAY_SIZE(columns));
	for (size_t r = 0; r < b->n; r++) {
		const struct pack_row *row = &b->rows[r];
		const char *text = refused    ? row->why
				   : row->why ? NULL
					      : row->note;

		if (!text)
			continue;
		number_cell(page, row->line);
		page_cell(page, row->number);
		page_cell(page, row->name);
		page_cell(page, text);
		page_row(page);
	}
	page_rows_end(page);
}

void
pack_page(struct page *page, const struct style *style,
	const struct pack_back *b, bool done)
{
	char number[NUMBER_TEXT];

	text_number(
		style->office, style->txn, KIND_PACK, b->record->id, number);
	page_item(page, "pack", _("Pack"), number, OUT_CODE);
	page_item(page, "label", _("List"),
		label_in(&b->pack->label, style->office->lang, b->pack->name),
		0);
	page_item(page, "partner", _("Partner"), b->pack->to, 0);
	page_count(page, "counts", done ? _("Rows taken") : _("Would count"),
		pack_counts(b));
	page_count(page, "same", _("Nothing new"), b->same);
	page_count(page, "bad", _("Not taken"), b->bad);
	page_count(page, "missing", _("Not in the file"), b->missing);
	if (!done)
		changes(page, style, b);
	sentences(page, b, true);
	sentences(page, b, false);
}
