/* SPDX-License-Identifier: MIT */
#include "magang/view/moved_days.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/class_days.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/program/calendar.h"
#include "magang/record/fields.h"
#include "magang/record/sheet.h"
#include "magang/rulebook/program_cache.h"
#include "magang/view/app.h"
#include "magang/view/each.h"
#include "magang/view/page.h"

struct moved_days {
	struct page *page;
	struct office *office;
	const struct calendar *then;
	size_t n; /* days that are told */
};

static const char *
day_words(const struct moved_days *m, const struct class_days *d)
{
	return d->holiday ? label_in(&d->holiday->label, m->office->lang,
				    _("holiday"))
			  : _("class");
}

static void
name_cells(const struct moved_days *m, const struct row *row)
{
	char number[NUMBER_TEXT], name[128];

	office_number(m->office, row->style->txn, row->record, number);
	page_cell(m->page, number);
	page_cell(m->page,
		record_text(row->record, F_COHORT_NAME, name, sizeof(name)));
}

/* Marks of a day that has class no more stay, and are told. */
static bool
is_entered(const struct row *row, int32_t day)
{
	struct record *sheet = xmalloc(sizeof(*sheet));
	const bool entered =
		office_sees(row->style->office, row->style->txn, KIND_SHEET,
			sheet_id(row->record->id, day), sheet) &&
		sheet_is_entered(sheet);

	free(sheet);
	return entered;
}

static void
day_row(struct moved_days *m, const struct row *row,
	const struct class_days *now, const struct class_days *then)
{
	char date[DATE_TEXT];

	m->n++;
	name_cells(m, row);
	page_cell(m->page, date_format(date, now->date));
	page_cell(m->page, day_words(m, now));
	page_cell(m->page, day_words(m, then));
	page_cell(m->page, is_entered(row, now->date) ? _("marked") : NULL);
	page_row(m->page);
}

/* Both walks come by the same days. */
static bool
visit(void *ctx, const struct row *row)
{
	struct moved_days *m = ctx;
	struct class_days now, then;

	class_days_begin(&now, row->record, &m->office->book.calendar);
	class_days_begin(&then, row->record, m->then);
	while (class_days_next(&now) && class_days_next(&then))
		if (!now.holiday != !then.holiday)
			day_row(m, row, &now, &then);
	return true;
}

/* How long a class is then, and until when somebody may join it. */
static bool
visit_cohort(void *ctx, const struct row *row)
{
	const struct moved_days *m = ctx;
	const struct calendar *both[] = { &m->office->book.calendar, m->then };
	const struct program *p = rulebook_program(&m->office->book,
		row->style->txn,
		(uint16_t)record_number(row->record, F_COHORT_PROGRAM, 0), 0);
	struct class_count n[2];
	int32_t join[2];
	char date[DATE_TEXT];

	for (size_t i = 0; i < ARRAY_SIZE(both); i++) {
		n[i] = class_days_count(row->record, both[i], m->office->today);
		join[i] = class_joins_until(row->record, p, both[i]);
	}
	if (n[0].all == n[1].all && join[0] == join[1])
		return true;
	name_cells(m, row);
	for (size_t i = 0; i < ARRAY_SIZE(both); i++)
		page_count_cell(m->page, (uint64_t)n[i].all);
	for (size_t i = 0; i < ARRAY_SIZE(both); i++)
		page_cell(m->page, join[i] == DATE_NONE
					   ? NULL
					   : date_format(date, join[i]));
	page_row(m->page);
	return true;
}

int
moved_days_page(struct page *page, const struct calendar *then, size_t *n,
	struct err *err)
{
	const struct out_column days[] = {
		{ "cohort", _("Cohort"), OUT_CODE, 0 },
		{ "name", _("Name"), 0, 0 },
		{ "date", _("Date"), OUT_CODE, 0 },
		{ "before", _("Before"), 0, 0 },
		{ "then", _("Then"), 0, 0 },
		{ "marked", _("Attendance"), 0, 0 },
	};
	const struct out_column cohorts[] = {
		{ "cohort", _("Cohort"), OUT_CODE, 0 },
		{ "name", _("Name"), 0, 0 },
		{ "days_before", _("Days of class"), OUT_NUMBER | OUT_RIGHT,
			0 },
		{ "days_then", _("Then"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "join_before", _("Joins until"), OUT_CODE, 0 },
		{ "join_then", _("Then"), OUT_CODE, 0 },
	};
	static const char held[] = "state:planned,running,-";
	struct moved_days m = { page, page->app->office, then, 0 };
	const struct style style = { .office = m.office, .form = OUT_TABLE };
	int rc;

	page_rows(page, "days", NULL, days, ARRAY_SIZE(days));
	rc = filter_each(m.office, KIND_COHORT, held, &style, visit, &m, err);
	page_rows_end(page);
	if (rc >= 0 && m.n) {
		page_rows(page, "cohorts", NULL, cohorts, ARRAY_SIZE(cohorts));
		rc = filter_each(m.office, KIND_COHORT, held, &style,
			visit_cohort, &m, err);
		page_rows_end(page);
	}
	*n = m.n;
	return rc < 0 ? rc : 0;
}
