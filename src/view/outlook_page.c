/* SPDX-License-Identifier: MIT */
#include "magang/view/outlook_page.h"

#include <stdio.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/ops/outlook.h"
#include "magang/program/program.h"
#include "magang/view/app.h"
#include "magang/view/page.h"
#include "magang/view/words.h"

static void
number_cell(struct page *p, int64_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)n);
	page_cell(p, n < 0 ? NULL : text);
}

/* Codes for programs, labels for people. */
static void
program_cell(struct page *p, const struct app *app, const struct program *of)
{
	page_cell(p,
		p->json ? of->name : label_in(&of->label, app->lang, of->name));
}

/* A program need not have the stage. */
static void
stage_cell(struct page *p, const struct app *app, const struct program *of,
	int stage)
{
	const struct stage *s = stage < 0 ? NULL : &of->stages[stage];

	if (!s)
		page_cell(p, p->json ? NULL : "-");
	else
		page_cell(p, p->json ? s->name
				     : label_in(&s->label, app->lang, s->name));
}

static bool
has_proposed(const struct outlook *o)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->rows[i].proposed)
			return true;
	return false;
}

static void
stage_rows(struct page *p, const struct app *app, const struct outlook *o)
{
	const struct out_column columns[] = {
		{ "program", _("Program"), OUT_CODE, 0 },
		{ "stage", _("Stage"), OUT_CODE, 0 },
		{ "to", _("To stage"), OUT_CODE, 0 },
		{ "go", _("Go"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "wait", _("Wait"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "stay", _("Stay"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "proposed", _("Proposed"), OUT_NUMBER | OUT_RIGHT, 0 },
	};
	const bool proposed = p->json || has_proposed(o);

	page_rows(p, "stages", _("From"), columns,
		ARRAY_SIZE(columns) - !proposed);
	for (size_t i = 0; i < o->n; i++) {
		const struct outlook_row *row = &o->rows[i];

		if (row->quota.name || !row->program || row->stage < 0)
			continue;
		program_cell(p, app, row->program);
		stage_cell(p, app, row->program, row->stage);
		stage_cell(p, app, row->program,
			program_stage(row->program, o->to));
		page_count_cell(p, row->go);
		page_count_cell(p, row->wait);
		page_count_cell(p, row->stay);
		if (proposed)
			page_count_cell(p, row->proposed);
		page_row(p);
	}
	page_rows_end(p);
}

static const struct move *
move_of(const struct outlook *o, size_t i)
{
	const struct outlook_row *row = &o->rows[i];

	return row->quota.name || !row->program
		       ? NULL
		       : program_move(row->program, row->stage,
				 program_stage(row->program, o->to));
}

/* Did a row above offer it? */
static bool
cause_told(const struct outlook *o, size_t i, const char *code)
{
	for (size_t k = 0; k < i; k++)
		if (o->rows[k].program == o->rows[i].program &&
			move_cause(move_of(o, k), code))
			return true;
	return false;
}

/* What the decision can be for, in each program. */
static void
cause_rows(struct page *p, const struct app *app, const struct outlook *o)
{
	const struct out_column columns[] = {
		{ "program", _("Program"), OUT_CODE, 0 },
		{ "cause", "--cause", OUT_CODE, 0 },
		{ "label", _("Cause"), 0, 0 },
	};

	page_rows(p, "causes", _("Causes"), columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < o->n; i++) {
		const struct move *m = move_of(o, i);

		for (size_t k = 0; m && k < m->n_causes; k++) {
			const struct choice *c = &m->causes[k];

			if (cause_told(o, i, c->code))
				continue;
			program_cell(p, app, o->rows[i].program);
			page_cell(p, c->code);
			page_cell(p, label_in(&c->label, app->lang, c->code));
			page_row(p);
		}
	}
	page_rows_end(p);
}

/* Whose places: the name of the intake; of cases without one nothing. */
static void
intake_cell(struct page *p, const struct style *s, uint64_t id)
{
	struct record r;
	char name[128];

	if (id && office_sees(s->office, s->txn, KIND_INTAKE, id, &r))
		page_cell(
			p, record_text(&r, F_INTAKE_NAME, name, sizeof(name)));
	else
		page_cell(p, NULL);
}

static void
area_cell(struct page *p, const struct style *s, uint16_t area)
{
	const struct value v = value_number(area);
	char code[AREA_CODE_TEXT];
	struct buf name = BUF_INIT;

	if (!area) {
		page_cell(p, NULL);
	} else if (p->json) {
		page_cell(p, area_code_format(code, area));
	} else {
		text_value(s, core_field(F_REGENCY), &v, &name);
		page_cell(p, cell_area(buf_str(&name)));
	}
	buf_release(&name);
}

static void
place_row(struct page *p, const struct app *app, const struct style *s,
	const struct outlook_row *row)
{
	struct buf what = BUF_INIT;

	quota_words(&row->quota, row->before.rest, &what);
	program_cell(p, app, row->program);
	intake_cell(p, s, row->intake);
	page_cell(p, p->json ? row->quota.name : buf_str(&what));
	area_cell(p, s, row->area);
	number_cell(p, row->before.taken);
	number_cell(p, row->before.taken + row->more);
	number_cell(p, row->before.seats);
	page_count_cell(p, row->wait);
	page_row(p);
	buf_release(&what);
}

static void
place_rows(struct page *p, const struct app *app, const struct outlook *o)
{
	const struct out_column columns[] = {
		{ "program", _("Program"), OUT_CODE, 0 },
		{ "intake", _("Intake"), OUT_CODE | OUT_SPARE, 0 },
		{ "quota", _("Places"), OUT_CODE, 0 },
		{ "area", _("Regency"), OUT_CODE | OUT_SPARE, 0 },
		{ "before", _("Taken"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "after", _("Then"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "seats", _("Of"), OUT_NUMBER | OUT_RIGHT | OUT_SPARE, 0 },
		{ "wait", _("Wait"), OUT_NUMBER | OUT_RIGHT, 0 },
	};
	struct style s = { .office = app->office, .form = OUT_TABLE };
	struct err unread = ERR_INIT;

	if (office_look(app->office, &s.txn, &unread))
		return;
	page_rows(p, "places", _("Places"), columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < o->n; i++)
		if (o->rows[i].quota.name)
			place_row(p, app, &s, &o->rows[i]);
	page_rows_end(p);
	office_look_end(s.txn);
}

void
outlook_page(struct page *p, const struct app *app, const struct outlook *o,
	bool causes)
{
	stage_rows(p, app, o);
	if (causes)
		cause_rows(p, app, o);
	place_rows(p, app, o);
}

void
outlook_words(const struct outlook *o, enum lang lang, struct buf *out)
{
	size_t programs = 0;

	for (size_t i = 0, next; i < o->n && !o->rows[i].quota.name; i = next) {
		const struct program *p = o->rows[i].program;
		size_t go = 0, wait = 0, stay = 0;

		for (next = i; next < o->n && !o->rows[next].quota.name &&
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
