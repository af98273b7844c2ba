/* SPDX-License-Identifier: MIT */
/* How an organisation has grown and what was done about it, as lines. */
#include "magang/tui/record/growth_lines.h"

#include <stdlib.h>

#include "magang/tui/record/dossier.h"
#include "magang/tui/record/dossier_list.h"
#include "magang/view/growth_words.h"
#include "magang/view/when.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/tui/term/term.h"

#define DAY 10
#define GAP 2
#define LABEL 30        /* of an activity ... */
#define LABEL_NARROW 20 /* ... on a phone */
#define AREA 26

struct growing {
	const struct style *style;
	const struct record *organisation;
	const struct growth *growth;
	struct lines *out;
	int columns;
	bool narrow;
	int width[FIGURES]; /* 0: it does not fit, or was never told */
};

static void
pad_left(const char *text, int width, struct buf *out)
{
	for (int n = utf8_columns(text); n < width; n++)
		buf_addc(out, ' ');
	buf_adds(out, text);
}

static const char *
label_of(const struct growing *g, int figure)
{
	return label_in(figures[figure].label, g->style->office->lang,
		figures[figure].name);
}

static int
figure_width(const struct growing *g, int figure)
{
	int width = utf8_columns(label_of(g, figure));

	for (size_t d = 0; d < g->growth->n_days; d++) {
		struct buf b = BUF_INIT;
		int n;

		growth_amount(g->style, g->growth->days[d].value[figure], &b);
		n = utf8_columns(buf_str(&b));
		buf_release(&b);
		if (n > width)
			width = n;
	}
	return width;
}

/* As many columns as fit; the rest unfolds. */
static void
choose_columns(struct growing *g)
{
	int left = g->columns - 4 - DAY; /* the marker; what unfolds */

	for (int i = 0; i < FIGURES; i++) {
		int width = g->growth->told[i] ? figure_width(g, i) : 0;

		if (!width || width + GAP > left)
			continue;
		g->width[i] = width;
		left -= width + GAP;
	}
}

static void
days_head(const struct growing *g)
{
	struct buf b = BUF_INIT;

	utf8_pad(&b, _("As of"), DAY + 1); /* heads begin one column before */
	for (int i = 0; i < FIGURES; i++)
		if (g->width[i])
			pad_left(label_of(g, i), g->width[i] + GAP, &b);
	lines_head(g->out, buf_str(&b));
	buf_release(&b);
}

static void
day_line(const struct growing *g, const struct growth_day *d)
{
	struct buf b = BUF_INIT, more = BUF_INIT, amount = BUF_INIT;
	char date[DATE_TEXT];
	struct line *line;
	bool hidden = false;

	utf8_pad(&b, cell_date(d->date, date), DAY);
	for (int i = 0; i < FIGURES; i++) {
		buf_clear(&amount);
		if (d->known[i])
			growth_amount(g->style, d->value[i], &amount);
		if (g->width[i])
			pad_left(buf_str(&amount), g->width[i] + GAP, &b);
		if (!d->known[i])
			continue;
		hidden |= !g->width[i];
		growth_head(g->style, i, g->organisation, &more);
		buf_addf(&more, g->narrow ? "\n  %s\n" : ": %s\n",
			buf_str(&amount));
	}
	if (hidden)
		buf_adds(&b, " +");
	line = lines_add(g->out, buf_str(&b));
	line->key = (uint64_t)d->date + 5000000000u;
	line->more = buf_detach(&more);
	buf_release(&b);
	buf_release(&amount);
}

static void
sum_line(const struct growing *g, size_t i)
{
	const struct growth_sum *s = &g->growth->sums[i];
	const char *unit = unit_words(&s->kind, g->organisation);
	const char *area = agreement_area(g->style, s->kind.area);
	struct buf b = BUF_INIT;
	char date[DATE_TEXT];
	struct line *line;

	if (!g->narrow)
		utf8_pad(&b, area ? area : "", AREA);
	utf8_pad(&b, growth_label(g->style, s),
		g->narrow ? LABEL_NARROW : LABEL);
	buf_addf(&b, " %zux", s->times);
	if (s->amount) {
		buf_adds(&b, "  ");
		growth_amount(g->style, s->amount, &b);
		buf_addf(&b, " %s", unit ? unit : "");
	}
	line = lines_add(g->out, buf_str(&b));
	line->key = i + 6000000;
	buf_clear(&b);
	if (area)
		buf_addf(&b, "%s\n", area);
	if (s->last != DATE_NONE)
		buf_addf(&b, _("last on %s"), cell_date(s->last, date));
	line->more = buf_detach(&b);
}

static void
growth_lines(struct growing *g)
{
	if (g->growth->n_days) {
		lines_head(g->out, _("SIZE BY DATE  n tells another"));
		choose_columns(g);
		days_head(g);
	}
	for (size_t i = g->growth->n_days; i > 0; i--)
		day_line(g, &g->growth->days[i - 1]);
	if (g->growth->n_sums)
		lines_head(g->out, _("WHAT WAS DONE"));
	for (size_t i = 0; i < g->growth->n_sums; i++)
		sum_line(g, i);
}

int
growth_make(
	struct ui *ui, struct dossier *d, struct lines *out, struct err *err)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	struct growth growth;
	struct growing g = { &style, d->record, &growth, out,
		dossier_columns(ui), term_class(ui->term) == SIZE_NARROW,
		{ 0 } };
	char *filter;
	int rc = office_look(ui->office, &style.txn, err);

	if (rc)
		return rc;
	growth_read(&ui->office->book, style.txn, d->record, &growth);
	growth_lines(&g);
	growth_release(&growth);
	office_look_end(style.txn);
	filter = xasprintf("about:%s sort:-date", d->number);
	rc = dossier_list(ui, KIND_ACTIVITY, filter, _("ONE BY ONE"), out, err);
	free(filter);
	if (!rc && !out->n)
		lines_head(out,
			_("no size was told of it yet, and nothing noted; n "
			  "does both"));
	return rc;
}
