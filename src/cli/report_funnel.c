/* SPDX-License-Identifier: MIT */
#include "report_funnel.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/query/count_by.h"
#include "magang/view/count_words.h"

/* What became of cases that came to a stage. */
enum way { WAY_THERE, WAY_LOST, WAYS };
#define WAY(w) (1U << (w))

/*
 * What came to a stage is what went on from the one before it: where both are exact,
 * the few that did not go on follow. So it is rounded, and shares are of that.
 */
struct funnel {
	struct frequency f; /* stages by ways */
	int64_t *came;      /* by stage */
};

/* The stage of a class; -1: the newest version has none of that name. */
static int
class_stage(const struct report_run *r, const struct style *style,
	const struct counted_by *c, size_t axis, size_t i)
{
	struct buf name = BUF_INIT;
	int stage;

	class_label(style, c, axis, i, &name);
	stage = program_stage(r->p, buf_str(&name));
	buf_release(&name);
	return stage;
}

static void
add(struct funnel *u, int stage, enum way way, int64_t n)
{
	const struct value at[] = { value_number(stage), value_number(way) };

	if (stage < 0 || n <= 0)
		return;
	u->came[stage] += n;
	if (way < WAYS && frequency_add(&u->f, at, n, 0))
		u->f.total += n;
}

/* A count within the program, "case" by its stage or "decision" by its two. */
static int
count(const struct report_run *r, enum kind kind, const char *by,
	struct counted_by *c, struct err *err)
{
	char *filter = report_filter(r, "");
	char *line = xasprintf("%s by:%s", filter, by);
	const int rc = count_by(r->app->office, kind, line, c, err);

	free(line);
	free(filter);
	return rc;
}

static int
add_cases(const struct report_run *r, struct funnel *u, struct err *err)
{
	struct style style = { .office = r->app->office, .form = OUT_CSV };
	struct counted_by c;
	int rc = count(r, KIND_CASE, "stage", &c, err);

	if (rc)
		return rc;
	rc = office_look(style.office, &style.txn, err);
	for (size_t i = 0; !rc && i < c.f.axis[0].n; i++)
		add(u, class_stage(r, &style, &c, 0, i), WAY_THERE,
			c.f.axis[0].row[i].n);
	if (!rc)
		office_look_end(style.txn);
	counted_by_release(&c);
	return rc;
}

static int
add_decisions(const struct report_run *r, struct funnel *u, struct err *err)
{
	struct style style = { .office = r->app->office, .form = OUT_CSV };
	struct counted_by c;
	int rc = count(r, KIND_DECISION, "from,to", &c, err);

	if (rc)
		return rc;
	rc = office_look(style.office, &style.txn, err);
	for (size_t k = 0; !rc && k < c.f.axis[1].n; k++) {
		const int to = class_stage(r, &style, &c, 1, k);
		const bool lost =
			to >= 0 && (r->p->stages[to].kind == STAGE_FAILED ||
					   r->p->stages[to].kind == STAGE_EXIT);

		for (size_t i = 0; i < c.f.axis[0].n; i++)
			add(u, class_stage(r, &style, &c, 0, i),
				lost ? WAY_LOST : WAYS,
				frequency_cell(&c.f, i, k));
	}
	if (!rc)
		office_look_end(style.txn);
	counted_by_release(&c);
	return rc;
}

static int64_t
rounded(const struct report_run *r, int64_t n)
{
	const int small = r->app->office->book.site.small_cells;
	const int64_t step = small > 1 ? 2 * small : 1;

	return (n + step / 2) / step * step;
}

/* The scale of the bars: they are as long as what is told. */
static int64_t
most_came(const struct report_run *r, const struct funnel *u)
{
	int64_t most = 0;

	for (size_t i = 0; i < r->p->n_stages; i++)
		if (u->came[i] > most)
			most = u->came[i];
	return rounded(r, most);
}

static void
put_stage(const struct report_run *r, struct out *o, const struct funnel *u,
	size_t stage)
{
	const struct stage *s = &r->p->stages[stage];
	const size_t class = report_class(&u->f, (int64_t)stage);
	const bool nobody = class == SIZE_MAX;
	const int64_t came = rounded(r, u->came[stage]);
	const int64_t most = most_came(r, u);
	const int64_t lost =
		nobody ? 0 : report_cell(&u->f, class, WAY(WAY_LOST));

	report_put_of(r, o);
	if (!report_heads_said(r))
		out_cell(o, s->name);
	out_cell(o, label_in(&s->label, r->app->office->lang, s->name));
	report_put(o, came);
	report_put(o, nobody ? 0 : report_cell(&u->f, class, WAY(WAY_THERE)));
	report_put(o, lost);
	report_put_share(o, lost > came ? came : lost, came);
	if (report_heads_said(r))
		out_cellf(
			o, "%lld", (long long)(most ? came * 1000 / most : 0));
	out_row(o);
}

static void
put_stages(const struct report_run *r, const struct funnel *u)
{
	char *scale = xasprintf(_("largest %lld"), (long long)most_came(r, u));
	const struct out_column columns[] = {
		REPORT_COLUMNS,
		{ "stage", NULL, OUT_CODE, 0 },
		{ "label", _("Stage"), 0, 0 },
		{ "came", _("Came about"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "there", _("Are there"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "lost", _("Lost"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "percent", _("Lost %"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "bar", scale, OUT_BAR, 0 },
	};
	/* people read its label */
	const size_t said = report_heads_said(r), skip = said + (said > 0);
	struct out o;

	/* the bar is for people */
	out_start(&o, r->app, r->form, "stages", columns + skip,
		ARRAY_SIZE(columns) - skip - !said);
	for (size_t i = 0; i < r->p->n_stages; i++)
		put_stage(r, &o, u, i);
	out_finish(&o);
	free(scale);
}

int
report_funnel(const struct report_run *r, struct err *err)
{
	struct funnel u = {
		.came = xcalloc(r->p->n_stages, sizeof(*u.came)),
	};
	int rc;

	frequency_init(&u.f, 2);
	rc = add_cases(r, &u, err);
	if (!rc)
		rc = add_decisions(r, &u, err);
	if (!rc)
		rc = report_hide(r, &u.f, err);
	if (!rc)
		put_stages(r, &u);
	frequency_release(&u.f);
	free(u.came);
	return rc;
}
