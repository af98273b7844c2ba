/* SPDX-License-Identifier: MIT */
#include "magang/exchange/csv.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#include "csv_blank.h"
#include "csv_decode.h"
#include "csv_kind.h"
#include "xlsx.h"

/*
 * The reader holds one decoded chunk and one row. A row is taken apart byte by
 * byte: separators, quotes and line ends are ASCII, and no byte of a longer
 * UTF-8 character is.
 */

#define ROWS_MAX 1000000

struct csv {
	struct xlsx *book; /* it is one, and all that follows is not used */
	struct csv_decode in;
	struct buf text;  /* decoded, read up to pos */
	size_t pos, from; /* the row at hand begins there: kept until it ends */
	char separator;
	size_t line; /* of the byte at pos */
	size_t rows;
	struct buf cells; /* of the row, each with its NUL */
	size_t start[CSV_COLUMNS];
	struct csv_row row;
};

/* --- bytes ---------------------------------------------------------------- */

/* Drops the rows before this one and decodes more; false at the end of the file. */
static int
refill(struct csv *c, struct err *err)
{
	if (c->from > 0) {
		memmove(c->text.data, c->text.data + c->from,
			c->text.len - c->from);
		buf_truncate(&c->text, c->text.len - c->from);
		c->pos -= c->from;
		c->from = 0;
	}
	while (c->text.len == c->pos && !c->in.end) {
		int r = csv_decode_next(&c->in, &c->text, err);
		if (r < 0)
			return r;
	}
	return c->text.len > c->pos;
}

/* The byte at pos, or -1 at the end; < -1: code in *err. */
static int
peek(struct csv *c, struct err *err)
{
	if (c->pos == c->text.len) {
		int r = refill(c, err);
		if (r <= 0)
			return r < 0 ? r : -1;
	}
	return (unsigned char)c->text.data[c->pos];
}

/* --- the separator -------------------------------------------------------- */

#define COUNTS 64 /* columns of a line that the guess tells apart */

/* Lines with each number of separators outside quotes. */
static void
count_lines(size_t lines[COUNTS], const struct buf *text, char separator)
{
	size_t n = 0;
	bool quoted = false, begin = true;

	for (size_t i = 0; i < text->len; i++) {
		char c = text->data[i];

		if (c == '"' && (quoted || begin)) {
			quoted = !quoted;
			begin = false;
		} else if (quoted) {
			continue;
		} else if (c == '\n' || c == '\r') {
			lines[n < COUNTS ? n : COUNTS - 1]++;
			n = 0;
			begin = true;
		} else {
			n += c == separator;
			begin = c == separator || (begin && c == ' ');
		}
	}
	lines[n < COUNTS ? n : COUNTS - 1]++;
}

/* Columns times lines that agree on them: a comma in every address loses to
 * the semicolons around it. */
static size_t
agreement(const struct buf *text, char separator)
{
	size_t lines[COUNTS] = { 0 }, best = 0;

	count_lines(lines, text, separator);
	for (size_t n = 1; n < COUNTS; n++)
		if (lines[n] * n > best)
			best = lines[n] * n;
	return best;
}

const char csv_separators[] = ",;\t|";

static char
guess_separator(const struct buf *text)
{
	size_t best = 0;
	char separator = ',';

	if (text->len > 4 && strncmp(text->data, "sep=", 4) == 0 &&
		text->data[4] && strchr(csv_separators, text->data[4]))
		return text->data[4]; /* Excel says it itself */
	for (const char *s = csv_separators; *s; s++) {
		size_t score = agreement(text, *s);

		if (score > best) {
			best = score;
			separator = *s;
		}
	}
	return separator;
}

/* --- rows ----------------------------------------------------------------- */

static int
cell_begin(struct csv *c, struct err *err)
{
	if (c->row.n == CSV_COLUMNS)
		return err_set(err, MG_EDATA,
			_("line %zu has more than %d columns"), c->row.line,
			CSV_COLUMNS);
	c->start[c->row.n++] = c->cells.len;
	return 0;
}

static bool
is_full(const struct csv *c)
{
	return c->cells.len - c->start[c->row.n - 1] >= CSV_CELL;
}

static int
cell_add(struct csv *c, int byte, struct err *err)
{
	if (byte == 0)
		return err_set(err, MG_EDATA,
			_("line %zu holds a NUL byte; this is no list of text"),
			c->line);
	if (is_full(c))
		return err_set(err, MG_EDATA,
			_("line %zu has a cell of more than %d bytes"),
			c->row.line, CSV_CELL);
	buf_addc(&c->cells, (char)byte);
	return 0;
}

/* Counts a line end at the byte just read; CR LF is one. */
static int
line_end(struct csv *c, int byte, struct err *err)
{
	c->line++;
	if (byte != '\r')
		return 0;
	int next = peek(c, err);
	if (next == '\n')
		c->pos++;
	return next < -1 ? next : 0;
}

/* The inside of quotes, up to behind the closing one; a row without it is torn. */
static int
read_quoted(struct csv *c, struct err *err)
{
	for (int byte, before = 0;; before = byte) {
		byte = peek(c, err);

		if (byte == -1 || (byte >= 0 && is_full(c))) {
			c->row.tear = CSV_OPEN_QUOTE;
			return 0;
		}
		if (byte < 0)
			return byte;
		c->pos++;
		if (byte == '"') {
			int next = peek(c, err);
			if (next != '"')
				return next < -1 ? next : 0;
			c->pos++;
		}
		c->line += byte == '\r' || (byte == '\n' && before != '\r');
		int r = cell_add(c, byte, err);
		if (r < 0)
			return r;
	}
}

static bool
is_behind(const struct csv *c, int byte)
{
	return byte >= 0 && byte != c->separator && byte != '\n' &&
	       byte != '\r';
}

/* Up to what must follow a closing quote: the end of the cell. */
static int
leave_quoted(struct csv *c, struct err *err)
{
	int byte;

	while ((byte = peek(c, err)) == ' ')
		c->pos++;
	if (is_behind(c, byte) && c->row.tear == CSV_WHOLE)
		c->row.tear = CSV_BEHIND_QUOTE;
	return byte < -1 ? byte : 0;
}

/* Takes the blanks off both ends of the last cell and closes it. */
static void
cell_end(struct csv *c)
{
	size_t *start = &c->start[c->row.n - 1];
	const char *text = buf_str(&c->cells) + *start;
	const size_t n = c->cells.len > *start
				 ? csv_trim(&text, c->cells.len - *start)
				 : 0;

	if (n > 0)
		*start = (size_t)(text - c->cells.data);
	buf_truncate(&c->cells, *start + n);
	c->row.broken |=
		c->cells.len > *start &&
		!utf8_valid(c->cells.data + *start, c->cells.len - *start);
	buf_addc(&c->cells, '\0');
}

/* One cell and the separator behind it. 1: there is another in this row. */
static int
read_cell(struct csv *c, struct err *err)
{
	int byte, r = 0;

	while ((byte = peek(c, err)) == ' ')
		c->pos++;
	if (byte < -1)
		return byte;
	if (byte == '"') {
		c->pos++;
		r = read_quoted(c, err);
		if (r == 0)
			r = leave_quoted(c, err);
	}
	while (r == 0 && c->row.tear == CSV_WHOLE) {
		byte = peek(c, err);
		if (byte < 0)
			return byte == -1 ? 0 : byte;
		c->pos++;
		if (byte == c->separator)
			return 1;
		if (byte == '\n' || byte == '\r')
			return line_end(c, byte, err);
		r = cell_add(c, byte, err);
	}
	return r;
}

static int
read_cells(struct csv *c, struct err *err)
{
	int r = 1;

	while (r == 1) {
		r = cell_begin(c, err);
		if (r == 0)
			r = read_cell(c, err);
		if (r >= 0)
			cell_end(c);
	}
	return r;
}

/* Back to the end of its first line: what stands below is read anew. */
static int
tear_row(struct csv *c, struct err *err)
{
	const char *text = c->text.data + c->from;
	size_t n = 0;

	c->row.pieces = 1;
	while (c->from + n < c->text.len && text[n] != '\n' && text[n] != '\r')
		c->row.pieces += text[n++] == c->separator;
	c->row.n = 1;
	c->start[0] = 0;
	c->row.broken = !utf8_valid(text, n);
	buf_clear(&c->cells);
	buf_add(&c->cells, text, n);
	buf_addc(&c->cells, '\0');
	c->line = c->row.line;
	c->pos = c->from + n;
	if (c->pos == c->text.len)
		return 0;
	return line_end(c, c->text.data[c->pos++], err);
}

static int
read_row(struct csv *c, struct err *err)
{
	int r;

	c->from = c->pos;
	c->row.line = c->line;
	c->row.n = 0;
	c->row.broken = false;
	c->row.tear = CSV_WHOLE;
	buf_clear(&c->cells);
	r = read_cells(c, err);
	if (r == 0 && c->row.tear)
		r = tear_row(c, err);
	for (size_t i = 0; i < c->row.n && r == 0; i++)
		c->row.cell[i] = c->cells.data + c->start[i];
	return r;
}

int
csv_next_torn(struct csv *csv, struct csv_row **row, struct err *err)
{
	int byte = csv->book ? 0 : peek(csv, err);

	if (byte < 0)
		return byte == -1 ? 0 : byte;
	if (csv->rows++ == ROWS_MAX)
		return err_set(err, MG_EDATA,
			_("the list has more than %d rows; divide it"),
			ROWS_MAX);
	if (csv->book)
		return xlsx_next(csv->book, row, err);
	int r = read_row(csv, err);
	if (r < 0)
		return r;
	*row = &csv->row;
	return 1;
}

/* In the language of the user. */
static const char *
tear_text(enum csv_tear tear)
{
	return tear == CSV_OPEN_QUOTE
		       ? _("a quote is opened here that nothing closes")
		       : _("text stands behind a closing quote");
}

int
csv_next(struct csv *csv, struct csv_row **row, struct err *err)
{
	int r = csv_next_torn(csv, row, err);

	if (r == 1 && (*row)->tear)
		return err_set(err, MG_EDATA, _("line %zu: %s; put it right"),
			(*row)->line, tear_text((*row)->tear));
	return r;
}

static int
open_as(struct csv *c, FILE *f, struct err *err)
{
	const char *other =
		csv_no_list((const unsigned char *)c->in.raw, c->in.n);

	if (other)
		return err_set(err, MG_EDATA, "%s", other);
	if (xlsx_begins(c->in.raw, c->in.n)) {
		c->book = xlsx_open(c->in.raw, c->in.n, f, err);
		return c->book ? 0 : err->code;
	}
	if (xlsx_is_locked(c->in.raw, c->in.n))
		return err_set(err, MG_EDATA, "%s",
			_("the workbook is locked by a password or of an old "
			  "form (.xls); save it as .xlsx without one"));
	if (refill(c, err) < 0)
		return err->code;
	if (!c->separator)
		c->separator = guess_separator(&c->text);
	return 0;
}

struct csv *
csv_open(FILE *f, struct err *err)
{
	return csv_open_by(f, 0, err);
}

char
csv_separator(const struct csv *csv)
{
	return csv->book ? '\0' : csv->separator;
}

const char *
csv_encoding(const struct csv *csv)
{
	return csv->in.encoding;
}

struct csv *
csv_open_by(FILE *f, char separator, struct err *err)
{
	struct csv *c = xcalloc(1, sizeof(*c));

	csv_decode_init(&c->in, f);
	c->separator = separator;
	c->line = 1;
	c->in.n = fread(c->in.raw, 1, CSV_HEAD, f);
	if (open_as(c, f, err)) {
		csv_close(c);
		return NULL;
	}
	return c;
}

static bool
is_head(const char *cell, const struct label *head)
{
	char *low = utf8_caseless(cell);
	bool is = false;

	for (int l = 0; l < LANG_COUNT; l++)
		is |= strcmp(low, head->text[l]) == 0;
	free(low);
	return is;
}

size_t
csv_column(const struct csv_row *row, const struct label *head)
{
	for (size_t i = 0; i < row->n; i++)
		if (is_head(row->cell[i], head))
			return i;
	return SIZE_MAX;
}

const char *
csv_cell(const struct csv_row *row, size_t column)
{
	return column < row->n ? row->cell[column] : "";
}

int
csv_first(struct csv *csv, struct csv_row **row, struct err *err)
{
	int rc = csv_next(csv, row, err);

	return rc ? rc : err_set(err, MG_EDATA, "%s", _("the file is empty"));
}

struct csv_width
csv_width(const struct csv_row *heads)
{
	struct csv_width w = { heads->n, heads->n };

	while (w.least > 0 && !*heads->cell[w.least - 1])
		w.least--;
	return w;
}

size_t
csv_filled(const struct csv_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < row->n; i++)
		n += *row->cell[i] != '\0';
	return n;
}

static bool
fits(const struct csv_row *row, struct csv_width width)
{
	if (row->n < width.least)
		return row->ends_early;
	for (size_t i = width.most; i < row->n; i++)
		if (*row->cell[i])
			return false;
	return true;
}

char *
csv_misfit(const struct csv_row *row, struct csv_width width)
{
	if (row->tear)
		return xstrdup(tear_text(row->tear));
	if (fits(row, width))
		return NULL;
	return xasprintf(_("%zu cells below %zu heads: a separator stands "
			   "inside of a cell, or is missing"),
		row->n, width.most);
}

/* Does each cell stand below its head? Else the line is told. */
static bool
is_whole(const struct csv_row *row, struct csv_width width, struct buf *faults,
	size_t *bad)
{
	char *why = csv_filled(row) ? csv_misfit(row, width) : NULL;
	const bool whole = !why;

	if (why)
		buf_addf(faults, _("line %zu: %s\n"), row->line, why);
	*bad += !whole;
	free(why);
	return whole;
}

int
csv_table(FILE *f,
	int (*heads)(void *ctx, const struct csv_row *row, struct err *err),
	void (*row)(void *ctx, const struct csv_row *row), void *ctx,
	struct buf *faults, size_t *bad, struct err *err)
{
	struct csv_row *is;
	struct csv_width width = { 0, 0 };
	struct csv *csv = csv_open(f, err);
	int rc = csv ? csv_first(csv, &is, err) : err->code;

	if (rc > 0) {
		width = csv_width(is);
		rc = heads(ctx, is, err);
	}
	while (!rc && (rc = csv_next_torn(csv, &is, err)) > 0) {
		if (is_whole(is, width, faults, bad))
			row(ctx, is);
		rc = 0;
	}
	csv_close(csv);
	return rc;
}

void
csv_close(struct csv *csv)
{
	if (!csv)
		return;
	xlsx_close(csv->book);
	csv_decode_release(&csv->in);
	buf_release(&csv->text);
	buf_release(&csv->cells);
	free(csv);
}
