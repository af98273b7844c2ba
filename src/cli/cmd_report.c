/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "program_name.h"
#include "report_agencies.h"
#include "report_areas.h"
#include "report_funnel.h"
#include "report_scores.h"
#include "report_targets.h"

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/quoted.h"
#include "magang/office/office.h"
#include "magang/ops/count_known.h"
#include "magang/view/session.h"
#include "magang/view/text.h"
#include "magang/view/typed_day.h"

struct report_args {
	const char *as_of, *known;
	bool json, csv, html;
};

static const struct opt options[] = {
	{ 0, "as-of", OPT_TEXT, AT(struct report_args, as_of), "DAY",
		N_("of that day, where the report is of targets; without: "
		   "today"),
		0, 0 },
	{ 0, "known", OPT_TEXT, AT(struct report_args, known), "DAY",
		N_("as it was known at the end of that day; without: as it is "
		   "known now"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct report_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct report_args, csv), NULL, N_("as CSV"),
		0, 0 },
	{ 0, "html", OPT_FLAG, AT(struct report_args, html), NULL,
		N_("as one page for a browser, to be printed"), 0, 0 },
};

typedef int report_fn(const struct report_run *r, struct err *err);

static const struct report {
	const char *name, *title, *definition;
	report_fn *put;
	report_fn *table; /* what its checksum is of */
	bool then;        /* of a day that was */
	bool filtered;    /* by a filter that what is counted takes */
	bool text;        /* and no other form */
} reports[] = {
	{ "targets", N_("Who counts for the targets, by regency"),
		N_("A person counts once, by the best outcome that holds on "
		   "the day: A with a licence, B seen there, C told."),
		report_targets, report_targets, true, false, false },
	{ "tiles", N_("How far each regency has come, about where it lies"),
		N_("A person counts once, by the best outcome that holds on "
		   "the day: A with a licence, B seen there, C told."),
		report_tiles, report_targets, true, false, false },
	{ "phone", N_("The targets as plain text for a telephone"), NULL,
		report_phone, report_targets, true, false, true },
	{ "agencies", N_("Under which agency people count"),
		N_("A person counts once, under whoever proves the best "
		   "outcome that holds on the day: another agency by its "
		   "list, or this office."),
		report_agencies, report_agencies, false, true, false },
	{ "funnel", N_("How far cases come, and where they are lost"),
		N_("Each time that a case came to a stage counts, rounded; "
		   "lost is what went from there to a refusal or an exit."),
		report_funnel, report_funnel, false, true, false },
	{ "scores", N_("How the scores lie, and where the places end"),
		N_("Open cases by the newest version of the program: who has "
		   "a place or would get one of those that are free, the best "
		   "first, and who would not; a score counts from the number "
		   "on."),
		report_scores, report_scores, false, false, false },
	{ "areas", N_("What was done in the eight areas of the agreement"),
		N_("Activities of the cases of the program, and of "
		   "organisations that took part: how often, for how many, "
		   "each once, and how much in all, in the unit of the "
		   "activity."),
		report_areas, report_areas, false, true, false },
};

static int
list_reports(const struct app *app, enum out_form form, struct err *err)
{
	const struct out_column columns[] = {
		{ "report", _("Report"), OUT_CODE, 0 },
		{ "title", _("Title"), 0, 0 },
	};
	struct out o;

	if (form == OUT_HTML)
		return err_set(
			err, MG_EUSAGE, _("a page is of one report; name it"));
	out_start(&o, app, form, "reports", columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < ARRAY_SIZE(reports); i++) {
		out_cell(&o, reports[i].name);
		out_cell(&o, _(reports[i].title));
		out_row(&o);
	}
	out_finish(&o);
	return 0;
}

static int
report_named(const char *name, const struct report **out, struct err *err)
{
	for (size_t i = 0; i < ARRAY_SIZE(reports); i++)
		if (strcmp(reports[i].name, name) == 0) {
			*out = &reports[i];
			return 0;
		}
	return err_set(err, MG_EUSAGE,
		_("there is no report '%s'; all of them: magang report"), name);
}

/* The program as the caller may see it, and its number. */
static int
read_program(struct report_run *r, const char *name, struct err *err)
{
	struct office *office = r->app->office;
	int rc = program_named(office, name, &r->p, err);

	if (!rc && !office_areas(office, err))
		rc = err->code;
	return rc ? rc : program_number(office, r->p, &r->number, err);
}

/* What a report writes, as a text. */
static int
made(const struct report_run *r, report_fn *put, enum out_form form,
	char **text, size_t *size, struct err *err)
{
	struct app to = *r->app;
	struct report_run run = *r;
	int rc;

	*text = NULL;
	to.out = open_memstream(text, size);
	run.app = &to;
	run.form = form;
	rc = put(&run, err);
	fclose(to.out);
	return rc;
}

/* The day, the definition, what is left out. */
static void
say_definition(const struct report_run *r, const struct report *what)
{
	const struct office *office = r->app->office;
	struct buf hidden = BUF_INIT;
	char day[DATE_TEXT];

	report_line(r, _("%s, %s version %d"), date_format(day, r->day),
		r->p->name, r->p->version);
	if (r->known != DATE_NONE)
		report_line(r, _("as it was known on %s"),
			date_format(day, r->known));
	report_line(r, "%s", _(what->definition));
	if (*r->filter)
		report_line(r, _("Only: %s"), r->filter);
	html_hidden(&hidden, office);
	if (hidden.len)
		report_line(r, "%s", buf_str(&hidden));
	buf_release(&hidden);
}

/* As they are typed. */
static void
put_days(const struct report_run *r, struct buf *out)
{
	char day[DATE_TEXT];

	if (r->day != r->app->office->today)
		buf_addf(out, " --as-of %s", date_format(day, r->day));
	if (r->known != DATE_NONE)
		buf_addf(out, " --known %s", date_format(day, r->known));
}

static void
put_page(const struct report_run *r, const struct report *what,
	const char *table)
{
	struct buf page = BUF_INIT, command = BUF_INIT;

	html_head(&page, r->app->office, _(what->title));
	fputs(buf_str(&page), r->app->out);
	say_definition(r, what);
	buf_truncate(&page, 0);
	buf_adds(&page, "<footer>");
	buf_addf(&command, "magang --lang en report %s %s", what->name,
		r->p->name);
	put_days(r, &command);
	if (*r->filter) {
		buf_addc(&command, ' ');
		quoted_put(&command, r->filter);
	}
	html_end(&page, buf_str(&command), r->sum);
	fprintf(r->app->out, "%s%s", table, buf_str(&page));
	buf_release(&page);
	buf_release(&command);
}

/* The sum is of one text, whatever language the reader has. */
static int
summed(const struct report_run *r, const struct report *what, char **text,
	size_t *size, struct err *err)
{
	const enum lang lang = r->app->lang;
	int rc;

	session_speak(r->app, LANG_EN);
	rc = made(r, what->table, OUT_CSV, text, size, err);
	session_speak(r->app, lang);
	return rc;
}

static int
put_report(struct report_run *r, const struct report *what, struct err *err)
{
	char *text;
	size_t size;
	int rc = summed(r, what, &text, &size, err);

	sum_format(r->sum, text, size);
	if (!rc && r->form == OUT_HTML) {
		free(text);
		rc = made(r, what->put, OUT_HTML, &text, &size, err);
		if (!rc)
			put_page(r, what, text);
	} else if (!rc) {
		if (!what->text)
			say_definition(r, what);
		rc = what->put(r, err);
		if (!what->text)
			report_line(r, _("Checksum %s"), r->sum);
	}
	free(text);
	return rc;
}

static int
check_args(const struct report *what, const struct report_run *r,
	const struct report_args *a, int n, struct err *err)
{
	if (n < 2)
		return err_set(err, MG_EUSAGE,
			_("a report is of one program; name it: magang report "
			  "%s PROGRAM"),
			what->name);
	if (what->text && r->form != OUT_TABLE)
		return err_set(err, MG_EUSAGE,
			_("the report '%s' is plain text"), what->name);
	if (n > 2 && !what->filtered)
		return err_set(err, MG_EUSAGE,
			_("the report '%s' takes no filter"), what->name);
	if (!what->then && (a->as_of || a->known))
		return err_set(err, MG_EUSAGE,
			_("the report '%s' is of today; of a day that was: "
			  "magang report targets PROGRAM --as-of DAY"),
			what->name);
	return 0;
}

/* The day, and the version of the program that was the newest then. */
static int
read_days(struct report_run *r, const struct report_args *a, struct err *err)
{
	struct office *office = r->app->office;
	struct txn *txn;
	int rc = 0;

	r->day = office->today;
	r->known = DATE_NONE;
	if (a->as_of)
		rc = typed_day(office, a->as_of, &r->day, err);
	if (rc || !a->known)
		return rc;
	rc = typed_day(office, a->known, &r->known, err);
	if (!rc)
		rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	r->seq = known_on(txn, r->known);
	r->p = known_program(office, txn, r->number, r->seq);
	office_look_end(txn);
	return r->p ? 0
		    : err_set(err, MG_ENOENT,
			      _("there was no such program on that day"));
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct report_args *a = args;
	struct report_run r = { .app = app,
		.form = a->html ? OUT_HTML : out_form(a->json, a->csv) };
	const struct report *what = NULL;
	int rc;

	if (!n)
		return list_reports(app, r.form, err);
	rc = report_named(words[0], &what, err);
	if (!rc)
		rc = check_args(what, &r, a, n, err);
	if (!rc)
		rc = read_program(&r, words[1], err);
	if (!rc)
		rc = read_days(&r, a, err);
	if (rc)
		return rc;
	r.filter = text_join(app, words + 2, n - 2);
	return put_report(&r, what, err);
}

const struct command cmd_report = {
	.name = "report",
	.summary = N_("what leaves the house, with its definition and sum"),
	.usage = "[NAME PROGRAM [FILTER]]",
	.examples = "magang report\n"
		    "magang report targets wirausaha-baru --csv\n"
		    "magang report targets wirausaha-baru --as-of 2026-09-30 "
		    "--known 2026-11-24 --html\n"
		    "magang report tiles wirausaha-baru --html\n"
		    "magang report phone wirausaha-baru\n"
		    "magang report agencies wirausaha-baru\n"
		    "magang report funnel kyoto-magang --html\n"
		    "magang report funnel kyoto-magang area:GRT\n"
		    "magang report scores kyoto-magang --html\n"
		    "magang report areas wirausaha-baru date:2026\n",
	.more = N_("Figures below the line of the office are left out in "
		   "every form, with those that would give them back. The "
		   "checksum is that of the CSV in English, whatever the "
		   "language: magang --lang en report ... --csv | "
		   "b2sum -l 256."),
	OPTIONS(options, struct report_args),
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
