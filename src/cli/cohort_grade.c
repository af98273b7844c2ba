/* SPDX-License-Identifier: MIT */
#include "cohort_grade.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/grade_file.h"
#include "magang/ops/ops_grade.h"
#include "magang/store/plain_file.h"
#include "magang/view/day_marks.h"
#include "magang/view/grade_grid.h"
#include "magang/view/out.h"
#include "magang/view/page.h"
#include "magang/view/text.h"

struct grade_args {
	const char *file;
	uint64_t attempt;
	bool resit, dry_run, json, csv, all;
};

static const struct opt grade_options[] = {
	{ 0, "resit", OPT_FLAG, AT(struct grade_args, resit), NULL,
		N_("the marks are of the second attempt"), 0, 0 },
	{ 0, "attempt", OPT_NUMBER, AT(struct grade_args, attempt), "N",
		N_("of the Nth attempt; without: the first"), 1, 9 },
	{ 0, "file", OPT_FILE, AT(struct grade_args, file), "FILE",
		N_("the marks as CSV, as 'cohort grades --csv' writes them"), 0,
		0 },
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
	int unit,
		rc = grade_grid_read(app->office, g->cohort, true, &grid, err);

	if (rc)
		return rc;
	page_start(&page, app, json);
	unit = grade_grid_unit(&grid, g->unit);
	if (unit >= 0)
		say_head(app, g, &grid.units[unit], is, receipt, &page);
	keep_changes(&is->after, &is->before);
	rc = day_marks_rows(app->office, g->cohort, &page, &is->after,
		&is->before, "-", err);
	grade_grid_release(&grid);
	return page_end(&page, rc);
}

/* UNIT MARK... */
static int
grade_line_typed(struct app *app, const struct grade_args *a, uint64_t cohort,
	char **words, int n, struct err *err)
{
	struct marks *typed = xcalloc(1, sizeof(*typed));
	struct graded *is = xcalloc(1, sizeof(*is));
	const struct grading g = { .cohort = cohort,
		.unit = words[0],
		.attempt = a->resit     ? 2
			   : a->attempt ? (unsigned)a->attempt
					: 1,
		.marks = typed,
		.try = a->dry_run };
	struct receipt receipt = { 0 };
	int rc = grades_typed(text_join(app, words + 1, n - 1), typed, err);

	if (!rc)
		rc = op_cohort_grade(app->office, &g, is, &receipt, err);
	if (!rc)
		rc = report(app, a->json, &g, is, &receipt, err);
	free(is);
	free(typed);
	return rc;
}

/* ---- a list --------------------------------------------------------------- */

struct list_grading {
	struct app *app;
	const struct grade_args *a;
	struct grade_grid grid;
	struct grade_file file;
	struct graded *is;
	struct buf faults;
};

static const char *
name_of(const void *ctx, uint16_t roll)
{
	const struct grade_grid *g = ctx;

	for (size_t i = 0; i < g->n; i++)
		if (g->rows[i].seat.roll == roll)
			return strcmp(g->rows[i].name, "-") == 0
				       ? NULL
				       : g->rows[i].name;
	return NULL;
}

/* "line 3: 2 Budi, hygiene_2: ..." */
static void
mark_told(
	void *ctx, const struct grading *column, uint16_t roll, const char *why)
{
	struct list_grading *l = ctx;
	const char *name = name_of(&l->grid, roll);
	char head[GRADE_HEAD], *text;

	grade_head(head, column->unit, column->attempt);
	text = xasprintf("%u %s, %s: %s", roll, name ? name : "-", head, why);
	buf_addf(&l->faults, _("line %zu: %s\n"),
		grade_file_line(&l->file, roll), text);
	free(text);
	l->file.bad++;
}

static int
read_list(struct list_grading *l, struct err *err)
{
	const struct grade_file_of of = { .cohort = l->grid.cohort,
		.units = l->grid.units,
		.n_units = l->grid.n_units,
		.name = name_of,
		.ctx = &l->grid };
	const bool from_stdin = strcmp(l->a->file, "-") == 0;
	FILE *in = from_stdin ? stdin : plain_file_open(l->a->file, err);
	int rc = in ? grade_file_read(&of, in, &l->file, &l->faults, err)
		    : err->code;

	if (in && !from_stdin)
		fclose(in);
	for (size_t i = 0; i < l->file.n; i++)
		l->file.columns[i].try = l->a->dry_run;
	return rc;
}

static int
column_page(struct list_grading *l, size_t i, const struct receipt *receipt,
	struct page *page, struct err *err)
{
	const struct grading *g = &l->file.columns[i];
	struct graded *is = &l->is[i];
	const int unit = grade_grid_unit(&l->grid, g->unit);
	const struct graded whole = *is;
	char head[GRADE_HEAD];
	int rc;

	keep_changes(&is->after, &is->before);
	if (unit < 0 || (!is->after.n && !is->before.n))
		return 0;
	grade_head(head, g->unit, g->attempt);
	page_open(page, head);
	say_head(l->app, g, &l->grid.units[unit], &whole, receipt, page);
	rc = day_marks_rows(l->app->office, g->cohort, page, &is->after,
		&is->before, "-", err);
	page_close(page);
	return rc;
}

static int
file_list(struct list_grading *l, struct err *err)
{
	const struct grades_told told = { mark_told, l };
	struct receipt receipt = { 0 };
	struct page page;
	int rc;

	l->is = xcalloc(l->file.n, sizeof(*l->is));
	rc = op_cohort_grades(l->app->office, l->file.columns, l->file.n, &told,
		l->is, &receipt, err);
	if (rc)
		return rc;
	page_start(&page, l->app, l->a->json);
	for (size_t i = 0; !rc && i < l->file.n; i++)
		rc = column_page(l, i, &receipt, &page, err);
	page_count(&page, "refused", NULL, l->file.bad);
	return page_end(&page, rc);
}

static int
grade_list(struct app *app, const struct grade_args *a, uint64_t cohort,
	struct err *err)
{
	struct list_grading *l = xcalloc(1, sizeof(*l));
	int rc = grade_grid_read(app->office, cohort, true, &l->grid, err);

	l->app = app;
	l->a = a;
	if (!rc)
		rc = read_list(l, err);
	if (!rc)
		rc = file_list(l, err);
	out_block(app->log, buf_str(&l->faults));
	if (!rc && l->file.bad)
		app->status = err_exit_status(MG_EDATA);
	buf_release(&l->faults);
	grade_file_release(&l->file);
	grade_grid_release(&l->grid);
	free(l->is);
	free(l);
	return rc;
}

static int
run_grade(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct grade_args *a = args;
	struct record *cohort = xmalloc(sizeof(*cohort));
	const bool line = n > 2 && !a->file;
	int rc = text_find_kind(app, words[0], KIND_COHORT, cohort, err);
	const uint64_t id = cohort->id;

	free(cohort);
	if (rc)
		return rc;
	if (a->resit && a->attempt)
		return err_set(err, MG_EUSAGE,
			_("either --resit or --attempt, not both"));
	if (line)
		return grade_line_typed(app, a, id, words + 1, n - 1, err);
	if (n > 1 || !a->file || a->resit || a->attempt)
		return err_set(err, MG_EUSAGE,
			_("write a unit and its marks, or --file FILE, whose "
			  "heads say unit and attempt"));
	return grade_list(app, a, id, err);
}

const struct command cohort_grade_verb = {
	.name = "grade",
	.summary = N_("grade a unit by a line, or all by a list"),
	.usage = "NUMBER [UNIT MARK...]",
	.examples = "magang cohort grade CO-000001-3 japanese '1 78, 2 55'\n"
		    "magang cohort grade CO-000001-3 japanese 2:64 --resit\n"
		    "magang cohort grade CO-000001-3 japanese '1 -'\n"
		    "magang cohort grade CO-000001-3 --file marks.csv "
		    "--dry-run\n",
	.more = N_("Numbers of the roll and their marks; who is not named "
		   "keeps what he has, and '-' takes a mark away. The unit is "
		   "one of the program of the cohort (cohorts: units). The "
		   "marks of a resit stand beside the first ones, and the best "
		   "of them counts; a resit is for who did not pass. A list "
		   "is as 'magang cohort grades NUMBER --csv' writes it: an "
		   "empty cell says nothing, what cannot be is named by its "
		   "line, and the rest is one act."),
	OPTIONS(grade_options, struct grade_args),
	.min = 1,
	.max = -1,
	.door = DOOR_DASH,
	RUNS(run_grade, PERM_TEACH),
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
	char keys[COLUMNS_MOST][GRADE_HEAD];
	size_t n;
};

static void
add_column(struct grade_columns *c, const char *key, unsigned attempt,
	const char *head, unsigned flags)
{
	grade_head(c->keys[c->n], key, attempt);
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
	.door = DOOR_OPEN,
	RUNS(run_grades, PERM_READ),
};
