/* SPDX-License-Identifier: MIT */
#include "cohort_attendance.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/attendance.h"
#include "magang/casework/closed_code.h"
#include "magang/office/office.h"
#include "magang/record/sheet.h"
#include "magang/view/day_marks.h"
#include "magang/view/out.h"
#include "magang/view/roll.h"
#include "magang/view/text.h"

struct attendance_args {
	bool risk, json, csv;
};

/* Of one kind; of those that are closed to the reader it is not told how many. */
static void
mark_cell(const struct attendance_args *a, bool told, enum sheet_mark m,
	int64_t n, struct out *out)
{
	if (told || !mark_is_closed(sheet_mark_letter(m)))
		out_cellf(out, "%lld", (long long)n);
	else
		out_cell(out, a->json || a->csv ? NULL : CODE_CLOSED);
}

static const struct opt options[] = {
	{ 0, "at-risk", OPT_FLAG, AT(struct attendance_args, risk), NULL,
		N_("only those who are at risk, or out"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct attendance_args, json), NULL,
		N_("as JSON, a line each"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct attendance_args, csv), NULL,
		N_("as CSV"), 0, 0 },
};

static void
print_row(struct app *app, const struct attendance_args *a, struct txn *txn,
	bool told, const struct enrolled *s, const struct attendance_of *of,
	struct out *out)
{
	const bool bare = a->json || a->csv;

	struct buf text = BUF_INIT;

	out_cellf(out, "%u", s->roll);
	roll_name(app->office, txn, s->id, &text);
	out_cell(out, buf_str(&text));
	if (attendance_share(of) < 0)
		out_cell(out, NULL);
	else
		out_cellf(out, bare ? "%.2f" : "%.0f %%",
			(double)attendance_share(of) / 100);
	buf_truncate(&text, 0);
	attendance_text(of, &text);
	if (bare)
		out_cellf(out, "%lld", (long long)of->missed);
	else
		out_cell(out, buf_str(&text));
	for (int m = MARK_ABSENT; m < MARK_COUNT; m++)
		mark_cell(a, told, (enum sheet_mark)m, of->n[m], out);
	if (bare)
		out_cell(out, of->out ? "out" : of->at_risk ? "at_risk" : "");
	else
		out_cell(out, attendance_word(of));
	out_row(out);
	buf_release(&text);
}

static size_t
print_all(struct app *app, const struct attendance_args *a, struct txn *txn,
	const struct attending *at)
{
	const struct out_column columns[] = {
		{ "roll", _("Number"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "name", _("Name"), 0, 0 },
		{ "present", _("Present"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "missed", _("Missed"), OUT_NUMBER, 0 },
		{ "absent", _("Absent"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "late", _("Late"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "sick", _("Sick"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "leave", _("On leave"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "risk", _("Risk"), 0, 0 },
	};
	const bool told =
		marks_are_told(&app->office->access, txn, at->cohort.id);
	struct attendance_of of;
	struct rolls rolls;
	struct out out;
	size_t n = 0;

	rolls_seen(&app->office->access, txn, at->cohort.id, ROLLS_ENROLLED,
		&rolls);
	out_start(&out, app, out_form(a->json, a->csv), "attendance", columns,
		ARRAY_SIZE(columns));
	for (size_t i = 0; i < rolls.n; i++) {
		attendance_of(at, &rolls.rows[i], &of);
		if (a->risk && !of.at_risk)
			continue;
		print_row(app, a, txn, told, &rolls.rows[i], &of, &out);
		n++;
	}
	out_finish(&out);
	rolls_release(&rolls);
	return n;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct record *cohort = xmalloc(sizeof(*cohort));
	struct attending *at = xmalloc(sizeof(*at));
	struct txn *txn;
	int rc = text_find_kind(app, words[0], KIND_COHORT, cohort, err);

	(void)n;
	if (!rc)
		rc = office_look(app->office, &txn, err);
	if (!rc) {
		if (attending_begin(at, &app->office->book, txn, cohort->id) &&
			!print_all(app, args, txn, at))
			app->status = 1;
		office_look_end(txn);
	}
	free(at);
	free(cohort);
	return rc;
}

const struct command cohort_attendance_verb = {
	.name = "attendance",
	.summary = N_("how often each comes, and who is at risk"),
	.usage = "NUMBER",
	.examples = "magang cohort attendance CO-000001-3\n"
		    "magang list seat 'absences>=3'\n",
	.more = N_(
		"Of the days that were entered since somebody came. At risk "
		"is who missed two days or more and comes less than the "
		"program asks for (cohorts: attendance: at_least); out, who "
		"cannot come up to it any more. Who comes to be at risk is a "
		"task for whoever has the case."),
	OPTIONS(options, struct attendance_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
