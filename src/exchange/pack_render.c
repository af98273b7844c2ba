/* SPDX-License-Identifier: MIT */
/* The sheet of a pack as bytes: CSV for spreadsheets, pages for paper. */
#include "magang/exchange/pack_render.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/csv_put.h"
#include "magang/exchange/pack_sheet.h"
#include "magang/program/program.h"

#include "csv_encode.h"
#include "pack_xlsx.h"

#define BOM "\xef\xbb\xbf" /* without it a spreadsheet guesses */

static const char *
cell(const struct pack_sheet *s, size_t row, size_t column)
{
	return s->cells[row * s->n_columns + column];
}

/* ---- CSV ------------------------------------------------------------------- */

static void
put_heads(const struct pack_sheet *s, struct buf *out)
{
	for (size_t i = 0; i < s->n_columns; i++) {
		char *head = xasprintf(
			"%s / %s", s->columns[i].ja, s->columns[i].id);

		csv_put(out, head, true, i == 0);
		free(head);
	}
	buf_adds(out, "\r\n");
}

static void
put_csv(const struct pack_sheet *s, struct buf *out)
{
	put_heads(s, out);
	for (size_t row = 0; row < s->n_rows; row++) {
		for (size_t i = 0; i < s->n_columns; i++)
			csv_put(out, cell(s, row, i), true, i == 0);
		buf_adds(out, "\r\n");
	}
}

/* ---- paper ----------------------------------------------------------------- */

#define PAGE_ROWS 30
#define LINE_TO_FILL 10 /* columns */

static void
fit(int *width, const char *text)
{
	const int columns = utf8_columns(text);

	if (columns > *width)
		*width = columns;
}

static void
find_widths(const struct pack_sheet *s, int *width)
{
	for (size_t i = 0; i < s->n_columns; i++) {
		width[i] = pack_is_filled(&s->columns[i]) ? LINE_TO_FILL : 0;
		fit(&width[i], s->columns[i].ja);
		fit(&width[i], s->columns[i].id);
		for (size_t row = 0; row < s->n_rows; row++)
			fit(&width[i], cell(s, row, i));
	}
}

static void
put_cell(struct buf *out, const struct pack_sheet *s, size_t column,
	const char *text, const int *width)
{
	if (column + 1 == s->n_columns) {
		utf8_print(out, text, -1);
		buf_addc(out, '\n');
		return;
	}
	utf8_pad(out, text, width[column]);
	buf_adds(out, "  ");
}

static void
put_page_head(const struct pack_sheet *s, const int *width, size_t page,
	struct buf *out)
{
	const struct pack *k = s->pack;
	char date[DATE_TEXT];

	utf8_print(out, label_in(&k->label, LANG_JA, k->name), -1);
	buf_adds(out, " / ");
	utf8_print(out, label_in(&k->label, LANG_ID, k->name), -1);
	buf_adds(out, "\n");
	utf8_print(out, k->to, -1);
	buf_addf(out, " 御中\n作成日 %s  照合記号 %s  全%zu名  %zu頁\n\n",
		date_format(date, s->date), s->code, s->n_rows, page);
	for (size_t i = 0; i < s->n_columns; i++)
		put_cell(out, s, i, s->columns[i].ja, width);
	for (size_t i = 0; i < s->n_columns; i++)
		put_cell(out, s, i, s->columns[i].id, width);
}

static void
put_paper_row(const struct pack_sheet *s, size_t row, const int *width,
	struct buf *out)
{
	for (size_t i = 0; i < s->n_columns; i++) {
		const char *text = cell(s, row, i);

		if (pack_is_filled(&s->columns[i]) && !*text)
			text = "__________";
		put_cell(out, s, i, text, width);
	}
}

static void
put_paper(const struct pack_sheet *s, struct buf *out)
{
	int *width = xcalloc(s->n_columns, sizeof(*width));

	find_widths(s, width);
	for (size_t row = 0; row < s->n_rows; row++) {
		if (row % PAGE_ROWS == 0) {
			if (row)
				buf_addc(out, '\f');
			put_page_head(s, width, row / PAGE_ROWS + 1, out);
		}
		put_paper_row(s, row, width, out);
	}
	free(width);
}

int
pack_render(const struct pack_sheet *s, enum pack_form form,
	enum pack_encoding encoding, struct buf *out, struct err *err)
{
	struct buf text = BUF_INIT;
	int rc = 0;

	if (form == PACK_XLSX) {
		pack_xlsx(s, out);
		return 0;
	}
	if (form == PACK_TEXT)
		put_paper(s, &text);
	else
		put_csv(s, &text);
	if (encoding == PACK_SHIFT_JIS) {
		rc = csv_to_cp932(&text, out, err);
	} else {
		if (form == PACK_CSV)
			buf_adds(out, BOM);
		buf_add(out, text.data, text.len);
	}
	buf_release(&text);
	return rc;
}
