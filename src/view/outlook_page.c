/* SPDX-License-Identifier: MIT */
#include "magang/view/outlook_page.h"

#include <stdio.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/identity/area.h"
#include "magang/ops/outlook.h"
#include "magang/program/program.h"
#include "magang/view/app.h"
#include "magang/view/page.h"

static void
number_cell(struct page *p, int64_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)n);
	page_cell(p, n < 0 ? NULL : text);
}

static void
stage_rows(struct page *p, const struct app *app, const struct outlook *o)
{
	const struct out_column columns[] = {
		{ "program", _("Program"), OUT_CODE, 0 },
		{ "stage", _("Stage"), OUT_CODE, 0 },
		{ "go", _("Go"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "wait", _("Wait"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "stay", _("Stay"), OUT_NUMBER | OUT_RIGHT, 0 },
	};

	page_rows(p, "stages", _("From"), columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < o->n; i++) {
		const struct outlook_row *row = &o->rows[i];
		const struct stage *s;

		if (row->quota[0] || !row->program || row->stage < 0)
			continue;
		s = &row->program->stages[row->stage];
		page_cell(p, row->program->name);
		page_cell(p, p->json ? s->name
				     : label_in(&s->label, app->lang, s->name));
		page_count_cell(p, row->go);
		page_count_cell(p, row->wait);
		page_count_cell(p, row->stay);
		page_row(p);
	}
	page_rows_end(p);
}

static void
place_rows(struct page *p, const struct outlook *o)
{
	const struct out_column columns[] = {
		{ "program", _("Program"), OUT_CODE, 0 },
		{ "quota", _("Places"), OUT_CODE, 0 },
		{ "area", _("Area"), OUT_CODE, 0 },
		{ "before", _("Taken"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "after", _("Then"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "seats", _("Of"), OUT_NUMBER | OUT_RIGHT, 0 },
	};
	char area[AREA_CODE_TEXT];

	page_rows(p, "places", _("Places"), columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < o->n; i++) {
		const struct outlook_row *row = &o->rows[i];

		if (!row->quota[0])
			continue;
		page_cell(p, row->program->name);
		page_cell(p, row->quota);
		page_cell(p,
			row->area ? area_code_format(area, row->area) : NULL);
		number_cell(p, row->taken);
		number_cell(p, row->taken + (int64_t)row->go);
		number_cell(p, row->seats);
		page_row(p);
	}
	page_rows_end(p);
}

void
outlook_page(struct page *p, const struct app *app, const struct outlook *o)
{
	stage_rows(p, app, o);
	place_rows(p, o);
}

void
outlook_words(const struct outlook *o, enum lang lang, struct buf *out)
{
	size_t programs = 0;

	for (size_t i = 0, next; i < o->n && !o->rows[i].quota[0]; i = next) {
		const struct program *p = o->rows[i].program;
		size_t go = 0, wait = 0, stay = 0;

		for (next = i; next < o->n && !o->rows[next].quota[0] &&
			       o->rows[next].program == p;
			next++) {
			go += o->rows[next].go;
			wait += o->rows[next].wait;
			stay += o->rows[next].stay;
		}
		buf_addf(out, "%s%s: ", programs++ ? "; " : "",
			p ? label_in(&p->label, lang, p->name) : "?");
		buf_addf(out, _("%zu go"), go);
		if (wait)
			buf_addf(out, _(", %zu wait"), wait);
		if (stay)
			buf_addf(out, _(", %zu stay"), stay);
	}
}
