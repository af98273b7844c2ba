/* SPDX-License-Identifier: MIT */
#include "cohort_mark.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/casework/sheet_ask.h"
#include "magang/ops/ops_sheet.h"
#include "magang/record/sheet.h"
#include "magang/view/day_marks.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/typed_day.h"
#include "magang/view/when.h"

struct mark_args {
	const char *rest, *extra, *reason;
	bool before, dry_run, json;
};

/* Of class today, or the last one that nobody has entered. */
static int
day_to_mark(struct app *app, const struct record *cohort, int32_t *day,
	struct err *err)
{
	struct txn *txn;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	*day = sheet_day_due(
		&app->office->book, txn, cohort, app->office->today);
	office_look_end(txn);
	return *day != DATE_NONE
		       ? 0
		       : err_set(err, MG_EUSAGE,
				 _("every day of class up to today is marked; "
				   "name the one that you mean: magang cohort "
				   "mark NUMBER DAY [MARK...]"));
}

/* COHORT [DAY] [MARK...] */
static int
read_words(struct app *app, char **words, int n, struct record *cohort,
	struct marking *m, struct marks *typed, struct err *err)
{
	struct err unread = ERR_INIT;
	const bool named = n > 1 && marks_typed(words[1], typed, &unread);
	const int first = named ? 2 : 1;
	int rc = text_find_kind(app, words[0], KIND_COHORT, cohort, err);

	if (!rc)
		rc = named ? typed_day(app->office, words[1], &m->day, err)
			   : day_to_mark(app, cohort, &m->day, err);
	if (!rc)
		rc = marks_typed(
			text_join(app, words + first, n - first), typed, err);
	m->cohort = cohort->id;
	return rc;
}

static const struct opt mark_options[] = {
	{ 0, "rest", OPT_TEXT, AT(struct mark_args, rest), "MARK",
		N_("what those are who are not named, where nobody has entered "
		   "the day; without: h, present"),
		0, 0 },
	{ 0, "as-before", OPT_FLAG, AT(struct mark_args, before), NULL,
		N_("the same, as they were on the last day entered"), 0, 0 },
	{ 0, "extra", OPT_TEXT, AT(struct mark_args, extra), "TEXT",
		N_("why there was class on a day that has none; without names, "
		   "as it is kept for ever"),
		0, 0 },
	{ 0, "reason", OPT_TEXT, AT(struct mark_args, reason), "TEXT",
		N_("why it is late, when its days are over; without names, as "
		   "it is kept for ever"),
		0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct mark_args, dry_run), NULL,
		N_("the same report, nothing is changed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct mark_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

/* "24-11-2026: 28 present, 1 absent, 1 late (act ACT-000031-9)" */
static int
say_head(struct app *app, const struct marking *m, const struct marked *is,
	const struct receipt *receipt, struct page *page, struct err *err)
{
	char act[NUMBER_TEXT], date[DATE_TEXT];
	struct buf line = BUF_INIT;
	int rc = day_marks_line(
		app->office, m->cohort, m->day, &is->after, &line, err);

	if (receipt->act)
		text_act(act, receipt->act);
	page_item(page, "act", NULL, receipt->act ? act : NULL, OUT_CODE);
	page_item(page, "late", NULL, is->late ? "true" : "false", OUT_NUMBER);
	cell_date(m->day, date);
	if (m->try)
		page_line(page, _("%s: %s; nothing is changed"), date,
			buf_str(&line));
	else if (is->late)
		page_line(page,
			_("%s: %s; this waits for approval, as the days to "
			  "mark it are over (act %s)"),
			date, buf_str(&line), act);
	else
		page_line(
			page, _("%s: %s (act %s)"), date, buf_str(&line), act);
	buf_release(&line);
	return rc;
}

static int
say_risks(struct app *app, const struct marking *m, const struct marks *marks,
	struct page *page, struct err *err)
{
	struct buf risks = BUF_INIT;
	const int rc =
		day_risks_line(app->office, m->cohort, marks, &risks, err);

	if (risks.len)
		page_line(page, _("At risk: %s"), buf_str(&risks));
	buf_release(&risks);
	return rc;
}

static int
report(struct app *app, const struct mark_args *a, const struct marking *m,
	const struct marked *is, const struct receipt *receipt, struct err *err)
{
	static const struct marks none;
	struct page page;
	int rc;

	page_start(&page, app, a->json);
	rc = say_head(app, m, is, receipt, &page, err);
	if (!rc && receipt->act && !is->late)
		rc = say_risks(app, m, &is->after, &page, err);
	if (!rc)
		rc = day_marks_rows(app->office, m->cohort, &page, &is->after,
			is->there && !is->late ? &is->before : &none,
			sheet_mark_letter(MARK_PRESENT), err);
	return page_end(&page, rc);
}

static int
check_rest(const struct mark_args *a, struct err *err)
{
	if (a->rest && a->before)
		return err_set(err, MG_EUSAGE,
			_("either --rest or --as-before, not both"));
	if (a->rest && !sheet_mark(a->rest))
		return err_set(err, MG_EUSAGE, "--rest %s: %s", a->rest,
			refusal_text(MG_EDATA, REFUSED_MARK));
	return 0;
}

static int
run_mark(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct mark_args *a = args;
	struct marks *typed = xcalloc(1, sizeof(*typed));
	struct marked *is = xcalloc(1, sizeof(*is));
	struct record *cohort = xmalloc(sizeof(*cohort));
	struct marking m = { .marks = typed,
		.rest = a->rest,
		.like_before = a->before,
		.extra = a->extra,
		.reason = a->reason,
		.try = a->dry_run };
	struct receipt receipt = { 0 };
	int rc = check_rest(a, err);

	if (!rc)
		rc = read_words(app, words, n, cohort, &m, typed, err);
	if (!rc)
		rc = op_cohort_mark(app->office, &m, is, &receipt, err);
	if (!rc)
		rc = report(app, a, &m, is, &receipt, err);
	free(cohort);
	free(is);
	free(typed);
	return rc;
}

const struct command cohort_mark_verb = {
	.name = "mark",
	.summary = N_("mark a day of class by a line"),
	.usage = "NUMBER [DAY] [MARK...]",
	.examples = "magang cohort mark CO-000001-3 '2 3t 4s'\n"
		    "magang cohort mark CO-000001-3 today 4h\n"
		    "magang cohort mark CO-000001-3 today --as-before\n",
	.more = N_("A number of the roll and a letter: h present, a absent "
		   "(also without a letter), t late, s sick, i on leave, and "
		   "the letters of its program (cohorts: attendance: causes). "
		   "Who is not named was there. Without a day it is today, or, "
		   "where there is no class, the last one that nobody has "
		   "entered. Of a day that somebody has entered "
		   "those who are named are corrected, and all others stay. "
		   "After the days that the program gives (cohorts: "
		   "attendance: lock), or the cohort (lock_after), late marks "
		   "wait for somebody else's approval."),
	OPTIONS(mark_options, struct mark_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_mark, PERM_TEACH),
};

/* ---- approve, return ------------------------------------------------------ */

static int
answer_day(struct app *app, const struct mark_args *a, char **words,
	const char *what, struct err *err)
{
	struct record *cohort = xmalloc(sizeof(*cohort));
	struct receipt receipt = { 0 };
	uint64_t sheet;
	int32_t day;
	int rc = text_find_kind(app, words[0], KIND_COHORT, cohort, err);

	if (!rc)
		rc = typed_day(app->office, words[1], &day, err);
	if (!rc) {
		sheet = sheet_id(cohort->id, day);
		rc = op_sheets_answer(
			app->office, &sheet, 1, a->reason, &receipt, err);
	}
	free(cohort);
	return rc ? rc
		  : receipt_print(
			    app, KIND_COHORT, what, &receipt, a->json, err);
}

static const struct opt approve_options[] = {
	{ 0, "json", OPT_FLAG, AT(struct mark_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
run_approve(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	(void)n;
	return answer_day(app, args, words, _("late marks approved"), err);
}

const struct command cohort_approve_verb = {
	.name = "approve",
	.summary = N_("approve late marks of a day"),
	.usage = "NUMBER DAY",
	.examples = "magang list sheet state:waiting\n"
		    "magang cohort approve CO-000001-3 23-11-2026\n",
	.more = N_("Of a day whose marks were locked, by somebody else than "
		   "whoever told them."),
	OPTIONS(approve_options, struct mark_args),
	.min = 2,
	.max = 2,
	.door = DOOR_OPEN,
	RUNS(run_approve, PERM_TEACH),
};

static const struct opt return_options[] = {
	{ 0, "reason", OPT_TEXT, AT(struct mark_args, reason), "TEXT",
		N_("why, for whoever told them; without names"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct mark_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
run_return(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct mark_args *a = args;

	(void)n;
	if (!a->reason)
		return err_set(err, MG_EUSAGE,
			_("say why it is returned: --reason TEXT"));
	return answer_day(app, a, words, _("late marks returned"), err);
}

const struct command cohort_return_verb = {
	.name = "return",
	.summary = N_("return late marks of a day, with a reason"),
	.usage = "NUMBER DAY",
	.examples = "magang cohort return CO-000001-3 23-11-2026 --reason "
		    "'not the list of that day'\n"
		    "magang list sheet state:returned\n",
	.more = N_("To whoever told them, who can tell others; what was "
		   "marked in time stays. One's own are taken back in the "
		   "same way."),
	OPTIONS(return_options, struct mark_args),
	.min = 2,
	.max = 2,
	.door = DOOR_OPEN,
	RUNS(run_return, PERM_TEACH),
};
