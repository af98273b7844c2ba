/* SPDX-License-Identifier: MIT */
#include "import_sample.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/exchange/csv.h"
#include "magang/exchange/import.h"
#include "magang/record/kind.h"

#include "import_batch.h"
#include "import_shape.h"

#define SAMPLE_ROWS 20000
#define ROW_CELLS 2           /* with fewer it is a title */
#define BY_CHANCE 1.000001e-6 /* six of six that end in 0 */
#define HEADS_TEXT 400        /* bytes of heads that are named */

/* What a column shows. */
struct column_seen {
	size_t numbers, zeros;  /* of many digits; those that end in 0 */
	size_t cells, notation; /* filled; as 3.2E+15 */
	size_t month_first, day_first;
	char *month_sample;
	char *sample;
};

struct sample {
	struct column_seen column[CSV_COLUMNS];
	size_t heads_line;
	size_t rows, narrow; /* of people; with too few cells */
	size_t cells;        /* of the last narrow one */
	bool even;           /* all narrow ones have as many */
};

static void
note(struct import_report *r, char *text)
{
	if (r->n_notes < ARRAY_SIZE(r->notes))
		r->notes[r->n_notes++] = text;
	else
		free(text);
}

/* ---- looking ------------------------------------------------------------------ */

/* "05/24/1992": the month first; "24/05/1992": the day. */
static void
look_at_day(struct column_seen *s, const char *cell)
{
	unsigned a, b, year;
	char gap[2], again[2];

	if (sscanf(cell, "%2u%1[-/.]%2u%1[-/.]%4u", &a, gap, &b, again,
		    &year) != 5 ||
		*gap != *again || year < 1900)
		return;
	s->day_first += a > 12 && b >= 1 && b <= 12;
	if (!(b > 12 && b <= 31 && a >= 1 && a <= 12))
		return;
	if (!s->month_first++)
		s->month_sample = xstrdup(cell);
}

static void
look_at_number(struct column_seen *s, const char *cell)
{
	const size_t n = strspn(cell, "0123456789");

	s->cells += *cell != '\0';
	s->notation += strcasestr(cell, "E+") != NULL;
	if (n < 15 || cell[n])
		return;
	s->numbers++;
	s->zeros += cell[n - 1] == '0';
}

static void
look_at_row(struct import *im, const struct csv_row *csv, struct sample *s)
{
	if (csv->tear || shape_is_ruling(csv) || csv_filled(csv) < ROW_CELLS)
		return;
	s->rows++;
	if (csv->n < im->least && !csv->ends_early) {
		s->even = s->narrow++ == 0 || (s->even && s->cells == csv->n);
		s->cells = csv->n;
	}
	for (size_t i = 0; i < csv->n && i < im->sheet.n; i++) {
		struct column_seen *c = &s->column[i];
		const unsigned is = im->sheet.column[i];

		if (!c->sample && *csv->cell[i])
			c->sample = xstrdup(csv->cell[i]);
		if (is == F_NIK || is == F_KK)
			look_at_number(c, csv->cell[i]);
		else if (is == F_BIRTH_DATE)
			look_at_day(c, csv->cell[i]);
	}
}

static int
look_at_file(struct import *im, FILE *f, struct sample *s,
	struct import_layout *out, struct err *err)
{
	struct csv *csv = csv_open_by(f, im->separator, err);
	struct csv_row *row;
	int rc = csv ? 1 : err->code;

	for (size_t n = 0; rc == 1 && n < SAMPLE_ROWS; n++) {
		rc = n ? csv_next_torn(csv, &row, err)
		       : csv_first(csv, &row, err);
		if (rc != 1)
			break;
		if (!im->has_heads && import_heads(im, row))
			s->heads_line = row->line;
		else if (im->has_heads && !import_below(im, row))
			look_at_row(im, row, s);
	}
	if (csv && csv_encoding(csv))
		out->encoding = xstrdup(csv_encoding(csv));
	out->separator = csv ? csv_separator(csv) : '\0';
	csv_close(csv);
	rewind(f);
	return rc < 0 ? rc : 0;
}

static void
sample_release(struct sample *s)
{
	for (size_t i = 0; i < CSV_COLUMNS; i++) {
		free(s->column[i].sample);
		free(s->column[i].month_sample);
	}
	free(s);
}

/* By the separator that most lines agree on; where it shows no heads, by another. */
static int
find_separator(struct import *im, FILE *f, struct sample *s,
	struct import_layout *out, struct err *err)
{
	int rc = look_at_file(im, f, s, out, err);

	for (const char *c = csv_separators;
		*c && !rc && !im->has_heads && out->separator; c++) {
		im->separator = *c;
		free(out->encoding);
		out->encoding = NULL;
		rc = look_at_file(im, f, s, out, err);
	}
	if (rc || im->has_heads)
		return rc;
	im->separator = 0;
	return err_set(err, MG_EDATA,
		_("'%s': no row of heads found; name the columns, for "
		  "example: "
		  "NIK, Nama, Tanggal Lahir"),
		im->opt->file);
}

/* ---- what it shows -------------------------------------------------------------- */

/* How often chance gives k or more of n that end in 0. */
static double
tail(size_t n, size_t k)
{
	double term = 1, sum = 0;

	for (size_t i = 0; i < n; i++)
		term *= 0.9;
	for (size_t i = 0; i <= n; i++) {
		if (i >= k)
			sum += term;
		term *= (double)(n - i) / (double)(i + 1) / 9;
	}
	return sum;
}

static bool
is_cut(const struct column_seen *c)
{
	return c->zeros * 5 >= c->numbers && c->numbers > 0 &&
	       (c->numbers > 1000 || tail(c->numbers, c->zeros) <= BY_CHANCE);
}

static void
withhold(struct import *im, size_t i, char *why)
{
	im->withheld[i] = true;
	note(im->report, why);
}

static void
judge_column(struct import *im, const struct column_seen *c, size_t i)
{
	if (c->notation > 1 && c->notation * 10 >= c->cells)
		note(im->report,
			xasprintf(
				_("%zu of %zu NIKs are short numbers of a "
				  "spreadsheet (3.2E+15): their digits are "
				  "lost; ask "
				  "for the list anew, with the column as text"),
				c->notation, c->cells));
	if (is_cut(c))
		withhold(im, i,
			xasprintf(_("%s: %zu of %zu numbers end in 0: a "
				    "spreadsheet has cut off their last digit; "
				    "the column is left out; ask for the list "
				    "anew, with the column as text"),
				im->heads[i], c->zeros, c->numbers));
	if (c->month_first && !c->day_first)
		withhold(im, i,
			xasprintf(_("%s: the month stands first ('%s'); the "
				    "column is left out; write the days as "
				    "2000-12-31"),
				im->heads[i], c->month_sample));
}

/* Heads that nothing knows, as one text. */
static char *
unknown_heads(const struct import *im, const struct sample *s, bool filled)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "");
	for (size_t i = 0; i < im->sheet.n && b.len < HEADS_TEXT; i++) {
		if (im->sheet.column[i] != SHEET_UNKNOWN ||
			(filled && !s->column[i].sample))
			continue;
		buf_adds(&b, b.len ? ", " : "");
		if (*im->heads[i])
			buf_adds(&b, im->heads[i]);
		else
			buf_addf(&b, _("column %zu, without a head"), i + 1);
	}
	return buf_detach(&b);
}

static bool
has_name(const struct import *im)
{
	for (size_t i = 0; i < im->sheet.n; i++)
		if (im->sheet.column[i] == F_NAME)
			return true;
	return false;
}

int
import_map_used(const struct import *im, struct err *err)
{
	for (size_t i = 0; i < im->opt->n_map; i++) {
		bool used = false;

		for (size_t h = 0; h < im->n_heads && !used; h++)
			used = sheet_map_names(im->opt->map[i], im->heads[h]);
		if (!used)
			return err_set(err, MG_EUSAGE,
				_("--map '%s': no head of '%s' is called so"),
				im->opt->map[i], im->opt->file);
	}
	return 0;
}

static int
judge(struct import *im, const struct sample *s, struct err *err)
{
	char *unknown;
	int rc = import_map_used(im, err);

	if (rc)
		return rc;
	if (!has_name(im)) {
		unknown = unknown_heads(im, s, false);
		err_set(err, MG_EDATA,
			_("'%s': no column holds the name; not known: %s; say "
			  "it: --map 'HEAD=name'"),
			im->opt->file, *unknown ? unknown : "-");
		free(unknown);
		return err->code;
	}
	if (s->rows > 1 && s->narrow == s->rows && s->even)
		return err_set(err, MG_EDATA,
			_("'%s': %zu heads, and %zu cells in each row: one "
			  "head is too many, so nothing says which cell is "
			  "what; put the heads right"),
			im->opt->file, im->width, s->cells);
	for (size_t i = 0; i < im->sheet.n; i++)
		judge_column(im, &s->column[i], i);
	unknown = unknown_heads(im, s, true);
	if (*unknown)
		note(im->report,
			xasprintf(_("left out, no field has this head: %s "
				    "(--map 'HEAD=FIELD' takes it)"),
				unknown));
	free(unknown);
	return 0;
}

/* ---- what is told ---------------------------------------------------------------- */

static void
tell(struct import *im, const struct sample *s, struct import_layout *l)
{
	const struct kind_info *k = kind_info(KIND_PERSON);
	struct import_column columns[CSV_COLUMNS] = { 0 };

	l->line = s->heads_line;
	l->columns = columns;
	l->n = im->sheet.n;
	for (size_t i = 0; i < l->n; i++) {
		const unsigned is = im->sheet.column[i];
		const struct fdef *f =
			is < SHEET_IGNORED ? core_field((uint16_t)is) : NULL;

		columns[i] = (struct import_column){
			.head = im->heads[i],
			.field = sheet_column_word(is, k->fields, k->n_fields),
			.label = f ? &f->label : NULL,
			.sample = s->column[i].sample,
			.withheld = im->withheld[i],
			.known = is != SHEET_UNKNOWN,
		};
	}
	if (im->opt->layout)
		im->opt->layout(im->opt->ctx, l);
}

int
import_sample(struct import *im, FILE *f, struct err *err)
{
	struct sample *s = xcalloc(1, sizeof(*s));
	struct import_layout layout = { 0 };
	int rc = find_separator(im, f, s, &layout, err);

	if (!rc)
		rc = judge(im, s, err);
	if (!rc)
		tell(im, s, &layout);
	im->has_heads = im->below = false;
	free(layout.encoding);
	sample_release(s);
	return rc;
}
