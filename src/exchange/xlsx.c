/* SPDX-License-Identifier: MIT */
#include "xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/late.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/exchange/csv.h"

#include "csv_blank.h"
#include "xlsx_book.h"
#include "xml_part.h"
#include "zip_get.h"

#define FILE_MOST ((size_t)64 << 20)
#define SHEET_MOST ((size_t)512 << 20)

/* A row that is begun is halted at its end. */
struct xlsx {
	struct buf file;
	struct zip_get zip;
	struct xlsx_book book;
	struct xml_part part;
	struct xlsx_said said;
	bool in_row, in_cell, in_value;
	size_t column; /* of the cell at hand, from 0 */
	char type[12];
	bool date;
	struct buf cell;  /* its text */
	struct buf cells; /* of the row, each with its NUL */
	size_t start[CSV_COLUMNS];
	struct csv_row row;
	bool wide, long_cell;
};

/* ---- cells ---------------------------------------------------------------- */

/* "BC12": the column from 0; SIZE_MAX: it is none. */
static size_t
column_of(const char *place)
{
	size_t n = 0;

	for (; *place >= 'A' && *place <= 'Z'; place++) {
		n = n * 26 + (size_t)(*place - 'A') + 1;
		if (n > 1000000)
			return SIZE_MAX;
	}
	return n - 1;
}

/* A day as workbooks count them, which have a 29th of February 1900. */
static bool
put_date(struct buf *out, double days, bool from_1904)
{
	const int32_t day = (int32_t)days;
	char text[DATE_TEXT];

	if (!(days >= 1 && days < 2958466))
		return false;
	buf_adds(out,
		date_format(text, from_1904 ? date_from_civil(1904, 1, 1) + day
					    : date_from_civil(1899, 12,
						      day > 60 ? 30 : 31) +
						      day));
	return true;
}

/* Three digits behind the point, as people write thousands. */
static bool
looks_grouped(const char *text)
{
	const char *point = strchr(text, '.');

	return point && strspn(point + 1, "0123456789") == 3 && !point[4];
}

/* Whole numbers have all their digits, where a number has as many: of a number of
 * the card, which needs one more, the last is lost, and it is said by its form. 1E+05
 * is how no office writes it. */
static void
put_number(struct buf *out, const char *text)
{
	char *end;
	const double v = strtod(text, &end);

	if (!*end && v >= 1e15)
		buf_addf(out, "%.14E", v);
	else if (*end || !strpbrk(text, "eE") || !(v > -1e15 && v < 1e15))
		buf_addf(out, "%s%s", text, looks_grouped(text) ? "0" : "");
	else
		buf_addf(out, "%.15g", v);
}

/* What stands in the cell, as somebody would type it. */
static void
put_value(struct xlsx *x)
{
	const char *text = buf_str(&x->cell), *shared;
	char *end;
	double days;

	if (strcmp(x->type, "s") == 0) {
		shared = xlsx_book_text(&x->book, text);
		if (!shared)
			xml_part_fail(&x->part);
		else
			buf_adds(&x->cells, shared);
	} else if (*x->type && strcmp(x->type, "n") != 0) {
		buf_adds(&x->cells, text);
	} else if (*text) {
		days = x->date ? strtod(text, &end) : 0;
		if (!x->date || *end ||
			!put_date(&x->cells, days, x->book.from_1904))
			put_number(&x->cells, text);
	}
}

static void
begin_row(struct xlsx *x, const char **attributes)
{
	const char *number = xml_attribute(attributes, "r");
	uint64_t line = x->row.line + 1;

	if (number && !num_u64(number, line, UINT32_MAX, &line))
		xml_part_fail(&x->part);
	x->in_row = true;
	x->row.line = (size_t)line;
	x->row.n = 0;
	x->row.ends_early = true;
	x->row.broken = false;
	x->column = SIZE_MAX;
	buf_clear(&x->cells);
}

static void
begin_cell(struct xlsx *x, const char **attributes)
{
	const char *place = xml_attribute(attributes, "r"),
		   *type = xml_attribute(attributes, "t");
	const size_t column = place ? column_of(place) : x->column + 1;

	if (column == SIZE_MAX ||
		(x->column != SIZE_MAX && column <= x->column))
		xml_part_fail(&x->part);
	x->in_cell = true;
	x->in_value = false;
	x->said = (struct xlsx_said){ .t = false };
	x->column = column;
	snprintf(x->type, sizeof(x->type), "%s", type ? type : "");
	x->date = xlsx_book_is_date(&x->book, xml_attribute(attributes, "s"));
	buf_clear(&x->cell);
}

static void
add_empty(struct xlsx *x, size_t upto)
{
	while (x->row.n < upto) {
		x->start[x->row.n++] = x->cells.len;
		buf_addc(&x->cells, '\0');
	}
}

/* Those without a text are not counted: some programs write all that there could
 * be. */
static void
end_cell(struct xlsx *x)
{
	const char *text;
	size_t from, n;

	x->in_cell = false;
	if (!x->cell.len)
		return;
	if (x->column >= CSV_COLUMNS) {
		x->wide = true;
		xml_part_fail(&x->part);
		return;
	}
	add_empty(x, x->column);
	from = x->cells.len;
	put_value(x);
	buf_addc(&x->cells, '\0');
	text = x->cells.data + from;
	n = csv_trim(&text, strlen(text));
	x->start[x->row.n++] = (size_t)(text - x->cells.data);
	buf_truncate(&x->cells, (size_t)(text - x->cells.data) + n);
	buf_addc(&x->cells, '\0');
	if (n >= CSV_CELL) {
		x->long_cell = true;
		xml_part_fail(&x->part);
	}
}

static void
end_row(struct xlsx *x)
{
	x->in_row = false;
	add_empty(x, 1);
	for (size_t i = 0; i < x->row.n; i++)
		x->row.cell[i] = x->cells.data + x->start[i];
	xml_part_halt(&x->part);
}

/* ---- the sheet ------------------------------------------------------------ */

static void
sheet_begin(void *ctx, const char *name, const char **attributes)
{
	struct xlsx *x = ctx;

	if (!x->in_row && strcmp(name, "row") == 0)
		begin_row(x, attributes);
	else if (x->in_row && !x->in_cell && strcmp(name, "c") == 0)
		begin_cell(x, attributes);
	else if (x->in_cell)
		x->in_value = strcmp(name, "v") == 0;
	if (x->in_cell)
		xlsx_said_begin(&x->said, name);
}

static void
sheet_end(void *ctx, const char *name)
{
	struct xlsx *x = ctx;

	x->in_value = false;
	if (x->in_cell)
		xlsx_said_end(&x->said, name);
	if (x->in_cell && strcmp(name, "c") == 0)
		end_cell(x);
	else if (x->in_row && !x->in_cell && strcmp(name, "row") == 0)
		end_row(x);
}

static void
sheet_text(void *ctx, const char *text, size_t n)
{
	struct xlsx *x = ctx;

	if (!x->in_cell || !(x->in_value || x->said.t))
		return;
	if (x->cell.len + n > CSV_CELL) {
		x->long_cell = true;
		xml_part_fail(&x->part);
		return;
	}
	buf_add(&x->cell, text, n);
}

static const struct xml_ops sheet_ops = { sheet_begin, sheet_end, sheet_text };

/* ---- the file ------------------------------------------------------------- */

bool
xlsx_begins(const void *head, size_t n)
{
	return n >= 4 && memcmp(head, "PK\3\4", 4) == 0;
}

bool
xlsx_is_locked(const void *head, size_t n)
{
	return n >= 4 && memcmp(head, "\xd0\xcf\x11\xe0", 4) == 0;
}

static int
read_file(struct xlsx *x, FILE *f, struct err *err)
{
	size_t n = 1;

	while (n > 0 && x->file.len <= FILE_MOST) {
		buf_reserve(&x->file, 65536);
		n = fread(x->file.data + x->file.len, 1, 65536, f);
		x->file.len += n;
	}
	if (ferror(f))
		return err_errno(err, _("cannot read the list"));
	return x->file.len > FILE_MOST
		       ? err_set(err, MG_EDATA,
				 _("the workbook holds more than can be read; "
				   "divide it"))
		       : 0;
}

static int
open_sheet(struct xlsx *x, struct err *err)
{
	int rc = late_load(ZIP_LIBRARY, err);

	if (!rc)
		rc = late_load(XML_LIBRARY, err);
	if (rc)
		return rc;
	if (!zip_get_open(&x->zip, x->file.data, x->file.len))
		return err_set(err, MG_EDATA, "%s",
			_("the workbook is damaged; open it and save it "
			  "anew"));
	rc = xlsx_book_read(&x->book, &x->zip, err);
	if (!rc && !xml_part_open(&x->part, &x->zip, x->book.sheet, SHEET_MOST,
			   &sheet_ops, x))
		rc = err_set(
			err, MG_EDATA, "%s", _("the workbook has no sheet"));
	return rc;
}

struct xlsx *
xlsx_open(const void *head, size_t n, FILE *f, struct err *err)
{
	struct xlsx *x = xcalloc(1, sizeof(*x));
	int rc;

	buf_add(&x->file, head, n);
	rc = read_file(x, f, err);
	if (!rc)
		rc = open_sheet(x, err);
	if (!rc)
		return x;
	xlsx_close(x);
	return NULL;
}

static int
say_fault(const struct xlsx *x, struct err *err)
{
	if (x->wide)
		return err_set(err, MG_EDATA,
			_("line %zu has more than %d columns"), x->row.line,
			CSV_COLUMNS);
	if (x->long_cell)
		return err_set(err, MG_EDATA,
			_("line %zu has a cell of more than %d bytes"),
			x->row.line, CSV_CELL);
	return err_set(err, MG_EDATA, "%s",
		x->part.over ? _("the workbook holds more than can be read; "
				 "divide it")
			     : _("the workbook is damaged; open it and save "
				 "it anew"));
}

int
xlsx_next(struct xlsx *x, struct csv_row **row, struct err *err)
{
	if (!xml_part_next(&x->part))
		return x->part.fault ? say_fault(x, err) : 0;
	*row = &x->row;
	return 1;
}

void
xlsx_close(struct xlsx *x)
{
	if (!x)
		return;
	xml_part_close(&x->part);
	xlsx_book_release(&x->book);
	zip_get_close(&x->zip);
	buf_release(&x->file);
	buf_release(&x->cell);
	buf_release(&x->cells);
	free(x);
}
