/* SPDX-License-Identifier: MIT */
#include "gantt.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/office/office.h"
#include "magang/view/when.h"

#define SHORT_BEFORE 1 /* months before this one */
#define LONG_BEFORE 3

/* The first day of a column, counted from the first of the months. */
static int32_t
column_day(int32_t first, int column)
{
	const int32_t month = date_add_months(first, column / GANTT_MONTH);
	const int32_t next = date_add_months(month, 1);

	return month + (next - month) * (column % GANTT_MONTH) / GANTT_MONTH;
}

static int32_t
first_month(int32_t today, int before)
{
	int year, month, day;

	date_to_civil(today, &year, &month, &day);
	return date_add_months(date_from_civil(year, month, 1), -before);
}

/* ---- the scale ------------------------------------------------------------ */

/* The months by their numbers. */
static void
scale(int32_t today, int before, int columns, struct buf *out)
{
	const int32_t first = first_month(today, before);
	int year, month, day;

	for (int at = 0; at < columns; at += GANTT_MONTH) {
		date_to_civil(column_day(first, at), &year, &month, &day);
		buf_addf(out, "%-*d", GANTT_MONTH, month);
	}
}

static void
scale_short(int32_t today, struct buf *out)
{
	scale(today, SHORT_BEFORE, GANTT_SHORT, out);
}

static void
scale_long(int32_t today, struct buf *out)
{
	scale(today, LONG_BEFORE, GANTT_LONG, out);
}

/* ---- the bar -------------------------------------------------------------- */

struct bar {
	int32_t from, until, today;
	bool cancelled;
};

/* Of the days [day, next). */
static char
mark(const struct bar *b, int32_t day, int32_t next)
{
	if (b->until < day || b->from >= next)
		return ' ';
	if (b->cancelled)
		return 'x';
	if (b->today >= day && b->today < next)
		return '|';
	return day > b->today ? '-' : '=';
}

static void
put_bar(const struct bar *b, int before, int columns, struct buf *out)
{
	const int32_t first = first_month(b->today, before);
	const int32_t end = column_day(first, columns);

	for (int at = 0; at < columns; at++) {
		char c = mark(
			b, column_day(first, at), column_day(first, at + 1));

		if (at == 0 && c != ' ' && b->from < first)
			c = '<';
		else if (at == columns - 1 && c != ' ' && b->until >= end)
			c = '>';
		buf_addc(out, c);
	}
}

static bool
bar_of(const struct row *row, int before, int columns, struct buf *out)
{
	char state[16];
	struct bar b = {
		.from = (int32_t)record_number(
			row->record, F_COHORT_FROM, DATE_NONE),
		.until = (int32_t)record_number(
			row->record, F_COHORT_UNTIL, DATE_NONE),
		.today = row->style->office->today,
	};

	if (b.from == DATE_NONE || b.until == DATE_NONE)
		return false;
	record_text(row->record, F_COHORT_STATE, state, sizeof(state));
	b.cancelled = strcmp(state, "cancelled") == 0;
	put_bar(&b, before, columns, out);
	return true;
}

static bool
bar_short(const struct row *row, struct buf *out)
{
	return bar_of(row, SHORT_BEFORE, GANTT_SHORT, out);
}

static bool
bar_long(const struct row *row, struct buf *out)
{
	return bar_of(row, LONG_BEFORE, GANTT_LONG, out);
}

/* "26-10-2026 - 14-03-2027" */
static bool
told(const struct row *row, struct buf *out)
{
	char from[DATE_TEXT], until[DATE_TEXT];

	cell_date((int32_t)record_number(row->record, F_COHORT_FROM, DATE_NONE),
		from);
	cell_date(
		(int32_t)record_number(row->record, F_COHORT_UNTIL, DATE_NONE),
		until);
	buf_addf(out, "%s%s%s", from, from[0] || until[0] ? " - " : "", until);
	return true;
}

const struct cell_chart gantt_short = { scale_short, bar_short, told };
const struct cell_chart gantt_long = { scale_long, bar_long, told };
