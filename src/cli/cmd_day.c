/* SPDX-License-Identifier: MIT */
/*
 * The day as text: what there is, what is due, what is doubtful. Counts are
 * counters of the store, not walks over it.
 */
#include "day.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "list.h"
#include "magang/view/page.h"
#include "magang/view/todo.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/field/type.h"
#include "magang/office/reads.h"
#include "magang/office/reads_told.h"
#include "magang/query/query_count.h"
#include "magang/query/query_failed.h"
#include "magang/query/query_home.h"
#include "magang/query/query_work.h"
#include "magang/record/doubt_state.h"

#define BAR 24
#define DUE_MAX 5
#define STAGES_MAX 256
#define RULES_SHOWN 5 /* of a program, to people */
#define STAGE_COLUMNS 34

struct day_args {
	bool json;
};

static const struct opt options[] = {
	{ 0, "json", OPT_FLAG, AT(struct day_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
};

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
stage_row(struct page *p, const struct app *app, const struct program *program,
	const struct count_row *row, uint64_t most)
{
	/* stages of older versions have no label any more */
	int i = program_stage(program, row->name);

	if (row->count == 0 && !p->json)
		return;
	page_cell(p, p->json || i < 0 ? row->name
				      : label_in(&program->stages[i].label,
						app->lang, row->name));
	page_count_cell(p, row->count);
	if (!p->json)
		bar_cell(p, row->count, most);
	page_row(p);
}

static void
stage_table(struct page *p, const struct app *app,
	const struct program *program, const struct count_row *rows, size_t n)
{
	const struct out_column columns[] = {
		{ "stage", _("Stage"), OUT_CODE, STAGE_COLUMNS },
		{ "cases", _("Cases"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "bar", "", 0, 0 },
	};
	uint64_t most = 0;

	for (size_t i = 0; i < n; i++)
		most = rows[i].count > most ? rows[i].count : most;
	page_rows(p, program->name,
		label_in(&program->label, app->lang, program->name), columns,
		ARRAY_SIZE(columns));
	if (!p->json)
		p->table.width[0] = STAGE_COLUMNS; /* programs line up */
	for (size_t i = 0; i < n; i++)
		stage_row(p, app, program, &rows[i], most);
	page_rows_end(p);
}

static int
stages_part(struct page *p, struct app *app, const struct program *program,
	uint16_t number, struct err *err)
{
	struct count_row *rows = xcalloc(STAGES_MAX, sizeof(*rows));
	size_t n = 0;
	const struct count_of of = { .program = number };
	int rc = count_table(app->office, &of, rows, STAGES_MAX, &n, err);

	if (!rc)
		stage_table(p, app, program, rows, n);
	free(rows);
	return rc;
}

typedef int program_part(struct page *p, struct app *app,
	const struct program *program, uint16_t number, struct err *err);

static int
each_program(
	struct page *p, struct app *app, program_part *part, struct err *err)
{
	const struct program *program = NULL;
	uint16_t number = 0;
	struct txn *txn;
	int rc;

	do {
		rc = office_look(app->office, &txn, err);
		if (rc)
			return rc;
		program = office_program_next(app->office, txn, &number);
		office_look_end(txn);
		if (program)
			rc = part(p, app, program, number, err);
	} while (program && !rc);
	return rc;
}

static int
programs_part(struct page *p, struct app *app, struct err *err)
{
	int rc;

	page_open(p, "stages");
	rc = each_program(p, app, stages_part, err);
	page_close(p);
	return rc;
}

/* --- rules that are not met ------------------------------------------------ */

/* What the office calls it: a rule by its sentence, a part of the score by its
 * label. */
static const char *
rule_says(
	const struct app *app, const struct program *program, const char *rule)
{
	const char *part = strchr(rule, '.');

	for (size_t i = 0; !part && i < program->n_rules; i++)
		if (strcmp(program->rules[i].name, rule) == 0)
			return label_in(
				&program->rules[i].say, app->lang, rule);
	for (size_t i = 0; part && i < program->n_parts; i++)
		if (strcmp(program->parts[i].name, part + 1) == 0)
			return label_in(
				&program->parts[i].label, app->lang, rule);
	return _("Score");
}

static void
failed_row(struct page *p, const struct app *app, const struct program *program,
	const struct rule_count *row)
{
	page_cell(p, program->name);
	page_cell(p, row->rule);
	if (row->asked)
		page_cell(p, NULL);
	else
		page_count_cell(p, row->cases);
	page_cell(p, rule_says(app, program, row->rule));
	page_row(p);
}

static int
failed_rows(struct page *p, struct app *app, const struct program *program,
	uint16_t number, struct err *err)
{
	struct rule_count *rows;
	size_t n;
	int rc = count_failed(app->office, number, &rows, &n, err);

	for (size_t i = 0; !rc && i < n; i++)
		if (p->json || (i < RULES_SHOWN && !rows[i].asked))
			failed_row(p, app, program, &rows[i]);
	free(rows);
	return rc;
}

static int
failed_part(struct page *p, struct app *app, struct err *err)
{
	const struct out_column columns[] = {
		{ "program", _("Program"), OUT_CODE, 0 },
		{ "rule", _("Rule"), OUT_CODE, 0 },
		{ "cases", _("Cases"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "says", "", 0, 0 },
	};
	struct buf asked = BUF_INIT;
	int rc;

	page_rows(p, "failed", _("Rules that are not met"), columns,
		ARRAY_SIZE(columns));
	rc = each_program(p, app, failed_rows, err);
	page_rows_end(p);
	if (!rc && !p->json)
		rc = rules_not_counted(app->office, &asked, err);
	if (asked.len)
		page_line(p,
			_("  not counted, asked when read: %s; find them "
			  "with 'magang list case fails:RULE stage:open'"),
			buf_str(&asked));
	buf_release(&asked);
	return rc;
}

/* --- counts ----------------------------------------------------------------
 */

static int
tasks_part(struct page *p, struct app *app, struct err *err)
{
	struct task_counts n;
	int rc = count_tasks(app->office, &n, err);

	if (rc)
		return rc;
	page_count(p, "open_tasks", _("Open tasks"), n.open);
	page_count(p, "overdue", _("Tasks overdue"), n.overdue);
	page_count(p, "due_today", _("Tasks due today"), n.today);
	page_count(p, "due_soon", _("Tasks due soon"), n.soon);
	return 0;
}

static int
limited_part(struct page *p, struct app *app, struct err *err)
{
	struct buf names = BUF_INIT;
	size_t n = 0;
	int rc = office_reads_limited(app->office, &names, &n, err);

	if (!rc && n) {
		page_item(p, "limited", NULL, buf_str(&names), 0);
		page_line(p,
			_("  came to a limit of reads since yesterday: %s; "
			  "see 'magang access --days 2'"),
			buf_str(&names));
	}
	buf_release(&names);
	return rc;
}

/* "2000+": nobody has counted all. */
static void
waiting_row(struct page *p, const struct todo *t)
{
	char *number;

	if (p->json || !t->more) {
		page_count(p, t->key, _(t->label), t->n);
		return;
	}
	number = xasprintf("%llu+", (unsigned long long)t->n);
	page_item(p, t->key, _(t->label), number, OUT_NUMBER);
	free(number);
}

/* To people where there is some. */
static int
waiting_part(struct page *p, struct app *app, struct err *err)
{
	struct todo rows[TODO_MOST];
	size_t n;
	int rc = todo_read(app->office, rows, &n, err);

	for (size_t i = 0; !rc && i < n; i++)
		if (rows[i].n || p->json)
			waiting_row(p, &rows[i]);
	return rc;
}

static int
counts_part(struct page *p, struct app *app, struct err *err)
{
	struct office *office = app->office;
	uint64_t persons, cases, organisations, doubts;
	int rc = count_kind(office, KIND_PERSON, 0, &persons, err);

	if (!rc)
		rc = count_cases(office, 0, 0, &cases, err);
	if (!rc)
		rc = count_kind(
			office, KIND_ORGANISATION, 0, &organisations, err);
	if (!rc)
		rc = count_kind(office, KIND_DOUBT, DOUBT_OPEN, &doubts, err);
	if (rc)
		return rc;
	page_count(p, "persons", _("Persons"), persons);
	page_count(p, "cases", _("Cases"), cases);
	page_count(p, "organisations", _("Organisations"), organisations);
	page_count(p, "doubts", _("Possible duplicates"), doubts);
	rc = tasks_part(p, app, err);
	if (!rc)
		rc = waiting_part(p, app, err);
	return rc ? rc : limited_part(p, app, err);
}

/* --- what is due -----------------------------------------------------------
 */

static int
due_part(struct page *p, struct app *app, struct err *err)
{
	static const struct kind_part due = { .key = "due",
		.heading = N_("First to do"),
		.kind = KIND_TASK,
		.columns = "number,due,about,task",
		.max = DUE_MAX };
	const struct style style = { .office = app->office,
		.form = p->json ? OUT_JSON : OUT_TABLE };
	const int32_t today = app->office->today;
	char *filter = filter_of_days(
		"done:- (due<=%s or soon) sort:due", today, today);
	int rc = list_part(p, &due, filter, &style, err);

	free(filter);
	return rc;
}

int
day_page(struct page *p, struct app *app, struct err *err)
{
	const char *office = app->office->book.site.office;
	char today[DATE_TEXT], head[200];
	int rc;

	date_format(today, app->office->today);
	snprintf(head, sizeof(head), "%s  %s", today,
		office ? office : "magang");
	page_heading(p, head);
	page_item(p, "office", NULL, office ? office : "", 0);
	page_item(p, "date", NULL, today, 0);
	rc = counts_part(p, app, err);
	if (!rc)
		rc = programs_part(p, app, err);
	if (!rc)
		rc = failed_part(p, app, err);
	if (!rc)
		rc = due_part(p, app, err);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct day_args *a = args;
	struct page page;
	int rc;

	(void)words;
	(void)n;
	page_start(&page, app, a->json);
	rc = day_page(&page, app, err);
	return page_end(&page, rc);
}

const struct command cmd_day = {
	.name = "day",
	.summary = N_("today: cases by program and stage, tasks, doubts"),
	.usage = "",
	.examples = "magang day\n"
		    "magang\n",
	OPTIONS(options, struct day_args),
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
