/* SPDX-License-Identifier: MIT */
#include "magang/view/when.h"

#include <stdio.h>

#include "magang/base/i18n.h"

static const char *
month_word(int month)
{
	static const char *const months[] = { N_("Jan"), N_("Feb"), N_("Mar"),
		N_("Apr"), N_("May"), N_("Jun"), N_("Jul"), N_("Aug"),
		N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };

	return _(months[month - 1]);
}

const char *
cell_date(int32_t date, char out[DATE_TEXT])
{
	int year, month, day;

	date_to_civil(date, &year, &month, &day);
	out[0] = '\0';
	if (date != DATE_NONE)
		/* TRANSLATORS: day, month, year; ten columns */
		snprintf(out, DATE_TEXT, _("%1$02d-%2$02d-%3$04d"), day, month,
			year);
	return out;
}

const char *
cell_day(int32_t date, char out[DATE_TEXT])
{
	int year, month, day;

	date_to_civil(date, &year, &month, &day);
	/* TRANSLATORS: day, month; five columns */
	snprintf(out, DATE_TEXT, _("%1$02d-%2$02d"), day, month);
	return out;
}

const char *
when_whole(int32_t date, char out[WHEN_TEXT])
{
	int year, month, day;

	date_to_civil(date, &year, &month, &day);
	out[0] = '\0';
	if (month > 0)
		/* TRANSLATORS: day, month, year */
		snprintf(out, WHEN_TEXT, _("%1$02d %2$s %3$d"), day,
			month_word(month), year);
	return out;
}

const char *
when_day(int32_t date, int32_t today, char out[WHEN_TEXT])
{
	int year, month, day, year_now, month_now, day_now;

	date_to_civil(date, &year, &month, &day);
	date_to_civil(today, &year_now, &month_now, &day_now);
	if (year != year_now)
		return cell_date(date, out);
	/* TRANSLATORS: day, month */
	snprintf(out, WHEN_TEXT, _("%1$02d %2$s"), day, month_word(month));
	return out;
}
