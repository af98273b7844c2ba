/* SPDX-License-Identifier: MIT */
#include "report.h"

#include <inttypes.h>
#include <stdarg.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/markup.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/query/frequency.h"
#include "magang/query/suppress.h"

void
report_line(const struct report_run *r, const char *fmt, ...)
{
	struct buf text = BUF_INIT, page = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&text, fmt, ap);
	va_end(ap);
	if (r->form == OUT_TABLE)
		out_line(r->app->out, "%s", buf_str(&text));
	if (r->form == OUT_HTML) {
		markup_put(&page, buf_str(&text));
		fprintf(r->app->out, "<p>%s</p>\n", buf_str(&page));
	}
	buf_release(&text);
	buf_release(&page);
}

#define OF 3

size_t
report_heads_said(const struct report_run *r)
{
	return r->form == OUT_CSV || r->form == OUT_JSON ? 0 : OF;
}

void
report_put_of(const struct report_run *r, struct out *o)
{
	char day[DATE_TEXT];

	if (report_heads_said(r))
		return;
	out_cell(o, date_format(day, r->day));
	out_cell(o, r->p->name);
	out_cellf(o, "%d", r->p->version);
}

char *
report_filter(const struct report_run *r, const char *more)
{
	return xasprintf(*r->filter ? "program:%s %s (%s)" : "program:%s %s",
		r->p->name, more, r->filter);
}

#define TARGET_OF (OF + 2)

static void
start_table(struct target_tables *k)
{
	const size_t skip = report_heads_said(k->r) ? TARGET_OF : 0;

	out_start(&k->o, k->r->app, k->r->form, k->name, k->columns + skip,
		k->n - skip);
	k->open = true;
}

void
target_tables_next(struct target_tables *k, const struct target *t)
{
	if (report_heads_said(k->r)) {
		if (k->open)
			out_finish(&k->o);
		k->open = false;
		report_line(k->r, _("%s, of grades %s"), t->name, t->grades);
	}
	if (!k->open)
		start_table(k);
}

void
target_tables_put(struct target_tables *k, const struct target *t)
{
	report_put_of(k->r, &k->o);
	if (report_heads_said(k->r))
		return;
	out_cell(&k->o, t->name);
	out_cell(&k->o, t->grades);
}

void
target_tables_end(struct target_tables *k)
{
	if (!k->open && !report_heads_said(k->r))
		start_table(k);
	if (k->open)
		out_finish(&k->o);
	k->open = false;
}

int
report_hide(const struct report_run *r, struct frequency *f, struct err *err)
{
	for (size_t a = 0; a < f->n_axes; a++) {
		f->axis[a].ranked = true;
		for (size_t i = 0; i < f->axis[a].n; i++)
			f->axis[a].row[i].rank = f->axis[a].row[i].v.number;
	}
	frequency_order(f);
	if (frequency_hide(f, r->app->office->book.site.small_cells))
		return 0;
	return err_set(err, MG_EUSAGE,
		_("more than %d cells are too many for a file; count by wider "
		  "classes"),
		SUPPRESS_CELLS);
}

size_t
report_class(const struct frequency *f, int64_t number)
{
	for (size_t i = 0; i < f->axis[0].n; i++)
		if (f->axis[0].row[i].v.number == number)
			return i;
	return SIZE_MAX;
}

int64_t
report_cell(const struct frequency *f, size_t class, unsigned which)
{
	const struct frequency_class *c =
		class == SIZE_MAX ? NULL : &f->axis[0].row[class];
	unsigned others = 0;
	bool hidden = false;
	int64_t sum = 0;

	for (size_t k = 0; k < f->axis[1].n; k++) {
		const struct frequency_class *to = &f->axis[1].row[k];
		const int64_t n = c ? frequency_cell(f, class, k) : to->n;

		if (which & 1U << to->v.number) {
			sum += n;
			hidden |= c ? c->hides[k] : to->hidden;
		} else if (n) {
			others++;
		}
	}
	/* the sum of all stands in the table itself */
	if (!others)
		hidden = c ? c->hidden : f->total_hidden;
	return hidden ? REPORT_HIDDEN : sum;
}

void
report_put(struct out *o, int64_t n)
{
	if (n == REPORT_HIDDEN)
		out_cell(o, o->form == OUT_JSON ? NULL : "*");
	else
		out_cellf(o, "%" PRId64, n);
}

void
report_put_share(struct out *o, int64_t n, int64_t of)
{
	if (n == REPORT_HIDDEN || of == REPORT_HIDDEN)
		report_put(o, REPORT_HIDDEN);
	else if (of > 0)
		report_put(o, n * 100 / of);
	else
		out_cell(o, NULL);
}
