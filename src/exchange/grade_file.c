/* SPDX-License-Identifier: MIT */
#include "magang/exchange/grade_file.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/fold.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/exchange/csv.h"
#include "magang/program/program.h"

/* Columns that are no units. */
enum grade_column_head {
	COLUMN_ROLL,
	COLUMN_NAME,
	COLUMN_PASSED,
	COLUMN_COUNT
};
static const struct label heads[COLUMN_COUNT] = {
	[COLUMN_ROLL] = LABELS("no", "roll", "番号"),
	[COLUMN_NAME] = LABELS("nama", "name", "氏名"),
	[COLUMN_PASSED] = LABELS("lulus", "passed", "合格"),
};

struct grade_reading {
	const struct grade_file_of *of;
	struct grade_file *out;
	struct buf *faults;
	size_t column[COLUMN_COUNT];
	size_t at[CSV_COLUMNS]; /* of each column of `out`, in the file */
};

void
grade_head(char out[GRADE_HEAD], const char *unit, unsigned attempt)
{
	if (attempt > 1)
		snprintf(out, GRADE_HEAD, "%s_%u", unit, attempt);
	else
		snprintf(out, GRADE_HEAD, "%s", unit);
}

/* ---- heads ---------------------------------------------------------------- */

static size_t
find_head(const struct csv_row *row, const char *head)
{
	size_t i = 0;

	while (i < row->n && strcmp(row->cell[i], head) != 0)
		i++;
	return i < row->n ? i : SIZE_MAX;
}

static void
find_units(struct grade_reading *r, const struct csv_row *row)
{
	struct grade_file *out = r->out;
	char head[GRADE_HEAD];

	out->columns = xcalloc(row->n, sizeof(*out->columns));
	out->marks = xcalloc(row->n, sizeof(*out->marks));
	for (const struct unit *u = r->of->units;
		u < r->of->units + r->of->n_units; u++)
		for (unsigned i = 1; i <= (unsigned)u->attempts; i++) {
			grade_head(head, u->name, i);
			r->at[out->n] = find_head(row, head);
			if (r->at[out->n] == SIZE_MAX)
				continue;
			out->columns[out->n] =
				(struct grading){ .cohort = r->of->cohort,
					.unit = u->name,
					.attempt = i,
					.marks = &out->marks[out->n] };
			out->n++;
		}
}

static bool
is_read(const struct grade_reading *r, size_t column)
{
	for (size_t i = 0; i < r->out->n; i++)
		if (r->at[i] == column)
			return true;
	for (int c = 0; c < COLUMN_COUNT; c++)
		if (r->column[c] == column)
			return true;
	return false;
}

/* A column that is left out would be marks that nobody misses. */
static int
find_heads(void *ctx, const struct csv_row *row, struct err *err)
{
	struct grade_reading *r = ctx;
	for (int c = 0; c < COLUMN_COUNT; c++)
		r->column[c] = csv_column(row, &heads[c]);
	if (r->column[COLUMN_ROLL] == SIZE_MAX)
		return err_set(err, MG_EDATA,
			_("no column is called 'roll'; the file is as 'magang "
			  "cohort grades NUMBER --csv' writes it"));
	find_units(r, row);
	for (size_t i = 0; i < row->n; i++)
		if (!is_read(r, i))
			return err_set(err, MG_EDATA,
				_("the column '%s' is no unit and attempt of "
				  "this program, or stands twice; they are as "
				  "'magang cohort grades NUMBER --csv' writes "
				  "them"),
				row->cell[i]);
	return r->out->n ? 0
			 : err_set(err, MG_EDATA,
				   _("the file has no column of a unit"));
}

/* ---- rows ----------------------------------------------------------------- */

static bool
same_name(const char *a, const char *b)
{
	struct fold_name x, y;
	char s[FOLD_WORD * FOLD_WORDS], t[FOLD_WORD * FOLD_WORDS];

	fold_name(&x, a, 0);
	fold_name(&y, b, 0);
	fold_join(s, sizeof(s), &x);
	fold_join(t, sizeof(t), &y);
	return strcmp(s, t) == 0;
}

static int
read_who(const struct grade_reading *r, const struct csv_row *row,
	uint16_t *roll, struct err *err)
{
	const char *number = csv_cell(row, r->column[COLUMN_ROLL]);
	const char *said = csv_cell(row, r->column[COLUMN_NAME]), *name;
	size_t line;
	uint64_t n;

	if (!num_u64(number, 1, UINT16_MAX, &n))
		return err_set(err, MG_EDATA,
			_("'%s' is no number of the roll"), number);
	*roll = (uint16_t)n;
	line = grade_file_line(r->out, *roll);
	if (line)
		return err_set(err, MG_EDATA, _("%u stands in line %zu, too"),
			*roll, line);
	name = r->of->name(r->of->ctx, *roll);
	if (*said && name && !same_name(said, name))
		return err_set(err, MG_EDATA, _("%u is %s, not %s"), *roll,
			name, said);
	return r->out->rows < MARKS_MAX
		       ? 0
		       : err_set(err, MG_EDATA,
				 _("a sheet has at most %d marks"), MARKS_MAX);
}

/* A comma is the point of a spreadsheet in Indonesian. */
static bool
read_mark(const char *cell, char out[MARK_BYTES + 1])
{
	char text[MARK_BYTES + 1];
	const size_t n = strlen(cell);
	char *comma;

	if (n >= sizeof(text))
		return false;
	memcpy(text, cell, n + 1);
	comma = strchr(text, ',');
	if (comma)
		*comma = '.';
	return grade_typed(text, n, out);
}

/* All of its cells, or none. */
static int
read_cells(const struct grade_reading *r, const struct csv_row *row,
	char (*marks)[MARK_BYTES + 1], struct err *err)
{
	char head[GRADE_HEAD];

	for (size_t i = 0; i < r->out->n; i++) {
		const char *cell = csv_cell(row, r->at[i]);

		*marks[i] = '\0';
		if (!*cell || read_mark(cell, marks[i]))
			continue;
		grade_head(head, r->out->columns[i].unit,
			r->out->columns[i].attempt);
		return err_set(
			err, MG_EDATA, _("%s: '%s' is no mark"), head, cell);
	}
	return 0;
}

static void
read_row(void *ctx, const struct csv_row *row)
{
	struct grade_reading *r = ctx;
	struct grade_file *out = r->out;
	char marks[CSV_COLUMNS][MARK_BYTES + 1];
	struct err why = ERR_INIT;
	uint16_t roll = 0;
	int rc = read_who(r, row, &roll, &why);

	if (!rc)
		rc = read_cells(r, row, marks, &why);
	if (rc) {
		out->bad++;
		buf_addf(r->faults, _("line %zu: %s\n"), row->line, why.text);
		return;
	}
	out->rolls[out->rows] = roll;
	out->line[out->rows++] = row->line;
	for (size_t i = 0; i < out->n; i++)
		if (*marks[i])
			marks_set(&out->marks[i], roll, marks[i]);
}

int
grade_file_read(const struct grade_file_of *of, FILE *f, struct grade_file *out,
	struct buf *faults, struct err *err)
{
	struct grade_reading r = { .of = of, .out = out, .faults = faults };
	int rc;

	*out = (struct grade_file){ 0 };
	rc = csv_table(f, find_heads, read_row, &r, faults, &out->bad, err);
	return rc;
}

size_t
grade_file_line(const struct grade_file *g, uint16_t roll)
{
	for (size_t i = 0; i < g->rows; i++)
		if (g->rolls[i] == roll)
			return g->line[i];
	return 0;
}

void
grade_file_release(struct grade_file *g)
{
	free(g->columns);
	free(g->marks);
	*g = (struct grade_file){ 0 };
}
