/* SPDX-License-Identifier: MIT */
#include "magang/view/typed_day.h"

#include "magang/view/page.h"

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/field/day.h"
#include "magang/office/office.h"

void
typed_day_holidays(const struct office *office, struct page *page,
	const char *text, int32_t due)
{
	const struct calendar *c = &office->book.calendar;
	const struct holiday *day;
	struct buf all = BUF_INIT;
	char date[DATE_TEXT];
	struct span span;
	const bool counted =
		span_read(text, &span) && span.unit == SPAN_WORKING_DAYS;
	int32_t next = counted ? office->today + 1 : due;

	for (; (day = calendar_next(c, next)) && day->date <= due;
		next = day->date + 1)
		buf_addf(&all, "%s%s %s", all.len ? ", " : "",
			date_format(date, day->date),
			label_in(&day->label, office->lang, ""));
	if (all.len) {
		page_line(page,
			counted ? _("holidays, not counted: %s")
				: _("this is a holiday: %s"),
			buf_str(&all));
		page_item(page, "holidays", NULL, buf_str(&all), 0);
	}
	buf_release(&all);
}

static int32_t
after(void *outside, int32_t from, struct span span)
{
	const struct office *office = outside;

	return calendar_add(&office->book.calendar, from, span);
}

int
typed_day(
	struct office *office, const char *text, int32_t *out, struct err *err)
{
	const struct day_rules rules = { office->today, 0, after, office };

	if (day_read(text, &rules, out) == DATE_OK)
		return 0;
	return err_set(err, MG_EUSAGE,
		_("'%s' is no date; write 2026-11-30, 30/11/2026 or '14 "
		  "working days'"),
		text);
}
