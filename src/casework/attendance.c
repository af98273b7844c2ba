/* SPDX-License-Identifier: MIT */
#include "magang/casework/attendance.h"

#include <string.h>

#include "magang/base/date.h"
#include "magang/casework/class_days.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/rulebook.h"
#include "magang/store/walk.h"

#define MISSED_LEAST 2 /* one day is no habit */

static int
count_days(const struct record *cohort, const struct calendar *calendar)
{
	struct class_days d;

	class_days_begin(&d, cohort, calendar);
	while (class_days_next(&d))
		;
	return d.n;
}

bool
attending_begin(struct attending *a, struct rulebook *book, struct txn *txn,
	uint64_t cohort)
{
	const struct counted of = { .in = cohort };

	memset(a, 0, sizeof(*a));
	a->txn = txn;
	if (!record_load(txn, KIND_COHORT, cohort, 0, &a->cohort))
		return false;
	a->program = rulebook_program(book, txn,
		(uint16_t)record_number(&a->cohort, F_COHORT_PROGRAM, 0), 0);
	a->entered = counter_read(txn, COUNT_SHEETS, &of);
	a->days = count_days(&a->cohort, &book->calendar);
	return true;
}

static bool
is_entered(const struct walk *w)
{
	struct record r;

	return record_decode(&r, walk_id(w), w->value.p, w->value.n,
		       RECORD_UNCHECKED) &&
	       sheet_is_entered(&r);
}

/* Both go by the day. */
int
class_days_missing(struct txn *txn, const struct record *cohort,
	const struct calendar *calendar, int32_t before, int32_t *first)
{
	struct class_days d;
	struct walk w;
	bool more;
	int n = 0;

	*first = DATE_NONE;
	sheets_begin(&w, txn, cohort->id);
	more = walk_next(&w);
	class_days_begin(&d, cohort, calendar);
	while (class_days_next(&d) && d.date < before) {
		while (more && sheets_day(&w) < d.date)
			more = walk_next(&w);
		if (!d.nth ||
			(more && sheets_day(&w) == d.date && is_entered(&w)))
			continue;
		if (n++ == 0)
			*first = d.date;
	}
	walk_end(&w);
	return n;
}

int
class_days_owed(struct txn *txn, const struct record *cohort,
	const struct calendar *calendar, int32_t before, int32_t *first)
{
	*first = DATE_NONE;
	return seat_giver_is_over(cohort) ? 0
					  : class_days_missing(txn, cohort,
						    calendar, before, first);
}

/* Of who was not there from the first day to the last the days between. */
static int64_t
entered_between(const struct attending *a, int32_t from, int32_t until)
{
	struct walk w;
	int64_t n = 0;

	sheets_begin(&w, a->txn, a->cohort.id);
	while (walk_next(&w))
		n += sheets_day(&w) >= from && sheets_day(&w) <= until &&
		     is_entered(&w);
	walk_end(&w);
	return n;
}

static int64_t
held_by(const struct attending *a, const struct enrolled *s)
{
	const int64_t first =
		record_number(&a->cohort, F_COHORT_FROM, INT32_MIN);
	const bool all = s->from <= first && s->until == INT32_MAX;
	const int64_t n =
		all ? a->entered : entered_between(a, s->from, s->until);

	return n + (a->is && a->is_new && roll_sits(s, a->day));
}

/* Those of a number of the roll, by their kind. */
static void
count_marks(const struct attending *a, uint16_t roll, int64_t n[MARK_COUNT])
{
	const struct counted of = { .in = a->cohort.id };
	struct counters cs;

	counters_begin_at(&cs, a->txn, COUNT_MARKS, &of, 1);
	while (counters_next(&cs) && cs.of.roll <= roll)
		if (cs.of.roll == roll &&
			COUNTED_MARK(cs.of.state) < MARK_COUNT)
			n[COUNTED_MARK(cs.of.state)] += cs.n;
	counters_end(&cs);
}

/* With what the day becomes. */
static void
count_becoming(const struct attending *a, uint16_t roll, int64_t n[MARK_COUNT])
{
	const char *was = a->is ? marks_of(a->was, roll) : NULL;
	const char *is = a->is ? marks_of(a->is, roll) : NULL;

	count_marks(a, roll, n);
	if (was)
		n[sheet_mark(was)]--;
	if (is)
		n[sheet_mark(is)]++;
}

static void
judge(const struct attending *a, struct attendance_of *out)
{
	const struct attendance *rule = &a->program->attendance;
	const int64_t days = a->days > out->held ? a->days : out->held;

	for (const char *p = rule->counted; *p; p++)
		out->missed += out->n[sheet_mark((const char[]){ *p, 0 })];
	if (!rule->at_least)
		return;
	out->out_at = days * (100 - rule->at_least) / 100 + 1;
	out->out = out->missed >= out->out_at;
	out->at_risk = out->out || (out->missed >= MISSED_LEAST &&
					   (out->held - out->missed) * 100 <
						   out->held * rule->at_least);
}

void
attendance_of(const struct attending *a, const struct enrolled *s,
	struct attendance_of *out)
{
	memset(out, 0, sizeof(*out));
	out->held = held_by(a, s);
	count_becoming(a, s->roll, out->n);
	out->n[MARK_PRESENT] = out->held;
	for (int m = MARK_PRESENT + 1; m < MARK_COUNT; m++)
		out->n[MARK_PRESENT] -= out->n[m];
	if (a->program)
		judge(a, out);
}

int64_t
attendance_share(const struct attendance_of *of)
{
	return of->held ? (of->held - of->missed) * 10000 / of->held : -1;
}
