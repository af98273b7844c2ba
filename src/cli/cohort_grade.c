/* SPDX-License-Identifier: MIT */
#include "cohort_grade.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/ops/ops_grade.h"
#include "magang/view/day_marks.h"
#include "magang/view/grade_grid.h"
#include "magang/view/out.h"
#include "magang/view/page.h"
#include "magang/view/text.h"

struct grade_args {
	uint64_t attempt;
	bool resit, dry_run, json, csv, all;
};

static const struct opt grade_options[] = {
	{ 0, "resit", OPT_FLAG, AT(struct grade_args, resit), NULL,
		N_("the marks are of the second attempt"), 0, 0 },
	{ 0, "attempt", OPT_NUMBER, AT(struct grade_args, attempt), "N",
		N_("of the Nth attempt; without: the first"), 1, 9 },
	{ 0, "dry-run", OPT_FLAG, AT(struct grade_args, dry_run), NULL,
		N_("the same report, nothing is changed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct grade_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

/* Of two lists what is not the same in both. */
static void
keep_changes(struct marks *after, struct marks *before)
{
	for (size_t i = after->n; i-- > 0;) {
		const uint16_t roll = after->row[i].roll;
		const char *was = marks_of(before, roll);

		if (!was || strcmp(was, after->row[i].mark) != 0)
			continue;
		marks_set(after, roll, "");
		marks_set(before, roll, "");
	}
}

/* "Hygiene: 28 marks, 2 below 60 (act ACT-000031-9)" */
static void
say_head(struct app *app, const struct grading *g, const struct unit *u,
	const struct graded *is, const struct receipt *receipt,
	struct page *page)
{
	char act[NUMBER_TEXT];
	struct buf line = BUF_INIT;

	buf_adds(&line, unit_label(app->office, u));
	if (g->attempt > 1)
		buf_addf(&line, " (%u)", g->attempt);
	buf_adds(&line, ": ");
	grade_line(u, &is->after, &line);
	if (receipt->act)
		text_act(act, receipt->act);
	page_item(page, "act", NULL, receipt->act ? act : NULL, OUT_CODE);
	page_item(page, "unit", NULL, u->name, OUT_CODE);
	page_count(page, "attempt", NULL, g->attempt);
	if (g->try)
		page_line(page, _("%s; nothing is changed"), buf_str(&line));
	else
		page_line(page, _("%s (act %s)"), buf_str(&line), act);
	buf_release(&line);
}

static int
report(struct app *app, bool json, const struct grading *g, struct graded *is,
	const struct receipt *receipt, struct err *err)
{
	struct grade_grid grid;
	struct page page;
	int rc = grade_grid_read(app->office, g->cohort, true, &grid, err);

	if (rc)
		return rc;
	page_start(&page, app, json);
	for (size_t i = 0; i < grid.n_units; i++)
		if (strcmp(grid.units[i].name, g->unit) == 0)
			say_head(app, g, &grid.units[i], is, receipt, &page);
	keep_changes(&is->after, &is->before);
	rc = day_marks_rows(app->office, g->cohort, &page, &is->after,
		&is->before, "-", err);
	grade_grid_release(&grid);
	return page_end(&page, rc);
}

static int
run_grade(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct grade_args *a = args;
	struct marks *typed = xcalloc(1, sizeof(*typed));
	struct graded *is = xcalloc(1, sizeof(*is));
	struct record *cohort = xmalloc(sizeof(*cohort));
	struct grading g = { .unit = words[1],
		.attempt = a->resit     ? 2
			   : a->attempt ? (unsigned)a->attempt
					: 1,
		.marks = typed,
		.try = a->dry_run };
	struct receipt receipt = { 0 };
	int rc = a->resit && a->attempt
			 ? err_set(err, MG_EUSAGE,
				   _("either --resit or --attempt, not both"))
			 : text_find_kind(
				   app, words[0], KIND_COHORT, cohort, err);

	if (!rc)
		rc = grades_typed(text_join(app, words + 2, n - 2), typed, err);
	g.cohort = cohort->id;
	if (!rc)
		rc = op_cohort_grade(app->office, &g, is, &receipt, err);
	if (!rc)
		rc = report(app, a->json, &g, is, &receipt, err);
	free(cohort);
	free(is);
	free(typed);
	return rc;
}

const struct command cohort_grade_verb = {
	.name = "grade",
	.summary = N_("grade a unit by a line"),
	.usage = "NUMBER UNIT MARK...",
	.examples = "magang cohort grade CO-000001-3 japanese '1 78, 2 55'\n"
		    "magang cohort grade CO-000001-3 japanese 2:64 --resit\n"
		    "magang cohort grade CO-000001-3 japanese '1 -'\n",
	.more = N_("Numbers of the roll and their marks; who is not named "
		   "keeps what he has, and '-' takes a mark away. The unit is "
		   "one of the program of the cohort (cohorts: units). The "
		   "marks of a resit stand beside the first ones, and the best "
		   "of them counts; a resit is for who did not pass."),
	OPTIONS(grade_options, struct grade_args),
	.min = 3,
	.max = -1,
	.need = NEED_STORE,
	.door = DOOR_OPEN,
	.run = run_grade,
};

/* ---- grades --------------------------------------------------------------- */

static const struct opt grades_options[] = {
	{ 0, "all", OPT_FLAG, AT(struct grade_args, all), NULL,
		N_("those who left, too"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct grade_args, json), NULL,
		N_("as JSON, a line each"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct grade_args, csv), NULL,
		N_("as CSV: a column for each unit and resit"), 0, 0 },
};

#define COLUMNS_MOST (3 + 40 * 9)

/* A column for a unit: all of its attempts for people, one each for programs. */
struct grade_columns {
	struct out_column rows[COLUMNS_MOST];
	char keys[COLUMNS_MOST][56];
	size_t n;
};

static void
add_column(struct grade_columns *c, const char *key, unsigned attempt,
	const char *head, unsigned flags)
{
	if (attempt > 1)
		snprintf(c->keys[c->n], sizeof(c->keys[0]), "%s_%u", key,
			attempt);
	else
		snprintf(c->keys[c->n], sizeof(c->keys[0]), "%s", key);
	c->rows[c->n] = (struct out_column){ c->keys[c->n], head, flags, 0 };
	c->n++;
}

static void
make_columns(struct app *app, const struct grade_grid *g, bool bare,
	struct grade_columns *c)
{
	add_column(c, "roll", 1, _("Number"), OUT_NUMBER | OUT_RIGHT);
	add_column(c, "name", 1, _("Name"), 0);
	for (size_t u = 0; u < g->n_units; u++) {
		const struct unit *unit = &g->units[u];
		const unsigned most = bare ? (unsigned)unit->attempts : 1;

		for (unsigned i = 1; i <= most; i++)
			add_column(c, unit->name, i,
				unit_label(app->office, unit),
				bare ? OUT_NUMBER : OUT_RIGHT);
	}
	add_column(c, "passed", 1, _("Passed"), OUT_NUMBER | OUT_RIGHT);
}

static void
print_unit(const struct grade_grid *g, size_t row, size_t unit, bool bare,
	struct out *out)
{
	const struct unit *u = &g->units[unit];
	struct buf text = BUF_INIT;

	for (unsigned i = 1; bare && i <= (unsigned)u->attempts; i++)
		out_cell(out,
			grades_mark(&g->grades, u, i, g->rows[row].seat.roll));
	if (!bare) {
		grade_cell(g, row, unit, &text);
		if (grade_passed(g, row, unit) == TRI_NO)
			buf_adds(&text, " !");
		out_cell(out, text.len ? buf_str(&text) : NULL);
	}
	buf_release(&text);
}

static void
print_grades(
	struct app *app, const struct grade_args *a, const struct grade_grid *g)
{
	const bool bare = a->json || a->csv;
	struct grade_columns *c = xcalloc(1, sizeof(*c));
	struct out out;

	make_columns(app, g, bare, c);
	out_start(
		&out, app, out_form(a->json, a->csv), "grades", c->rows, c->n);
	for (size_t i = 0; i < g->n; i++) {
		size_t passed = 0;

		out_cellf(&out, "%u", g->rows[i].seat.roll);
		out_cell(&out, g->rows[i].name);
		for (size_t u = 0; u < g->n_units; u++) {
			print_unit(g, i, u, bare, &out);
			passed += grade_passed(g, i, u) == TRI_YES;
		}
		if (bare)
			out_cellf(&out, "%zu", passed);
		else
			out_cellf(&out, "%zu/%zu", passed, g->n_units);
		out_row(&out);
	}
	out_finish(&out);
	free(c);
}

static int
run_grades(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct grade_args *a = args;
	struct record *cohort = xmalloc(sizeof(*cohort));
	struct grade_grid grid;
	int rc = text_find_kind(app, words[0], KIND_COHORT, cohort, err);

	(void)n;
	if (!rc)
		rc = grade_grid_read(
			app->office, cohort->id, a->all, &grid, err);
	if (!rc) {
		print_grades(app, a, &grid);
		app->status = grid.n ? 0 : 1;
		grade_grid_release(&grid);
	}
	free(cohort);
	return rc;
}

const struct command cohort_grades_verb = {
	.name = "grades",
	.summary = N_("its grades: people by units"),
	.usage = "NUMBER",
	.examples = "magang cohort grades CO-000001-3\n"
		    "magang cohort grades CO-000001-3 --csv\n",
	.more = N_("The marks of resits stand behind the first one; '!' is at "
		   "a unit that is not passed."),
	OPTIONS(grades_options, struct grade_args),
	.min = 1,
	.max = 1,
	.need = NEED_STORE,
	.door = DOOR_OPEN,
	.run = run_grades,
};
