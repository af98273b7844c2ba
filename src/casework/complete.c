/* SPDX-License-Identifier: MIT */
#include "magang/casework/complete.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/num.h"
#include "magang/casework/refusal.h"
#include "magang/record/fields.h"
#include "magang/rulebook/rulebook.h"

int
completing_begin(struct completing *c, struct rulebook *book, struct txn *txn,
	uint64_t cohort, int32_t today, const char **why)
{
	int32_t first;

	memset(c, 0, sizeof(*c));
	*why = "about";
	if (!attending_begin(&c->attending, book, txn, cohort))
		return MG_ENOENT;
	c->program = c->attending.program;
	*why = REFUSED_NO_RULE;
	if (!c->program || c->program->complete.passed < 0)
		return MG_ENOTALLOWED;
	*why = REFUSED_RUNS;
	if (today <
		record_number(&c->attending.cohort, F_COHORT_UNTIL, INT32_MIN))
		return MG_ENOTALLOWED;
	c->missing = class_days_missing(
		txn, &c->attending.cohort, &book->calendar, today + 1, &first);
	grades_read(txn, cohort, &c->grades);
	return 0;
}

void
completing_end(struct completing *c)
{
	grades_release(&c->grades);
}

/* ---- units ---------------------------------------------------------------- */

struct units_left {
	size_t passed;
	size_t again;  /* not passed, and may be tried once more */
	size_t marked; /* of those, that were tried */
};

static void
count_units(const struct completing *c, uint16_t roll, struct units_left *out)
{
	for (size_t i = 0; i < c->program->n_units; i++) {
		const struct unit *u = &c->program->units[i];
		const unsigned last = grades_last(&c->grades, u, roll);

		if (grades_passed(&c->grades, u, roll) == TRI_YES) {
			out->passed++;
		} else if (last < (unsigned)u->attempts) {
			out->again++;
			out->marked += last > 0;
		}
	}
}

static enum outcome
by_units(const struct units_left *u, size_t needed)
{
	if (u->passed >= needed)
		return OUTCOME_PASSED;
	if (u->passed + u->again < needed)
		return OUTCOME_OUT;
	return u->passed + u->marked < needed ? OUTCOME_OPEN : OUTCOME_RESIT;
}

/* ---- asked ---------------------------------------------------------------- */

void
completed(const struct completing *c, const struct enrolled *seat,
	struct completed *out)
{
	const struct program *p = c->program;
	const int64_t least = (int64_t)p->attendance.at_least * 100;
	struct units_left units = { 0 };
	int64_t share;

	memset(out, 0, sizeof(*out));
	attendance_of(&c->attending, seat, &out->attendance);
	share = attendance_share(&out->attendance);
	count_units(c, seat->roll, &units);
	out->passed = units.passed;
	out->needed =
		p->complete.units ? (size_t)p->complete.units : p->n_units;
	out->too_absent = share >= 0 && share < least;
	out->outcome = out->too_absent      ? OUTCOME_OUT
		       : share < 0 && least ? OUTCOME_OPEN
					    : by_units(&units, out->needed);
}

static void
say_attendance(
	const struct completing *c, const struct completed *is, struct buf *out)
{
	const int64_t share = attendance_share(&is->attendance);
	const int least = c->program->attendance.at_least;

	if (share < 0)
		buf_adds(out, _("no day of attendance is entered"));
	else
		buf_addf(out, _("attendance %d %% of %d %%"),
			(int)(share / 100), least);
	if (share >= 0 && c->missing)
		buf_addf(out, _(", %d of %d days not entered"), c->missing,
			c->attending.days);
}

/* What keeps him from having passed. */
static void
say_unit(const struct completing *c, const struct unit *u, uint16_t roll,
	enum lang lang, struct buf *out)
{
	const char *name = label_in(&u->label, lang, u->name);
	char mark[DECIMAL_TEXT], pass[DECIMAL_TEXT];
	int64_t best;

	if (grades_passed(&c->grades, u, roll) == TRI_YES)
		return;
	if (out->len)
		buf_adds(out, "; ");
	if (!grades_best(&c->grades, u, roll, &best))
		buf_addf(out, _("%s: no mark"), name);
	else
		buf_addf(out, _("%s %s of %s"), name,
			decimal_format(mark, best),
			decimal_format(pass, u->pass));
}

void
completed_say(const struct completing *c, const struct enrolled *seat,
	const struct completed *is, enum lang lang, struct buf *out)
{
	const struct program *p = c->program;

	if (p->attendance.at_least)
		say_attendance(c, is, out);
	if (is->needed)
		buf_addf(out, "%s", out->len ? "; " : "");
	if (is->needed)
		buf_addf(out, _("%zu of %zu units"), is->passed, is->needed);
	for (size_t i = 0; is->passed < is->needed && i < p->n_units; i++)
		say_unit(c, &p->units[i], seat->roll, lang, out);
}
