/* SPDX-License-Identifier: MIT */
#include "magang/view/count_page.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/view/picture.h"
#include "magang/office/office.h"
#include "magang/query/suppress.h"
#include "magang/view/app.h"
#include "magang/view/count_words.h"
#include "magang/view/each.h"
#include "magang/view/growth_words.h"

#define BAR_MOST 40
#define BAR_LEAST 6
#define GAPS 12      /* between the columns of a table, and its shares */
#define HEAD_MOST 12 /* of a column of a cross table */

struct count_printing {
	struct app *app;
	const struct counted_by *c;
	const struct frequency *f;
	enum out_form form;
	char **label[FREQUENCY_AXES];
	size_t shown[FREQUENCY_AXES]; /* classes; the rest is one sum */
	struct buf head[FREQUENCY_AXES], summed;
};

/* ---- labels ---------------------------------------------------------------- */

static int
read_labels(struct count_printing *p, struct err *err)
{
	struct style style = { .office = p->app->office, .form = p->form };
	int rc = office_look(style.office, &style.txn, err);

	if (rc)
		return rc;
	for (size_t a = 0; a < p->f->n_axes; a++) {
		axis_label(p->app->office, &p->c->axis[a], &p->head[a]);
		for (size_t i = 0; i < p->f->axis[a].n; i++) {
			struct buf b = BUF_INIT;

			class_label(&style, p->c, a, i, &b);
			p->label[a][i] = buf_detach(&b);
		}
	}
	office_look_end(style.txn);
	if (*p->c->sum.name)
		axis_label(p->app->office, &p->c->sum, &p->summed);
	return 0;
}

static void
printing_release(struct count_printing *p)
{
	for (size_t a = 0; a < p->f->n_axes; a++) {
		for (size_t i = 0; i < p->f->axis[a].n; i++)
			free(p->label[a][i]);
		free(p->label[a]);
		buf_release(&p->head[a]);
	}
	buf_release(&p->summed);
}

/* "others (12 values)" */
static char *
others(const struct count_printing *p, size_t axis)
{
	const size_t n = p->f->axis[axis].n - p->shown[axis];

	return xasprintf(_n("others (%zu value)", "others (%zu values)", n), n);
}

static int
widest(const struct count_printing *p, size_t axis)
{
	int most = utf8_columns(buf_str(&p->head[axis]));

	for (size_t i = 0; i < p->shown[axis]; i++) {
		const int n = utf8_columns(p->label[axis][i]);

		most = n > most ? n : most;
	}
	return most;
}

static int
digits(int64_t n)
{
	return snprintf(NULL, 0, "%lld", (long long)n);
}

static void
put_sum(struct out *o, const struct count_printing *p, int64_t sum)
{
	const struct style style = { .form = p->form };
	struct buf b = BUF_INIT;

	growth_amount(&style, sum, &b);
	out_cell(o, buf_str(&b));
	buf_release(&b);
}

/* That the sums take, with the gap before them. */
static int
sum_columns(const struct count_printing *p)
{
	const int head = utf8_columns(buf_str(&p->summed));
	char text[DECIMAL_TEXT];
	const int all = (int)strlen(money_format(text, p->f->sum));

	return 2 + (head > all ? head : all);
}

/* ---- by one field ---------------------------------------------------------- */

static int
bar_width(const struct count_printing *p)
{
	const int room = p->app->columns - widest(p, 0) - digits(p->f->total) -
			 GAPS - (p->summed.len ? sum_columns(p) : 0);

	if (!p->app->tty_out)
		return BAR_MOST;
	return room < BAR_LEAST ? 0 : room;
}

static void
put_number(struct out *o, int64_t n)
{
	out_cellf(o, "%" PRId64, n);
}

static void
put_share(struct out *o, int64_t n, int64_t of)
{
	struct buf b = BUF_INIT;

	share_words(n, of, &b);
	out_cell(o, b.len ? buf_str(&b) : NULL);
	buf_release(&b);
}

static void
put_bar(struct out *o, int64_t n, int64_t most, int width)
{
	struct buf b = BUF_INIT;

	bar_words(n, most, width, &b);
	out_cell(o, buf_str(&b));
	buf_release(&b);
}

static void
one_row(struct out *o, const struct count_printing *p, const char *label,
	struct frequency_cell c, int width)
{
	const int64_t n = c.n;

	out_cell(o, label);
	if (p->summed.len)
		put_sum(o, p, c.sum);
	put_number(o, n);
	put_share(o, n, p->f->total);
	if (width)
		put_bar(o, n, frequency_most(p->f), width);
	out_row(o);
}

static void
one_rows(struct out *o, const struct count_printing *p, int width)
{
	struct frequency_cell rest = { 0 };

	for (size_t i = 0; i < p->f->axis[0].n; i++) {
		const struct frequency_class *c = &p->f->axis[0].row[i];

		if (i < p->shown[0]) {
			one_row(o, p, p->label[0][i],
				(struct frequency_cell){ c->n, c->sum }, width);
			continue;
		}
		rest.n += c->n;
		rest.sum += c->sum;
	}
	if (rest.n) {
		char *label = others(p, 0);

		one_row(o, p, label, rest, width);
		free(label);
	}
	out_cell(o, _("all"));
	if (p->summed.len)
		put_sum(o, p, p->f->sum);
	put_number(o, p->f->total);
	out_row(o);
}

static void
print_one(const struct count_printing *p)
{
	const int width = bar_width(p);
	char *scale =
		xasprintf(_("largest %lld"), (long long)frequency_most(p->f));
	struct out_column columns[5] = { { "value", buf_str(&p->head[0]), 0,
		0 } };
	struct out o;
	size_t n = 1;

	if (p->summed.len)
		columns[n++] = (struct out_column){ "sum", buf_str(&p->summed),
			OUT_NUMBER | OUT_RIGHT, 0 };
	columns[n++] = (struct out_column){ "count", _("Count"),
		OUT_NUMBER | OUT_RIGHT, 0 };
	columns[n++] =
		(struct out_column){ "share", "%", OUT_NUMBER | OUT_RIGHT, 0 };
	if (width)
		columns[n++] = (struct out_column){ "bar", scale, 0, 0 };
	out_start(&o, p->app, p->form, "rows", columns, n);
	one_rows(&o, p, width);
	out_finish(&o);
	free(scale);
}

/* ---- by two fields --------------------------------------------------------- */

/* As many columns as the terminal has room for. */
static void
fit_columns(struct count_printing *p)
{
	const int figure =
		p->summed.len ? sum_columns(p) - 2 : digits(p->f->total);
	int room = p->app->columns - widest(p, 0) - 2 * (figure + 4);
	size_t n = 0;

	while (p->app->tty_out && n < p->shown[1]) {
		int w = utf8_columns(p->label[1][n]);

		w = w > HEAD_MOST ? HEAD_MOST : w;
		room -= 2 + (w > figure ? w : figure);
		if (room < HEAD_MOST && n + 1 < p->f->axis[1].n)
			break;
		n++;
	}
	if (p->app->tty_out)
		p->shown[1] = n;
	if (p->shown[1] > OUT_COLUMNS - 3)
		p->shown[1] = OUT_COLUMNS - 3;
}

/* What a cell of a cross table tells. */
static int64_t
cross_cell(const struct count_printing *p, size_t i, size_t k)
{
	return p->summed.len ? frequency_sum(p->f, i, k)
			     : frequency_cell(p->f, i, k);
}

static void
put_figure(struct out *o, const struct count_printing *p, int64_t figure)
{
	if (p->summed.len)
		put_sum(o, p, figure);
	else
		put_number(o, figure);
}

/* The cells of classes [first, end) of the first axis, summed. */
static void
cross_row(struct out *o, const struct count_printing *p, const char *label,
	size_t first, size_t end)
{
	int64_t all = 0;

	out_cell(o, label);
	for (size_t k = 0, n = p->f->axis[1].n; k < n;) {
		const size_t until = k < p->shown[1] ? k + 1 : n;
		int64_t sum = 0;

		for (; k < until; k++)
			for (size_t i = first; i < end; i++)
				sum += cross_cell(p, i, k);
		put_figure(o, p, sum);
	}
	for (size_t i = first; i < end; i++)
		all += p->summed.len ? p->f->axis[0].row[i].sum
				     : p->f->axis[0].row[i].n;
	put_figure(o, p, all);
	out_row(o);
}

static void
cross_rows(struct out *o, const struct count_printing *p)
{
	const size_t n = p->f->axis[0].n;
	char *label;

	for (size_t i = 0; i < p->shown[0]; i++)
		cross_row(o, p, p->label[0][i], i, i + 1);
	if (p->shown[0] < n) {
		label = others(p, 0);
		cross_row(o, p, label, p->shown[0], n);
		free(label);
	}
	cross_row(o, p, _("all"), 0, n);
}

static void
print_cross(struct count_printing *p)
{
	struct out_column *columns = xcalloc(OUT_COLUMNS, sizeof(*columns));
	char *rest;
	struct out o;
	size_t n = 0;

	fit_columns(p);
	rest = others(p, 1);
	columns[n++] =
		(struct out_column){ "value", buf_str(&p->head[0]), 0, 0 };
	for (size_t k = 0; k < p->shown[1]; k++)
		columns[n++] = (struct out_column){ "n", p->label[1][k],
			OUT_NUMBER | OUT_RIGHT, HEAD_MOST };
	if (p->shown[1] < p->f->axis[1].n)
		columns[n++] = (struct out_column){ "others", rest,
			OUT_NUMBER | OUT_RIGHT, 0 };
	columns[n++] = (struct out_column){ "all", _("all"),
		OUT_NUMBER | OUT_RIGHT, 0 };
	out_line(p->app->out, _("Columns: %s"), buf_str(&p->head[1]));
	if (p->summed.len)
		out_line(p->app->out, _("Figures: %s"), buf_str(&p->summed));
	out_start(&o, p->app, p->form, "rows", columns, n);
	cross_rows(&o, p);
	out_finish(&o);
	free(rest);
	free(columns);
}

/* ---- for programs ---------------------------------------------------------- */

/* No look at the store is open while rows are printed: see each.h. */
static void
put_filter(struct out *o, const struct count_printing *p, size_t i, size_t k)
{
	struct err unread = ERR_INIT;
	struct txn *txn;
	char *filter = NULL;

	if (!office_look(p->app->office, &txn, &unread)) {
		filter = counted_by_filter(p->app->office, txn, p->c, i, k);
		office_look_end(txn);
	}
	out_cell(o, filter);
	free(filter);
}

static void
put_cells(struct out *o, const struct count_printing *p,
	struct frequency_cell cell)
{
	put_number(o, cell.n);
	if (p->summed.len)
		put_sum(o, p, cell.sum);
}

static void
hide_cells(struct out *o, const struct count_printing *p)
{
	out_cell(o, NULL);
	if (p->summed.len)
		out_cell(o, NULL);
}

/* One cell a row, whatever the axes are; one that is hidden has no number. */
static void
file_row(struct out *o, const struct count_printing *p, size_t i, size_t k)
{
	const struct frequency_class *c = &p->f->axis[0].row[i];
	const bool cross = p->f->n_axes > 1;

	out_cell(o, p->label[0][i][0] ? p->label[0][i] : NULL);
	if (cross)
		out_cell(o, p->label[1][k][0] ? p->label[1][k] : NULL);
	if (cross ? c->hides[k] : c->hidden)
		hide_cells(o, p);
	else
		put_cells(o, p,
			cross ? c->cells[k]
			      : (struct frequency_cell){ c->n, c->sum });
	if (p->form == OUT_JSON)
		put_filter(o, p, i, cross ? k : SIZE_MAX);
	out_row(o);
}

static void
print_file(const struct count_printing *p)
{
	const struct axis *axis = p->c->axis;
	struct out_column columns[5];
	struct out o;
	size_t n = 0;

	for (size_t a = 0; a < p->f->n_axes; a++)
		columns[n++] = (struct out_column){ axis[a].name, axis[a].name,
			axis[a].sort == AXIS_TEXT ? 0 : OUT_CODE, 0 };
	columns[n++] = (struct out_column){ "count", "count", OUT_NUMBER, 0 };
	if (p->summed.len)
		columns[n++] =
			(struct out_column){ "sum", "sum", OUT_NUMBER, 0 };
	if (p->form == OUT_JSON)
		columns[n++] = (struct out_column){ "filter", "filter", 0, 0 };
	out_start(&o, p->app, p->form, "rows", columns, n);
	for (size_t i = 0; i < p->f->axis[0].n; i++) {
		if (p->f->n_axes == 1)
			file_row(&o, p, i, 0);
		for (size_t k = 0; k < p->f->axis[1].n; k++)
			if (frequency_cell(p->f, i, k))
				file_row(&o, p, i, k);
	}
	out_finish(&o);
}

/* ---- all of it ------------------------------------------------------------- */

/* A row that one record is behind may be one person. */
static int
note_rows(const struct count_printing *p, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < p->shown[0]; i++)
		if (p->f->axis[0].row[i].sample)
			rc = row_listed(p->app->office, p->c->kind,
				p->f->axis[0].row[i].sample, i, err);
	return rc;
}

static int
hide_small(const struct app *app, struct counted_by *c, enum out_form form,
	struct err *err)
{
	const int line = app->office->book.site.small_cells;

	if (form == OUT_TABLE || frequency_hide(&c->f, line))
		return 0;
	return err_set(err, MG_EUSAGE,
		_("more than %d cells are too many for a file; count by wider "
		  "classes"),
		SUPPRESS_CELLS);
}

int
count_print(struct app *app, struct counted_by *c, enum out_form form,
	uint64_t top, struct err *err)
{
	struct count_printing p = {
		.app = app, .c = c, .f = &c->f, .form = form
	};
	int rc;

	for (size_t a = 0; a < c->f.n_axes; a++) {
		p.shown[a] = c->f.axis[a].n;
		p.label[a] = xcalloc(p.shown[a] + 1, sizeof(char *));
	}
	if (top && top < p.shown[0])
		p.shown[0] = (size_t)top;
	rc = hide_small(app, c, form, err);
	if (!rc)
		rc = note_rows(&p, err);
	if (!rc)
		rc = read_labels(&p, err);
	if (!rc && form != OUT_TABLE)
		print_file(&p);
	else if (!rc && c->f.n_axes > 1)
		print_cross(&p);
	else if (!rc)
		print_one(&p);
	printing_release(&p);
	return rc;
}
