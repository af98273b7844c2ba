/* SPDX-License-Identifier: MIT */
#include "magang/view/typed_day.h"

#include <stdlib.h>
#include <string.h>

#include "cohort_attendance.h"
#include "cohort_complete.h"
#include "cohort_grade.h"
#include "cohort_mark.h"
#include "seat_verbs.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/date.h"
#include "magang/casework/class_days.h"
#include "magang/view/class_words.h"
#include "magang/view/out.h"
#include "magang/view/roll.h"
#include "magang/view/text.h"

struct cohort_args {
	const char *from;
	uint64_t days;
	bool json, csv;
};

#define AS_JSON                                                                \
	{                                                                      \
		0, "json", OPT_FLAG, AT(struct cohort_args, json), NULL,       \
			N_("the report as one JSON document"), 0, 0            \
	}

/* ---- days ----------------------------------------------------------------- */

static const struct opt days_options[] = {
	AS_JSON,
	{ 0, "csv", OPT_FLAG, AT(struct cohort_args, csv), NULL, N_("as CSV"),
		0, 0 },
};

static void
print_days(struct app *app, const struct cohort_args *a,
	const struct record *cohort)
{
	const struct out_column columns[] = {
		{ "day", _("Day"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "date", _("Date"), OUT_CODE, 0 },
		{ "weekday", _("Weekday"), OUT_CODE, 0 },
		{ "holiday", _("Holiday"), 0, 0 },
	};
	const struct choice *weekdays = core_field(F_COHORT_DAYS)->choices;
	struct class_days d;
	struct out o;

	out_start(&o, app, out_form(a->json, a->csv), "days", columns,
		ARRAY_SIZE(columns));
	class_days_begin(&d, cohort, &app->office->book.calendar);
	while (class_days_next(&d)) {
		const struct choice *day = &weekdays[date_weekday(d.date)];
		char date[DATE_TEXT];

		if (d.nth)
			out_cellf(&o, "%d", d.nth);
		else
			out_cell(&o, NULL);
		out_cell(&o, date_format(date, d.date));
		out_cell(&o, a->json || a->csv
				     ? day->code
				     : label_in(&day->label, app->office->lang,
					       day->code));
		out_cell(&o, class_holiday(app->office, &d));
		out_row(&o);
	}
	out_finish(&o);
	app->status = d.n ? 0 : 1;
}

static int
run_days(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct record *cohort = xmalloc(sizeof(*cohort));
	int rc = text_find_kind(app, words[0], KIND_COHORT, cohort, err);

	(void)n;
	if (!rc)
		print_days(app, args, cohort);
	free(cohort);
	return rc;
}

/* ---- roll ----------------------------------------------------------------- */

static const struct opt roll_options[] = {
	{ 0, "from", OPT_TEXT, AT(struct cohort_args, from), "DATE",
		N_("the first day; without: today, or its first day"), 0, 0 },
	{ 0, "days", OPT_NUMBER, AT(struct cohort_args, days), "N",
		N_("days of class to sign for; without: 5"), 1, ROLL_DAYS },
};

static int
run_roll(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct cohort_args *a = args;
	struct record *cohort = xmalloc(sizeof(*cohort));
	struct buf text = BUF_INIT;
	int32_t from = app->office->today;
	int rc = text_find_kind(app, words[0], KIND_COHORT, cohort, err);

	(void)n;
	if (!rc && a->from)
		rc = typed_day(app->office, a->from, &from, err);
	if (!rc)
		rc = roll_text(app->office, cohort, from,
			a->days ? (int)a->days : 5, &text, err);
	if (!rc)
		out_block(app->out, buf_str(&text));
	buf_release(&text);
	free(cohort);
	return rc;
}

static const struct command days_verb = {
	.name = "days",
	.summary = N_("its days of class, and the holidays between"),
	.usage = "NUMBER",
	.examples = "magang cohort days CO-000001-3\n",
	.more = N_("From its first day to its last, on its weekdays (magang "
		   "set NUMBER 'days=mon wed fri'; without: Monday to Friday), "
		   "less the holidays of the calendar."),
	OPTIONS(days_options, struct cohort_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run_days, PERM_READ),
};

static const struct command roll_verb = {
	.name = "roll",
	.summary = N_("the roll on paper, with columns to sign"),
	.usage = "NUMBER",
	.examples = "magang cohort roll CO-000001-3\n"
		    "magang cohort roll CO-000001-3 --from 2027-01-04 "
		    "--days 6\n",
	.more = N_("Who has a seat, by number, and a column for each day of "
		   "class. Whom you do not see stands there by number only; "
		   "a trainer has the names of all in his own cohorts."),
	OPTIONS(roll_options, struct cohort_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run_roll, PERM_READ),
};

static const struct command *const verbs[] = { &cohort_fill_verb,
	&cohort_answer_verb, &days_verb, &roll_verb, &cohort_mark_verb,
	&cohort_approve_verb, &cohort_return_verb, &cohort_attendance_verb,
	&cohort_grade_verb, &cohort_grades_verb, &cohort_complete_verb };

const struct command cmd_cohort = {
	.name = "cohort",
	.summary = N_("seats and days of a cohort, and who comes"),
	.usage =
		"fill|answer|days|roll|mark|approve|return|attendance|grade|grades|complete ...",
	.examples = "magang cohort fill CO-000001-3 stage:interview --dry-run\n"
		    "magang cohort answer yes KR-000001-3\n",
	VERBS(verbs),
};
