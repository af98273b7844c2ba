/* SPDX-License-Identifier: MIT */
#include "pack_xlsx.h"

#include <stdio.h>
#include <string.h>

#include "magang/base/markup.h"
#include "magang/base/buf.h"
#include "magang/base/utf8.h"
#include "magang/exchange/pack_sheet.h"
#include "magang/program/program.h"

#include "zip_put.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define OFFICE                                                                 \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SHEET_TYPE                                                             \
	"application/vnd.openxmlformats-officedocument.spreadsheetml."

/* Formats of cells, in the order of the styles below. */
enum { PLAIN, HEAD, TO_FILL };

static const struct {
	const char *name, *text;
} fixed[] = {
	{ "[Content_Types].xml", XML
		"<Types xmlns=\"" PACKAGE "/content-types\">"
		"<Default Extension=\"rels\" ContentType=\"application/"
		"vnd.openxmlformats-package.relationships+xml\"/>"
		"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
		"<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEET_TYPE
		"sheet.main+xml\"/>"
		"<Override PartName=\"/xl/styles.xml\" ContentType=\"" SHEET_TYPE
		"styles+xml\"/>"
		"<Override PartName=\"/xl/worksheets/sheet1.xml\" "
		"ContentType=\"" SHEET_TYPE "worksheet+xml\"/></Types>" },
	{ "_rels/.rels",
		XML "<Relationships xmlns=\"" PACKAGE "/relationships\">"
		    "<Relationship Id=\"rId1\" Type=\"" OFFICE
		    "/officeDocument\" Target=\"xl/workbook.xml\"/>"
		    "</Relationships>" },
	{ "xl/workbook.xml",
		XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\">"
		    "<sheets><sheet name=\"pack\" sheetId=\"1\" "
		    "r:id=\"rId1\"/></sheets></workbook>" },
	{ "xl/_rels/workbook.xml.rels",
		XML "<Relationships xmlns=\"" PACKAGE "/relationships\">"
		    "<Relationship Id=\"rId1\" Type=\"" OFFICE
		    "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
		    "<Relationship Id=\"rId2\" Type=\"" OFFICE
		    "/styles\" Target=\"styles.xml\"/></Relationships>" },
	{ "xl/styles.xml",
		XML "<styleSheet xmlns=\"" MAIN "\">"
		    "<fonts count=\"2\"><font><sz val=\"11\"/><name "
		    "val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name "
		    "val=\"Calibri\"/></font></fonts>"
		    "<fills count=\"4\"><fill><patternFill "
		    "patternType=\"none\"/></fill><fill><patternFill "
		    "patternType=\"gray125\"/></fill><fill><patternFill "
		    "patternType=\"solid\"><fgColor rgb=\"FFE0E0E0\"/>"
		    "</patternFill></fill><fill><patternFill "
		    "patternType=\"solid\"><fgColor rgb=\"FFFFFFCC\"/>"
		    "</patternFill></fill></fills>"
		    "<borders count=\"1\"><border/></borders>"
		    "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
		    "<cellXfs count=\"3\"><xf/>"
		    "<xf fontId=\"1\" fillId=\"2\" applyFont=\"1\" "
		    "applyFill=\"1\" applyAlignment=\"1\"><alignment "
		    "wrapText=\"1\" vertical=\"top\"/></xf>"
		    "<xf numFmtId=\"49\" fillId=\"3\" applyFill=\"1\" "
		    "applyNumberFormat=\"1\"/></cellXfs>"
		    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" "
		    "xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>" },
};

/* "A1", "AB12" */
static void
put_place(struct buf *out, size_t row, size_t column)
{
	char letters[8];
	size_t n = 0;

	for (size_t c = column + 1; c > 0; c = (c - 1) / 26)
		letters[n++] = (char)('A' + (c - 1) % 26);
	while (n > 0)
		buf_addc(out, letters[--n]);
	buf_addf(out, "%zu", row + 1);
}

static void
put_text(
	struct buf *out, size_t row, size_t column, int style, const char *text)
{
	buf_adds(out, "<c r=\"");
	put_place(out, row, column);
	buf_addf(out, "\" s=\"%d\"", style);
	if (*text) {
		buf_adds(
			out, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
		markup_put(out, text);
		buf_adds(out, "</t></is></c>");
	} else {
		buf_adds(out, "/>");
	}
}

static bool
is_amount(const struct pack_column *c)
{
	return c->is == PACK_IS_ROW ||
	       (c->is == PACK_IS_FIELD && c->field->type == TYPE_NUMBER);
}

static void
put_cell(struct buf *out, const struct pack_sheet *s, size_t row, size_t column)
{
	const struct pack_column *c = &s->columns[column];
	const char *text = s->cells[row * s->n_columns + column];

	if (!is_amount(c) || !*text) {
		put_text(out, row + 1, column,
			pack_is_filled(c) ? TO_FILL : PLAIN, text);
		return;
	}
	buf_adds(out, "<c r=\"");
	put_place(out, row + 1, column);
	buf_addf(out, "\"><v>%s</v></c>", text);
}

static void
put_widths(struct buf *out, const struct pack_sheet *s)
{
	buf_adds(out, "<cols>");
	for (size_t i = 0; i < s->n_columns; i++) {
		int width = utf8_columns(s->columns[i].ja) / 2;

		for (size_t row = 0; row < s->n_rows; row++) {
			const int n =
				utf8_columns(s->cells[row * s->n_columns + i]);

			width = n > width ? n : width;
		}
		buf_addf(out,
			"<col min=\"%zu\" max=\"%zu\" width=\"%d\" "
			"customWidth=\"1\"/>",
			i + 1, i + 1, width + 4);
	}
	buf_adds(out, "</cols>");
}

/* The answers that there are, as a list to choose from; longer ones are typed. */
#define LIST_MOST 250

static bool
put_choices(struct buf *out, const struct fdef *f)
{
	struct buf b = BUF_INIT;
	bool fits;

	if (f->type == TYPE_YESNO)
		buf_adds(&b, "○,×");
	for (size_t i = 0; i < f->n_choices; i++)
		buf_addf(&b, "%s%s", i ? "," : "",
			label_in(&f->choices[i].label, LANG_JA,
				f->choices[i].code));
	fits = b.len && b.len <= LIST_MOST && !strchr(buf_str(&b), '"');
	if (fits)
		markup_put(out, buf_str(&b));
	buf_release(&b);
	return fits;
}

static void
put_list(struct buf *out, const struct pack_sheet *s, size_t column, size_t *n)
{
	struct buf list = BUF_INIT;

	if (put_choices(&list, s->columns[column].field)) {
		buf_addf(out, "<dataValidation type=\"list\" allowBlank=\"1\" "
			      "sqref=\"");
		put_place(out, 1, column);
		buf_addc(out, ':');
		put_place(out, s->n_rows, column);
		buf_addf(out, "\"><formula1>\"%s\"</formula1></dataValidation>",
			buf_str(&list));
		++*n;
	}
	buf_release(&list);
}

static void
put_lists(struct buf *out, const struct pack_sheet *s)
{
	struct buf all = BUF_INIT;
	size_t n = 0;

	for (size_t i = 0; i < s->n_columns; i++)
		if (s->columns[i].is == PACK_IS_ANSWER)
			put_list(&all, s, i, &n);
	if (n)
		buf_addf(out,
			"<dataValidations count=\"%zu\">%s</dataValidations>",
			n, buf_str(&all));
	buf_release(&all);
}

static void
put_sheet(struct buf *out, const struct pack_sheet *s)
{
	buf_adds(out, XML "<worksheet xmlns=\"" MAIN "\"><sheetViews>"
			  "<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
			  "topLeftCell=\"A2\" state=\"frozen\"/></sheetView>"
			  "</sheetViews>");
	put_widths(out, s);
	buf_adds(out, "<sheetData><row r=\"1\">");
	for (size_t i = 0; i < s->n_columns; i++) {
		struct buf head = BUF_INIT;

		buf_addf(&head, "%s / %s", s->columns[i].ja, s->columns[i].id);
		put_text(out, 0, i, HEAD, buf_str(&head));
		buf_release(&head);
	}
	buf_adds(out, "</row>");
	for (size_t row = 0; row < s->n_rows; row++) {
		buf_addf(out, "<row r=\"%zu\">", row + 2);
		for (size_t i = 0; i < s->n_columns; i++)
			put_cell(out, s, row, i);
		buf_adds(out, "</row>");
	}
	buf_adds(out, "</sheetData>");
	put_lists(out, s);
	buf_adds(out, "</worksheet>");
}

void
pack_xlsx(const struct pack_sheet *s, struct buf *out)
{
	struct zip z = { .out = out };
	struct buf part = BUF_INIT;

	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
		buf_clear(&part);
		buf_adds(&part, fixed[i].text);
		zip_add(&z, fixed[i].name, &part);
	}
	buf_clear(&part);
	put_sheet(&part, s);
	zip_add(&z, "xl/worksheets/sheet1.xml", &part);
	zip_end(&z);
	buf_release(&part);
}
