/* SPDX-License-Identifier: MIT */
#include "report_areas.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/query/source.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/rulebook/activities.h"
#include "magang/view/codes.h"
#include "magang/view/growth_words.h"

/* Of one activity of the program. */
struct done {
	int64_t times, amount;
	struct ids persons, organisations;
};

struct areas_report {
	const struct report_run *r;
	struct style style;
	struct done *rows; /* as the activities of the program */
};

/* ---- what was done ------------------------------------------------------------ */

/* Is the case of the program? And whose it is. */
static bool
is_of_program(struct areas_report *k, uint64_t kase, uint64_t *person,
	struct err *err)
{
	struct office *office = k->r->app->office;
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;
	bool is = false;

	if (!office_look(office, &txn, err)) {
		is = office_sees(office, txn, KIND_CASE, kase, r) &&
		     record_number(r, F_PROGRAM_NO, 0) == k->r->number;
		*person = is ? person_root(txn, record_owner(r)) : 0;
		office_look_end(txn);
	}
	free(r);
	return is;
}

static int
take(void *ctx, const struct hit *hit, struct err *err)
{
	struct areas_report *k = ctx;
	const struct program *p = k->r->p;
	const struct record *a = hit->record;
	const enum kind about = (enum kind)record_number(a, F_ABOUT_KIND, 0);
	const uint64_t id = (uint64_t)record_number(a, F_ABOUT, 0);
	uint64_t person = 0;
	char name[48];
	struct done *to;
	size_t i = 0;

	record_text(a, F_ACTIVITY, name, sizeof(name));
	while (i < p->n_activities && strcmp(p->activities[i].name, name) != 0)
		i++;
	if (i == p->n_activities ||
		(about == KIND_CASE && !is_of_program(k, id, &person, err)))
		return 0;
	to = &k->rows[i];
	to->times++;
	to->amount += record_number(a, F_AMOUNT, 0);
	if (about == KIND_CASE)
		ids_add(&to->persons, person);
	else
		ids_add(&to->organisations, id);
	return 0;
}

static void
each_once(struct areas_report *k)
{
	for (size_t i = 0; i < k->r->p->n_activities; i++) {
		ids_sort(&k->rows[i].persons);
		ids_sort(&k->rows[i].organisations);
	}
}

/* ---- the table ------------------------------------------------------------------ */

/* An area, and an activity of it (NULL: the program has none). */
static void
put_row(const struct areas_report *k, struct out *o, const char *area,
	const struct activity *a, const struct done *d)
{
	const bool files = !report_heads_said(k->r);
	const int small = k->r->app->office->book.site.small_cells;
	const struct activity_kind kind = { .name = a ? a->name : NULL,
		.area = area,
		.unit = a ? a->unit : NULL,
		.sort = ACTIVITY_COUNTED };
	const int64_t who = (int64_t)(d->persons.n + d->organisations.n);
	/* no sum stands beside them that would give them back */
	const bool hidden = who > 0 && who < small;
	struct buf amount = BUF_INIT;

	report_put_of(k->r, o);
	out_cell(o, files ? area : agreement_area(&k->style, area));
	if (files)
		out_cell(o, a ? a->name : NULL);
	out_cell(o,
		a ? label_in(&a->label, k->style.office->lang, a->name) : NULL);
	report_put(o, hidden ? REPORT_HIDDEN : d->times);
	report_put(o, hidden ? REPORT_HIDDEN : (int64_t)d->persons.n);
	report_put(o, hidden ? REPORT_HIDDEN : (int64_t)d->organisations.n);
	if (d->amount && !hidden)
		growth_amount(&k->style, d->amount, &amount);
	if (hidden)
		report_put(o, REPORT_HIDDEN);
	else
		out_cell(o, amount.len ? buf_str(&amount) : NULL);
	out_cell(o, files ? kind.unit : a ? unit_words(&kind, NULL) : NULL);
	out_row(o);
	buf_release(&amount);
}

/* The areas in their order, those of which nothing was done as well. */
static void
put_areas(const struct areas_report *k, struct out *o)
{
	const struct program *p = k->r->p;
	const struct fdef *f = core_field(F_COOPERATION);
	const struct done nothing = { 0 };

	for (size_t c = 0; c < f->n_choices; c++) {
		const char *area = f->choices[c].code;
		bool any = false;

		for (size_t i = 0; i < p->n_activities; i++) {
			const struct activity *a = &p->activities[i];

			if (!a->area || strcmp(a->area, area) != 0)
				continue;
			put_row(k, o, area, a, &k->rows[i]);
			any = true;
		}
		if (!any)
			put_row(k, o, area, NULL, &nothing);
	}
}

static void
put_table(const struct areas_report *k)
{
	const struct out_column columns[] = {
		REPORT_COLUMNS,
		{ "area", _("Area"), OUT_CODE, 0 },
		{ "activity", NULL, OUT_CODE, 0 },
		{ "label", _("Activity"), 0, 0 },
		{ "times", _("Times"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "persons", _("Persons"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "organisations", _("Organisations"),
			OUT_NUMBER | OUT_RIGHT | OUT_SPARE, 0 },
		{ "amount", _("In all"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "unit", _("Unit"), OUT_CODE, 0 },
	};
	const size_t said = report_heads_said(k->r);
	struct out_column own[ARRAY_SIZE(columns)];
	size_t n = 0;
	struct out o;

	/* people read the label of an activity */
	for (size_t i = said; i < ARRAY_SIZE(columns); i++)
		if (!said || strcmp(columns[i].key, "activity") != 0)
			own[n++] = columns[i];
	out_start(&o, k->r->app, k->r->form, "areas", own, n);
	put_areas(k, &o);
	out_finish(&o);
}

int
report_areas(const struct report_run *r, struct err *err)
{
	struct areas_report k = {
		.r = r,
		.style = { .office = r->app->office,
			.form = report_heads_said(r) ? OUT_TABLE : OUT_CSV },
		.rows = xcalloc(r->p->n_activities + 1, sizeof(*k.rows)),
	};
	int rc = source_each(
		r->app->office, KIND_ACTIVITY, r->filter, take, &k, err);

	each_once(&k);
	if (!rc)
		put_table(&k);
	for (size_t i = 0; i < r->p->n_activities; i++) {
		ids_release(&k.rows[i].persons);
		ids_release(&k.rows[i].organisations);
	}
	free(k.rows);
	return rc;
}
