/* SPDX-License-Identifier: MIT */
#include "report_scores.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/ops/whatif.h"
#include "magang/query/frequency.h"

/* With a place, without one. */
enum score_way { WAY_WITHIN, WAY_WITHOUT };
#define WAY(w) (1U << (w))

/* Classes of five points by ways; the first and the last that anybody is in. */
struct scores {
	struct frequency f;
	size_t end; /* score_line_end() */
	size_t first, last;
};

static void
add(struct scores *s, size_t class, enum score_way way, size_t n)
{
	const struct value at[] = { value_number((int64_t) class),
		value_number(way) };

	if (n && frequency_add(&s->f, at, (int64_t)n, 0))
		s->f.total += (int64_t)n;
}

static void
take(struct scores *s, const struct score_line *l)
{
	s->end = score_line_end(l);
	s->first = SCORE_CLASSES;
	for (size_t i = 0; i < SCORE_CLASSES; i++) {
		if (!score_line_class(l, i))
			continue;
		if (s->first == SCORE_CLASSES)
			s->first = i;
		s->last = i;
		add(s, i, WAY_WITHIN, l->within[i]);
		add(s, i, WAY_WITHOUT, l->without[i]);
	}
}

/* All open cases by the newest version. */
static int
ask(const struct report_run *r, struct scores *s, struct err *err)
{
	struct whatif *w = xcalloc(1, sizeof(*w));
	struct tried_version tried = { 0 };
	int rc = tried_version_installed(r->app->office, r->p, &tried, err);

	if (!rc)
		rc = whatif_run(r->app->office, &tried, w, err);
	if (!rc)
		take(s, &w->then);
	whatif_release(w);
	tried_version_release(&tried);
	free(w);
	return rc;
}

/* In a class; 0: nobody, REPORT_HIDDEN. */
static int64_t
figure(const struct scores *s, size_t class, unsigned ways)
{
	const size_t at = report_class(&s->f, (int64_t) class);

	return at == SIZE_MAX ? 0 : report_cell(&s->f, at, ways);
}

static int64_t
most_shown(const struct scores *s)
{
	int64_t most = 0;

	for (size_t i = 0; i < SCORE_CLASSES; i++) {
		const int64_t n =
			figure(s, i, WAY(WAY_WITHIN) | WAY(WAY_WITHOUT));

		most = n > most ? n : most;
	}
	return most;
}

static void
put_class(const struct report_run *r, struct out *o, const struct scores *s,
	size_t class)
{
	const int64_t all =
		figure(s, class, WAY(WAY_WITHIN) | WAY(WAY_WITHOUT));
	const int64_t most = most_shown(s);
	const bool said = report_heads_said(r) > 0;

	report_put_of(r, o);
	out_cellf(o, "%zu", class * SCORE_CLASS);
	report_put(o, figure(s, class, WAY(WAY_WITHIN)));
	report_put(o, figure(s, class, WAY(WAY_WITHOUT)));
	out_cell(o, class != s->end ? NULL : said ? _("here") : "yes");
	if (said)
		out_cellf(o, "%lld",
			(long long)(most && all > 0 ? all * 1000 / most : 0));
	out_row(o);
}

static void
put_classes(const struct report_run *r, const struct scores *s)
{
	char *scale = xasprintf(_("largest %lld"), (long long)most_shown(s));
	const struct out_column columns[] = {
		REPORT_COLUMNS,
		{ "from", _("Score from"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "within", _("With a place"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "without", _("Without"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "end", _("Places end"), OUT_CODE, 0 },
		{ "bar", scale, OUT_BAR, 0 },
	};
	const size_t said = report_heads_said(r);
	struct out o;

	out_start(&o, r->app, r->form, "scores", columns + said,
		ARRAY_SIZE(columns) - said - !said);
	for (size_t i = s->last + 1; i-- > s->first;)
		put_class(r, &o, s, i);
	out_finish(&o);
	free(scale);
}

int
report_scores(const struct report_run *r, struct err *err)
{
	struct scores s = { .end = SCORE_CLASSES };
	int rc;

	frequency_init(&s.f, 2);
	rc = ask(r, &s, err);
	if (!rc)
		rc = report_hide(r, &s.f, err);
	if (!rc)
		put_classes(r, &s);
	frequency_release(&s.f);
	return rc;
}
