/* SPDX-License-Identifier: MIT */
/*
 * The day as text: what there is, what is due, what is doubtful. Counts are
 * counters of the store, not walks over it.
 */
#include "day.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "list.h"
#include "page.h"
#include "wish.h"

#include "magang/base/date.h"
#include "magang/base/err.h"

#define PROGRAMS_MAX 64
#define BAR 24
#define DUE_MAX 5
#define FILTER_TEXT 64

struct args {
	bool json;
};

static const struct opt options[] = {
	{ 0, "json", OPT_FLAG, AT(struct args, json), NULL,
		N_("as one JSON document"), 0, 0 },
};

static void
count_cell(struct page *p, uint64_t count)
{
	char n[24];

	snprintf(n, sizeof(n), "%" PRIu64, count);
	page_cell(p, n);
}

static void
count_item(struct page *p, const char *key, const char *label, uint64_t count)
{
	char n[24];

	snprintf(n, sizeof(n), "%" PRIu64, count);
	page_item(p, key, label, n, OUT_NUMBER);
}

/* --- cases by program and stage ------------------------------------------- */

static void
bar_cell(struct page *p, uint64_t count, uint64_t most)
{
	char bar[BAR + 1];
	size_t n = most ? (size_t)(count * BAR / most) : 0;

	if (count > 0 && n == 0)
		n = 1;
	for (size_t i = 0; i < n; i++)
		bar[i] = '#';
	bar[n] = '\0';
	page_cell(p, bar);
}

static void
stage_rows(struct page *p, const struct app *app, const struct program *program,
	const uint64_t *counts)
{
	uint64_t most = 0;

	for (size_t i = 0; i < program->n_stages; i++)
		most = counts[i] > most ? counts[i] : most;
	for (size_t i = 0; i < program->n_stages; i++) {
		const struct stage *s = &program->stages[i];

		if (counts[i] == 0 && !p->json)
			continue;
		page_cell(p, p->json ? s->name
				     : label_in(&s->label, app->lang, s->name));
		count_cell(p, counts[i]);
		if (!p->json)
			bar_cell(p, counts[i], most);
		page_row(p);
	}
}

static void
stage_table(struct page *p, const struct app *app,
	const struct program *program, const uint64_t *counts)
{
	const struct out_column columns[] = {
		{ "stage", _("Stage"), OUT_CODE, 34 },
		{ "cases", _("Cases"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "bar", "", 0, 0 },
	};

	page_rows(p, program->name,
		label_in(&program->label, app->lang, program->name), columns,
		ARRAY_SIZE(columns));
	if (!p->json)
		p->table.width[0] = 34; /* all programs line up */
	stage_rows(p, app, program, counts);
	page_rows_end(p);
}

static int
program_part(struct page *p, struct app *app, uint16_t number, struct err *err)
{
	const struct program *program;
	uint64_t *counts;
	struct txn *txn;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	program = office_program(app->office, txn, number, 0);
	office_look_end(txn);
	if (!program)
		return 0;
	counts = xcalloc(program->n_stages + 1, sizeof(*counts));
	for (size_t i = 0; i < program->n_stages && !rc; i++)
		rc = count_cases(app->office, number, program->stages[i].number,
			&counts[i], err);
	if (!rc)
		stage_table(p, app, program, counts);
	free(counts);
	return rc;
}

static int
programs_part(struct page *p, struct app *app, struct err *err)
{
	uint16_t numbers[PROGRAMS_MAX];
	size_t n;
	struct txn *txn;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	n = office_program_numbers(txn, numbers, PROGRAMS_MAX);
	office_look_end(txn);
	page_open(p, "stages");
	for (size_t i = 0; i < n && !rc; i++)
		rc = program_part(p, app, numbers[i], err);
	page_close(p);
	return rc;
}

/* --- counts ----------------------------------------------------------------
 */

struct count_row {
	const char *key, *label; /* N_() */
	enum kind kind;
	const char *filter; /* %s is today */
};

static const struct count_row count_rows[] = {
	{ "persons", N_("Persons"), KIND_PERSON, "" },
	{ "cases", N_("Cases"), KIND_CASE, "" },
	{ "organisations", N_("Organisations"), KIND_ORGANISATION, "" },
	{ "overdue", N_("Tasks overdue"), KIND_TASK, "done:- due<%s" },
	{ "due_today", N_("Tasks due today"), KIND_TASK, "done:- due:%s" },
	{ "open_tasks", N_("Open tasks"), KIND_TASK, "done:-" },
	{ "doubts", N_("Possible duplicates"), KIND_DOUBT, "answer:open" },
};

static void
fill_today(const struct app *app, const char *filter, char out[FILTER_TEXT])
{
	char today[DATE_TEXT];
	const char *at = strstr(filter, "%s");

	date_format(today, app->office->today);
	if (at)
		snprintf(out, FILTER_TEXT, "%.*s%s%s", (int)(at - filter),
			filter, today, at + 2);
	else
		snprintf(out, FILTER_TEXT, "%s", filter);
}

static int
counts_part(struct page *p, struct app *app, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; i < ARRAY_SIZE(count_rows) && !rc; i++) {
		const struct count_row *row = &count_rows[i];
		char filter[FILTER_TEXT];
		uint64_t count;

		fill_today(app, row->filter, filter);
		rc = list_count(app->office, row->kind, filter, &count, err);
		if (!rc)
			count_item(p, row->key, _(row->label), count);
	}
	return rc;
}

/* --- what is due -----------------------------------------------------------
 */

static int
due_part(struct page *p, struct app *app, struct err *err)
{
	struct style style = { .office = app->office,
		.form = p->json ? OUT_JSON : OUT_TABLE };
	struct columns columns;
	struct list_page filling = { p, &columns };
	char filter[FILTER_TEXT];
	int rc = columns_parse(
		app->office, KIND_TASK, "number,due,about,task", &columns, err);

	if (rc)
		return rc;
	fill_today(app, "done:- due<=%s sort:due", filter);
	page_rows(p, "due", _("First to do"), columns.out, columns.n);
	rc = list_each(app->office, KIND_TASK, filter, &style, DUE_MAX,
		list_page_row, &filling, err);
	page_rows_end(p);
	columns_release(&columns);
	return rc;
}

int
day_page(struct page *p, struct app *app, struct err *err)
{
	char today[DATE_TEXT];
	int rc;

	date_format(today, app->office->today);
	page_heading(p, today);
	page_item(p, "date", NULL, today, 0);
	rc = counts_part(p, app, err);
	if (!rc)
		rc = programs_part(p, app, err);
	if (!rc)
		rc = due_part(p, app, err);
	return rc;
}

void
day_try(struct page *p, const struct app *app)
{
	static const char *const lines[] = {
		"list person siti",
		"list case stage:doc_check sort:entered",
		"list task 'done:- sort:due'",
		"log -n 5",
		"program show kyoto-ikusei",
	};

	page_heading(p, _("Worth trying:"));
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
		page_line(p, "  magang --store %s %s", app->store, lines[i]);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct args *a = args;
	struct page page;
	int rc;

	(void)words;
	(void)n;
	page_start(&page, app, a->json);
	rc = day_page(&page, app, err);
	if (rc)
		page_drop(&page);
	else
		page_finish(&page);
	return rc;
}

const struct command cmd_day = {
	.name = "day",
	.summary = N_("today: cases by program and stage, tasks, doubts"),
	.usage = "",
	.examples = "magang day\n"
		    "magang\n",
	OPTIONS(options, struct args),
	.need = NEED_STORE,
	.run = run,
};
