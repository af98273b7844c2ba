/* SPDX-License-Identifier: MIT */
#include "magang/casework/class_days.h"

#include "magang/base/date.h"
#include "magang/base/ids.h"
#include "magang/base/pack.h"
#include "magang/program/calendar.h"
#include "magang/program/program.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/store/walk.h"

#define WORKDAYS 0x1f

/* The weekdays of a field of choices: their codes, a blank between. */
static unsigned
weekdays_of(const struct record *cohort)
{
	const struct fdef *f = core_field(F_COHORT_DAYS);
	const struct value *v = record_get(cohort, F_COHORT_DAYS);
	unsigned days = 0;
	size_t n;

	for (size_t at = 0; v && v->kind == VALUE_TEXT && at < v->len;
		at += n + 1) {
		for (n = 0; at + n < v->len && v->text[at + n] != ' ';)
			n++;
		days |= 1u << fdef_choice(f, v->text + at, n);
	}
	return days ? days : WORKDAYS;
}

void
class_days_begin(struct class_days *d, const struct record *cohort,
	const struct calendar *calendar)
{
	const int64_t from = record_number(cohort, F_COHORT_FROM, INT32_MAX);
	const int64_t until = record_number(cohort, F_COHORT_UNTIL, INT32_MIN);

	*d = (struct class_days){ .calendar = calendar,
		.next = from,
		.until = until < from + CLASS_DAYS_MOST
				 ? until
				 : from + CLASS_DAYS_MOST,
		.weekdays = weekdays_of(cohort) };
}

bool
class_days_next(struct class_days *d)
{
	for (; d->next <= d->until; d->next++) {
		d->date = (int32_t)d->next;
		if (!(d->weekdays >> date_weekday(d->date) & 1))
			continue;
		d->holiday = calendar_holiday(d->calendar, d->date);
		d->nth = d->holiday ? 0 : ++d->n;
		d->next++;
		return true;
	}
	return false;
}

/* The nth day of class; DATE_NONE: it has not so many. */
static int32_t
class_day(const struct record *cohort, const struct calendar *calendar,
	int64_t nth)
{
	struct class_days d;

	class_days_begin(&d, cohort, calendar);
	while (class_days_next(&d))
		if (d.nth == nth)
			return d.date;
	return DATE_NONE;
}

int32_t
class_joins_until(const struct record *cohort, const struct program *program,
	const struct calendar *calendar)
{
	return program && program->join_until
		       ? class_day(cohort, calendar, program->join_until)
		       : DATE_NONE;
}

void
class_cohorts(struct txn *txn, int32_t day, struct ids *out)
{
	struct key k = { 0 };
	struct walk w;

	key_u8(&k, IX_CLASS);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	key_u32(&k, DATE_KEY(day));
	walk_seek(&w, k.b, k.n);
	while (walk_next(&w))
		if (KEY_DATE(get_u32(w.value.p)) <= day)
			ids_add(out, walk_id(&w));
	walk_end(&w);
}

struct class_count
class_days_count(const struct record *cohort, const struct calendar *calendar,
	int32_t today)
{
	struct class_count n = { 0, 0, false };
	struct class_days d;

	class_days_begin(&d, cohort, calendar);
	while (class_days_next(&d)) {
		n.held += d.nth && d.date <= today;
		n.today |= d.nth && d.date == today;
	}
	n.all = d.n;
	return n;
}

int
class_day_nth(const struct record *cohort, const struct calendar *calendar,
	int32_t date)
{
	struct class_days d;

	class_days_begin(&d, cohort, calendar);
	while (class_days_next(&d))
		if (d.date == date)
			return d.nth;
	return 0;
}
