/* SPDX-License-Identifier: MIT */
#include "magang/view/moved_days.h"

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/class_days.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/program/calendar.h"
#include "magang/record/fields.h"
#include "magang/view/app.h"
#include "magang/view/each.h"
#include "magang/view/page.h"

struct moved_days {
	struct page *page;
	struct office *office;
	const struct calendar *then;
};

static const char *
day_words(const struct moved_days *m, const struct class_days *d)
{
	return d->holiday ? label_in(&d->holiday->label, m->office->lang,
				    _("holiday"))
			  : _("class");
}

static void
day_row(const struct moved_days *m, const struct row *row,
	const struct class_days *now, const struct class_days *then)
{
	char number[NUMBER_TEXT], name[128], date[DATE_TEXT];

	office_number(m->office, row->style->txn, row->record, number);
	page_cell(m->page, number);
	page_cell(m->page,
		record_text(row->record, F_COHORT_NAME, name, sizeof(name)));
	page_cell(m->page, date_format(date, now->date));
	page_cell(m->page, day_words(m, now));
	page_cell(m->page, day_words(m, then));
	page_row(m->page);
}

/* Both walks come by the same days. */
static bool
visit(void *ctx, const struct row *row)
{
	const struct moved_days *m = ctx;
	struct class_days now, then;

	class_days_begin(&now, row->record, &m->office->book.calendar);
	class_days_begin(&then, row->record, m->then);
	while (class_days_next(&now) && class_days_next(&then))
		if (!now.holiday != !then.holiday)
			day_row(m, row, &now, &then);
	return true;
}

int
moved_days_page(struct page *page, const struct calendar *then, struct err *err)
{
	const struct out_column columns[] = {
		{ "cohort", _("Cohort"), OUT_CODE, 0 },
		{ "name", _("Name"), 0, 0 },
		{ "date", _("Date"), OUT_CODE, 0 },
		{ "before", _("Before"), 0, 0 },
		{ "then", _("Then"), 0, 0 },
	};
	struct moved_days m = { page, page->app->office, then };
	const struct style style = { .office = m.office, .form = OUT_TABLE };
	int rc;

	page_rows(page, "days", NULL, columns, ARRAY_SIZE(columns));
	rc = filter_each(m.office, KIND_COHORT, "state:planned,running,-",
		&style, visit, &m, err);
	page_rows_end(page);
	return rc < 0 ? rc : 0;
}
