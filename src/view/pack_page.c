/* SPDX-License-Identifier: MIT */
#include "magang/view/pack_page.h"

#include <stdio.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/exchange/pack_take.h"
#include "magang/program/program.h"
#include "magang/view/page.h"

static const char *
activity_words(const struct style *s, const struct pack_back *b)
{
	const struct activity *a = &b->program->activities[b->pack->activity];

	return label_in(&a->label, s->office->lang, a->name);
}

static void
number_cell(struct page *page, size_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%zu", n);
	page_cell(page, text);
}

static void
put_value(const struct style *s, const struct fdef *f, const struct value *v,
	struct buf *out)
{
	if (v->kind == VALUE_UNKNOWN)
		buf_addc(out, '-');
	else
		text_value(s, f, v, out);
}

static void
value_cell(struct page *page, const struct style *s, const struct fdef *f,
	const struct value *v)
{
	struct buf b = BUF_INIT;

	put_value(s, f, v, &b);
	page_cell(page, buf_str(&b));
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
put_rank(int rank, struct buf *out)
{
	if (rank == PACK_NO_RANK)
		buf_addc(out, '-');
	else if (rank == 0)
		buf_adds(out, _("refused"));
	else
		buf_addf(out, "%d", rank);
}

/* "Absence: 2026-11-12, 2" */
static void
put_deed(const struct style *s, const struct pack_row *row, struct buf *out)
{
	for (size_t i = 0; i < row->n_deed; i++) {
		buf_adds(out, i ? ", " : "");
		put_value(s, row->deed[i].field, &row->deed[i].value, out);
	}
}

static void
other_row(struct page *page, const struct pack_row *row, const char *what,
	struct buf *was, struct buf *new)
{
	number_cell(page, row->line);
	page_cell(page, row->number);
	page_cell(page, row->name);
	page_cell(page, what);
	page_cell(page, buf_str(was));
	page_cell(page, buf_str(new));
	page_row(page);
	buf_release(was);
	buf_release(new);
}

/* What it says besides values. */
static void
other_rows(struct page *page, const struct style *s, const struct pack_back *b,
	const struct pack_row *row)
{
	struct buf was = BUF_INIT, new = BUF_INIT;

	if (row->rank != PACK_NO_RANK) {
		put_rank(row->was_rank, &was);
		put_rank(row->rank, &new);
		other_row(page, row, _("Rank"), &was, &new);
	}
	if (row->n_deed) {
		was = new = (struct buf)BUF_INIT;
		buf_addc(&was, '-');
		put_deed(s, row, &new);
		other_row(page, row, activity_words(s, b), &was, &new);
	}
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
	for (size_t r = 0; r < b->n; r++) {
		const struct pack_row *row = &b->rows[r];

		if (row->why)
			continue;
		for (size_t i = 0; i < row->n; i++)
			change_row(page, s, row, i);
		other_rows(page, s, b, row);
	}
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

void
pack_row_words(const struct style *style, const struct pack_back *b,
	const struct pack_row *row, struct buf *out)
{
	const char *between = "";

	for (size_t i = 0; i < row->n; i++, between = "; ") {
		const struct fdef *f = row->values[i].field;

		buf_addf(out, "%s%s: ", between, text_label(style->office, f));
		put_value(style, f, &row->was[i], out);
		buf_adds(out, " > ");
		put_value(style, f, &row->values[i].value, out);
	}
	if (row->rank != PACK_NO_RANK) {
		buf_addf(out, "%s%s: ", between, _("Rank"));
		put_rank(row->was_rank, out);
		buf_adds(out, " > ");
		put_rank(row->rank, out);
		between = "; ";
	}
	if (row->n_deed) {
		buf_addf(out, "%s%s: ", between, activity_words(style, b));
		put_deed(style, row, out);
	}
}
