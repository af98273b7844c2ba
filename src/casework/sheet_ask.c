/* SPDX-License-Identifier: MIT */
#include "magang/casework/sheet_ask.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/class_days.h"
#include "magang/casework/refusal.h"
#include "magang/casework/rolls.h"
#include "magang/program/calendar.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/record/sheet.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/rulebook.h"
#include "magang/rulebook/second.h"
#include "magang/store/walk.h"

const struct program *
cohort_program(
	struct rulebook *book, struct txn *txn, const struct record *cohort)
{
	return rulebook_program(book, txn,
		(uint16_t)record_number(cohort, F_COHORT_PROGRAM, 0), 0);
}

struct sheet_judging {
	const struct sheet_asking *a;
	const struct record *old, *new;
	struct record cohort, none;
	const struct program *program; /* NULL: it is gone */
	int32_t day;
	struct rolls rolls; /* those whom the caller sees */
	bool all;           /* they are all there are */
	const char *why;
	uint16_t roll;
};

static int
refuse(struct sheet_judging *j, int code, const char *why)
{
	j->why = why;
	return code;
}

/* ---- marks ---------------------------------------------------------------- */

/* A cause is one of its program, and of that kind; what was so before may come back. */
static bool
knows_cause(const struct sheet_judging *j, const char *mark)
{
	const char letter = sheet_mark_cause(mark);
	const struct absence_cause *c =
		letter && j->program ? program_absence(j->program, letter)
				     : NULL;

	return !letter || j->a->back || (c && c->letter == *mark);
}

static int
check_mark(struct sheet_judging *j, const struct mark *m)
{
	const struct enrolled *seat = roll_of(&j->rolls, m->roll);

	j->roll = m->roll;
	if (!sheet_mark(m->mark) || !knows_cause(j, m->mark))
		return refuse(j, MG_EDATA, REFUSED_MARK);
	if (!j->a->back && (!seat || !roll_sits(seat, j->day)))
		return refuse(j, MG_ENOENT, REFUSED_ROLL);
	j->roll = 0;
	return 0;
}

/* Those whom the caller does not see stay as they are. */
static int
check_seen(struct sheet_judging *j, const struct marks *m)
{
	for (size_t i = 0; m && !j->all && i < m->n; i++)
		if (!roll_of(&j->rolls, m->row[i].roll)) {
			j->roll = m->row[i].roll;
			return refuse(j, MG_ENOENT, REFUSED_ROLL);
		}
	return 0;
}

/* Of two lists what is not the same in both, from both. */
static void
keep_changes(struct marks *is, struct marks *was)
{
	for (size_t i = is->n; i-- > 0;) {
		const uint16_t roll = is->row[i].roll;
		const char *before = marks_of(was, roll);

		if (!before || strcmp(before, is->row[i].mark) != 0)
			continue;
		marks_set(is, roll, "");
		marks_set(was, roll, "");
	}
}

/* Those that were not so before. */
static int
check_marks(struct sheet_judging *j, uint16_t field)
{
	struct marks was, is;
	int rc = 0;

	sheet_marks(j->old, field, &was);
	sheet_marks(j->new, field, &is);
	keep_changes(&is, &was);
	for (size_t i = 0; !rc && i < is.n; i++)
		rc = check_mark(j, &is.row[i]);
	return rc ? rc : check_seen(j, &was);
}

static int
check_day(struct sheet_judging *j)
{
	if (record_has(j->old, F_SHEET_DAY) || j->a->back ||
		record_has(j->new, F_SHEET_EXTRA) ||
		class_day_nth(&j->cohort, &j->a->book->calendar, j->day))
		return 0;
	return refuse(j, MG_ENOTALLOWED, REFUSED_NO_CLASS);
}

int32_t
sheet_day_due(struct rulebook *book, struct txn *txn,
	const struct record *cohort, int32_t today)
{
	struct record *sheet = xmalloc(sizeof(*sheet));
	int32_t due = DATE_NONE;
	struct class_days d;

	class_days_begin(&d, cohort, &book->calendar);
	while (class_days_next(&d) && d.date <= today)
		if (d.nth && (d.date == today ||
				     !record_load(txn, KIND_SHEET,
					     sheet_id(cohort->id, d.date),
					     RECORD_UNCHECKED, sheet) ||
				     !sheet_is_entered(sheet)))
			due = d.date;
	free(sheet);
	return due;
}

void
stray_days(struct rulebook *book, struct txn *txn, const struct record *cohort,
	struct stray_days *out)
{
	struct record *sheet = xmalloc(sizeof(*sheet));
	struct walk w;

	*out = (struct stray_days){ .n = 0 };
	sheets_begin(&w, txn, cohort->id);
	while (walk_next(&w)) {
		const int32_t day = sheets_day(&w);

		if (class_day_nth(cohort, &book->calendar, day) ||
			!record_decode(
				sheet, walk_id(&w), w.value.p, w.value.n, 0) ||
			!sheet_is_entered(sheet) ||
			record_has(sheet, F_SHEET_EXTRA))
			continue;
		if (!out->n++)
			out->first = day;
		out->last = day;
	}
	walk_end(&w);
	free(sheet);
}

/* ---- the lock ------------------------------------------------------------- */

bool
sheet_is_locked(struct rulebook *book, struct txn *txn,
	const struct record *cohort, int32_t day, int32_t today)
{
	const int64_t own = record_number(cohort, F_COHORT_LOCK_AFTER, -1);
	const struct program *p =
		own < 0 ? cohort_program(book, txn, cohort) : NULL;

	if (own >= 0)
		return today > day + own / DECIMAL_ONE;
	return p && p->attendance.lock.unit != SPAN_NONE &&
	       today > calendar_add(&book->calendar, day, p->attendance.lock);
}

static bool
marks_differ(const struct sheet_judging *j)
{
	return !record_same(j->old, j->new, F_SHEET_MARKS) ||
	       sheet_is_entered(j->new) != (record_has(j->old, F_SHEET_DAY) &&
						   sheet_is_entered(j->old));
}

/* Do the marks become what was told beside, and nothing else? */
static bool
are_told_late(const struct sheet_judging *j)
{
	struct marks *m = xcalloc(3, sizeof(*m)); /* told, become, are */
	bool same;

	sheet_marks(j->old, F_SHEET_LATE, &m[0]);
	sheet_marks(j->old, F_SHEET_MARKS, &m[1]);
	sheet_marks(j->new, F_SHEET_MARKS, &m[2]);
	same = sheet_with(&m[1], &m[0]) && m[1].n == m[2].n;
	for (size_t i = 0; same && i < m[1].n; i++)
		same = m[1].row[i].roll == m[2].row[i].roll &&
		       strcmp(m[1].row[i].mark, m[2].row[i].mark) == 0;
	free(m);
	return same;
}

/* Who approves what was told late; who takes that back is whoever did it. */
static int
check_approval(struct sheet_judging *j)
{
	const struct sheet_asking *a = j->a;
	const uint64_t by = (uint64_t)record_number(j->old, F_SHEET_LATE_BY, 0);

	if (a->back && !record_same(j->old, j->new, F_SHEET_LATE_BY))
		return 0;
	if (!by || record_has(j->new, F_SHEET_LATE_BY) ||
		record_has(j->new, F_SHEET_LATE) || !are_told_late(j))
		return refuse(j, MG_ENOTALLOWED, REFUSED_LOCKED);
	if (!a->may_approve)
		return refuse(j, MG_EACCESS, "permission");
	if (second_is_same(a->txn, by, a->actor))
		return refuse(j, MG_EACCESS, REFUSED_SAME);
	return (uint64_t)record_number(j->new, F_SHEET_APPROVED, 0) == a->actor
		       ? 0
		       : refuse(j, MG_EDATA, REFUSED_LOCKED);
}

/* Who returns it says why; whoever told it may, too. */
static int
check_return(struct sheet_judging *j)
{
	const struct sheet_asking *a = j->a;
	const uint64_t by = (uint64_t)record_number(j->old, F_SHEET_LATE_BY, 0);

	if (marks_differ(j) || record_has(j->new, F_SHEET_LATE))
		return refuse(j, MG_ENOTALLOWED, REFUSED_LOCKED);
	if (!a->may_approve && by != a->actor)
		return refuse(j, MG_EACCESS, "permission");
	return (uint64_t)record_number(j->new, F_SHEET_RETURNED_BY, 0) ==
			       a->actor
		       ? 0
		       : refuse(j, MG_EDATA, REFUSED_LOCKED);
}

/* What was told and waits stays until somebody answers it; in j->roll whose not. */
static bool
keeps_told(struct sheet_judging *j)
{
	struct marks was, is;

	sheet_marks(j->old, F_SHEET_LATE, &was);
	sheet_marks(j->new, F_SHEET_LATE, &is);
	for (size_t i = 0; i < was.n; i++) {
		const char *now = marks_of(&is, was.row[i].roll);

		j->roll = was.row[i].roll;
		if (!now || strcmp(now, was.row[i].mark) != 0)
			return false;
	}
	j->roll = 0;
	return true;
}

/* So does why; more may stand behind it. */
static bool
keeps_why(const struct sheet_judging *j)
{
	const struct value *was = record_get(j->old, F_SHEET_LATE_WHY);
	const struct value *is = record_get(j->new, F_SHEET_LATE_WHY);

	return !was || (is && is->len >= was->len &&
			       memcmp(is->text, was->text, was->len) == 0);
}

static int
check_late(struct sheet_judging *j, bool locked)
{
	const uint64_t by = (uint64_t)record_number(j->new, F_SHEET_LATE_BY, 0);
	const uint64_t was =
		(uint64_t)record_number(j->old, F_SHEET_LATE_BY, 0);

	if (j->a->back || !by ||
		(by == was && record_same(j->old, j->new, F_SHEET_LATE) &&
			record_same(j->old, j->new, F_SHEET_LATE_WHY)))
		return 0;
	if (was && was != j->a->actor)
		return refuse(j, MG_EEXIST, REFUSED_LATE);
	if (was && !keeps_told(j))
		return refuse(j, MG_EEXIST, REFUSED_LATE_AGAIN);
	if (was && !keeps_why(j))
		return refuse(j, MG_EDATA, REFUSED_LOCKED);
	if (!locked || by != j->a->actor)
		return refuse(j, MG_EDATA, REFUSED_LOCKED);
	return record_has(j->new, F_SHEET_LATE_WHY)
		       ? 0
		       : refuse(j, MG_ENOTALLOWED, REFUSED_LOCKED);
}

/* Are late marks approved, or returned? */
static bool
is_answer(const struct sheet_judging *j)
{
	return !j->a->back && record_has(j->old, F_SHEET_LATE_BY) &&
	       !record_has(j->new, F_SHEET_LATE_BY);
}

static int
check_lock(struct sheet_judging *j)
{
	const struct sheet_asking *a = j->a;
	const bool locked =
		sheet_is_locked(a->book, a->txn, &j->cohort, j->day, a->today);
	const int rc = check_late(j, locked);

	if (!rc && is_answer(j) && record_has(j->new, F_SHEET_RETURNED))
		return check_return(j);
	return rc || !(is_answer(j) || (locked && marks_differ(j)))
		       ? rc
		       : check_approval(j);
}

/* ---- asked ---------------------------------------------------------------- */

/* What was told late is answered as a whole, and what was so comes back so. */
static void
read_rolls(struct sheet_judging *j, uint64_t cohort)
{
	const struct sheet_asking *a = j->a;

	j->all = a->back || is_answer(j) ||
		 rolls_are_all(a->who, a->txn, cohort);
	rolls_seen(
		j->all ? NULL : a->who, a->txn, cohort, ROLLS_EVER, &j->rolls);
}

static int
judge(struct sheet_judging *j)
{
	const uint64_t cohort =
		(uint64_t)record_number(j->new, F_SHEET_COHORT, 0);
	int rc;

	j->day = (int32_t)record_number(j->new, F_SHEET_DAY, DATE_NONE);
	if (!record_load(j->a->txn, KIND_COHORT, cohort, 0, &j->cohort))
		return refuse(j, MG_ENOENT, "about");
	j->program = cohort_program(j->a->book, j->a->txn, &j->cohort);
	read_rolls(j, cohort);
	rc = check_seen(j, j->a->given);
	if (!rc)
		rc = check_day(j);
	if (!rc)
		rc = check_marks(j, F_SHEET_MARKS);
	if (!rc)
		rc = check_marks(j, F_SHEET_LATE);
	if (!rc)
		rc = check_lock(j);
	rolls_release(&j->rolls);
	return rc;
}

int
sheet_ask(const struct sheet_asking *a, const struct record *old,
	const struct record *new, const char **why, uint16_t *roll)
{
	struct sheet_judging *j = xcalloc(1, sizeof(*j));
	int rc;

	record_init(&j->none, KIND_SHEET, 0);
	j->a = a;
	j->old = old ? old : &j->none;
	j->new = new;
	rc = judge(j);
	*why = j->why;
	*roll = j->roll;
	free(j);
	return rc;
}
