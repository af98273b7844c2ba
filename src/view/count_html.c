/* SPDX-License-Identifier: MIT */
#include "magang/view/count_html.h"

#include <stdlib.h>
#include <stdio.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/markup.h"
#include "magang/base/mem.h"
#include "magang/base/quoted.h"
#include "magang/office/office.h"
#include "magang/view/app.h"
#include "magang/view/count_page.h"
#include "magang/view/count_words.h"
#include "magang/view/growth_words.h"
#include "magang/view/html_page.h"
#include "magang/view/words.h"

struct count_html {
	struct style style;
	const struct counted_by *c;
	struct buf *out;
};

/* ---- texts ----------------------------------------------------------------- */

static void
put_element(const struct count_html *h, const char *tag, const char *text)
{
	buf_addf(h->out, "<%s>", tag);
	markup_put(h->out, text);
	buf_addf(h->out, "</%s>", tag);
}

static void
put_class(const struct count_html *h, size_t axis, size_t i)
{
	struct buf b = BUF_INIT;

	class_label(&h->style, h->c, axis, i, &b);
	put_element(h, "th", buf_str(&b));
	buf_release(&b);
}

/* The sign of what was left out, whether small or not. */
static void
put_figure(const struct count_html *h, int64_t n, bool hidden)
{
	char number[NUMBER_SHOWN];

	put_element(h, "td",
		hidden ? "*"
		       : words_number(
				 h->style.office->lang, (uint64_t)n, number));
}

/* The sum of what is summed, or its sign. */
static void
put_sum(const struct count_html *h, int64_t sum, bool hidden)
{
	struct buf text = BUF_INIT;

	growth_amount(&h->style, sum, &text);
	put_element(h, "td", hidden ? "*" : buf_str(&text));
	buf_release(&text);
}

static bool
is_summed(const struct count_html *h)
{
	return *h->c->sum.name;
}

/* ---- tables ---------------------------------------------------------------- */

/* The largest that is told. */
static int64_t
most_told(const struct count_html *h)
{
	const struct frequency_axis *axis = &h->c->f.axis[0];
	int64_t most = 0;

	for (size_t i = 0; i < axis->n; i++)
		if (!axis->row[i].hidden && axis->row[i].n > most)
			most = axis->row[i].n;
	return most;
}

static void
put_bar(const struct count_html *h, int64_t n, int64_t most)
{
	buf_adds(h->out, "<td class=b>");
	html_bar(h->out, n, most);
	buf_adds(h->out, "</td>");
}

static void
row_of_one(const struct count_html *h, size_t i, int64_t most)
{
	const struct frequency_class *c = &h->c->f.axis[0].row[i];
	struct buf share = BUF_INIT;

	buf_adds(h->out, "<tr>");
	put_class(h, 0, i);
	if (is_summed(h))
		put_sum(h, c->sum, c->hidden);
	put_figure(h, c->n, c->hidden);
	/* a share of a sum that is left out would tell it */
	if (!c->hidden && !h->c->f.total_hidden)
		share_words(c->n, h->c->f.total, &share);
	put_element(h, "td", buf_str(&share));
	put_bar(h, c->hidden ? 0 : c->n, most);
	buf_adds(h->out, "</tr>\n");
	buf_release(&share);
}

static void
put_summed(const struct count_html *h)
{
	struct buf head = BUF_INIT;

	axis_label(h->style.office, &h->c->sum, &head);
	put_element(h, "th", buf_str(&head));
	buf_release(&head);
}

static void
table_of_one(const struct count_html *h)
{
	const int64_t most = most_told(h);

	if (is_summed(h))
		put_summed(h);
	put_element(h, "th", _("Count"));
	buf_addf(h->out, "<th>%%</th><th>");
	buf_addf(h->out, _("largest %lld"), (long long)most);
	buf_adds(h->out, "</th></tr></thead>\n");
	for (size_t i = 0; i < h->c->f.axis[0].n; i++)
		row_of_one(h, i, most);
}

/* Of a cross table: the sum, where there is one. */
static void
put_cell(const struct count_html *h, struct frequency_cell c, bool hidden)
{
	if (is_summed(h))
		put_sum(h, c.sum, hidden);
	else
		put_figure(h, c.n, hidden);
}

static void
table_of_two(const struct count_html *h)
{
	const struct frequency *f = &h->c->f;

	for (size_t k = 0; k < f->axis[1].n; k++)
		put_class(h, 1, k);
	put_element(h, "th", _("all"));
	buf_adds(h->out, "</tr></thead>\n");
	for (size_t i = 0; i < f->axis[0].n; i++) {
		const struct frequency_class *c = &f->axis[0].row[i];

		buf_adds(h->out, "<tr>");
		put_class(h, 0, i);
		for (size_t k = 0; k < f->axis[1].n; k++)
			put_cell(h, c->cells[k], c->hides[k]);
		put_cell(h, (struct frequency_cell){ c->n, c->sum }, c->hidden);
		buf_adds(h->out, "</tr>\n");
	}
}

static void
put_sums(const struct count_html *h)
{
	const struct frequency *f = &h->c->f;

	buf_adds(h->out, "<tfoot><tr>");
	put_element(h, "th", _("all"));
	for (size_t k = 0; k < f->axis[1].n; k++) {
		const struct frequency_class *c = &f->axis[1].row[k];

		put_cell(h, (struct frequency_cell){ c->n, c->sum }, c->hidden);
	}
	if (is_summed(h))
		put_sum(h, f->sum, f->total_hidden);
	if (!is_summed(h) || f->n_axes == 1)
		put_figure(h, f->total, f->total_hidden);
	buf_adds(h->out, "</tr></tfoot>\n");
}

static void
put_table(const struct count_html *h)
{
	struct buf head = BUF_INIT;

	buf_adds(h->out, "<div><table><thead><tr>");
	axis_label(h->style.office, &h->c->axis[0], &head);
	put_element(h, "th", buf_str(&head));
	if (h->c->f.n_axes > 1)
		table_of_two(h);
	else
		table_of_one(h);
	put_sums(h);
	buf_adds(h->out, "</table></div>\n");
	buf_release(&head);
}

/* ---- around them ----------------------------------------------------------- */

/* "Cases: Stage, Regency" */
static char *
title(const struct count_html *h)
{
	const struct kind_info *k = kind_info(h->c->kind);
	struct buf b = BUF_INIT;

	buf_addf(&b,
		"%s: ", label_in(&k->label, h->style.office->lang, k->name));
	for (size_t a = 0; a < h->c->f.n_axes; a++) {
		buf_adds(&b, a ? ", " : "");
		axis_label(h->style.office, &h->c->axis[a], &b);
	}
	if (is_summed(h)) {
		buf_adds(&b, "; ");
		axis_label(h->style.office, &h->c->sum, &b);
	}
	return buf_detach(&b);
}

static void
put_head(const struct count_html *h)
{
	char *text = title(h);

	html_head(h->out, h->style.office, text);
	free(text);
}

static void
put_programs(const struct count_html *h)
{
	const struct program *p;

	buf_addf(h->out, "magang %s", MG_VERSION);
	for (uint16_t no = 0;
		(p = office_program_next(h->style.office, h->style.txn, &no));)
		buf_addf(h->out, ", %s %d", p->name, p->version);
}

/* The command that makes the table again, and what its CSV must come to. */
static void
put_foot(const struct count_html *h, const char *sum)
{
	const struct counted_by *c = h->c;
	struct buf line = BUF_INIT, command = BUF_INIT;

	buf_adds(h->out, "<footer><p>");
	html_hidden(h->out, h->style.office);
	buf_adds(h->out, "</p><p>");
	put_programs(h);
	buf_addf(&line, "%s%sby:", c->filter, *c->filter ? " " : "");
	for (size_t a = 0; a < c->f.n_axes; a++)
		buf_addf(&line, "%s%s", a ? "," : "", c->axis[a].name);
	if (is_summed(h))
		buf_addf(&line, " sum:%s", c->sum.name);
	buf_addf(&command, "magang count %s ", kind_info(c->kind)->name);
	quoted_put(&command, buf_str(&line));
	buf_adds(h->out, "</p>");
	html_end(h->out, buf_str(&command), sum);
	buf_release(&line);
	buf_release(&command);
}

/* ---- all of it -------------------------------------------------------------- */

/* Of the same table as CSV, as hexadecimal digits. */
static int
sum_of_csv(const struct app *app, struct counted_by *c, char out[SUM_TEXT],
	struct err *err)
{
	struct app to = *app;
	char *text = NULL;
	size_t size = 0;
	int rc;

	to.out = open_memstream(&text, &size);
	rc = count_print(&to, c, OUT_CSV, 0, err);
	fclose(to.out);
	sum_format(out, text, size);
	free(text);
	return rc;
}

int
count_html(struct app *app, struct counted_by *c, struct err *err)
{
	struct buf page = BUF_INIT;
	struct count_html h = {
		.style = { .office = app->office, .form = OUT_TABLE },
		.c = c,
		.out = &page,
	};
	char sum[SUM_TEXT];
	int rc = sum_of_csv(app, c, sum, err);

	if (!rc)
		rc = office_look(app->office, &h.style.txn, err);
	if (rc)
		return rc;
	put_head(&h);
	put_table(&h);
	put_foot(&h, sum);
	office_look_end(h.style.txn);
	fwrite(page.data, 1, page.len, app->out);
	buf_release(&page);
	return 0;
}
