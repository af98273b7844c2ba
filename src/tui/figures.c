/* SPDX-License-Identifier: MIT */
/*
 * Counts come from the counters of the store, so that the first screen does not
 * depend on how many persons there are; what would need a walk is counted only
 * where the walk is short.
 */
#include "figures.h"

#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "screen.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/domain/query.h"

#define PROGRAMS_MAX 64
#define STAGES_MAX 64
#define WALK_MAX 50000 /* rows that a count may look at */
#define OPEN_TASK 1
#define OPEN_DOUBT 1

void
figures_release(struct figures *f)
{
	for (size_t i = 0; i < f->n; i++) {
		free(f->rows[i].label);
		free(f->rows[i].number);
		free(f->rows[i].filter);
	}
	free(f->rows);
	free(f->title);
	*f = (struct figures){ 0 };
}

static struct figure *
add(struct figures *f, const char *label, enum kind kind, const char *filter)
{
	struct figure *row;

	VEC_GROW(f->rows, f->n, f->cap);
	row = &f->rows[f->n++];
	*row = (struct figure){
		.label = xstrdup(label),
		.number = xstrdup(""),
		.kind = (int)kind,
		.filter = filter ? xstrdup(filter) : NULL,
	};
	return row;
}

static void
set_count(struct ui *ui, struct figure *row, uint64_t count)
{
	char text[NUMBER_SHOWN];

	row->count = count;
	free(row->number);
	row->number = xstrdup(ui_number(ui, count, text));
}

/* --- to do ---------------------------------------------------------------- */

/* What is counted how. */
enum counting { BY_LATE, BY_TODAY, BY_WEEK, BY_KIND, BY_OPEN, BY_WALK };

struct worklist {
	const char *label; /* N_() */
	enum kind kind;
	const char *filter; /* %s: today, then today and a week */
	enum counting how;
};

static const struct worklist worklists[] = {
	{ N_("Overdue tasks"), KIND_TASK, "open due:..%s sort:due", BY_LATE },
	{ N_("Due today"), KIND_TASK, "open due:%s", BY_TODAY },
	{ N_("Due in 7 days"), KIND_TASK, "open due:%s..%s sort:due", BY_WEEK },
	{ N_("My tasks"), KIND_TASK, "open officer:me sort:due", BY_WALK },
	{ N_("Document check"), KIND_CASE, "stage:doc_check sort:entered",
		BY_WALK },
	{ N_("Possible duplicates"), KIND_DOUBT, "open", BY_OPEN },
	{ N_("Persons"), KIND_PERSON, "", BY_KIND },
	{ N_("Cases"), KIND_CASE, "", BY_KIND },
	{ N_("Organisations"), KIND_ORGANISATION, "", BY_KIND },
};

struct day {
	uint64_t late, today, week, open;
};

static int
day_read(struct ui *ui, struct day *d, struct err *err)
{
	struct office *office = ui->office;
	int32_t today = office->today;
	int rc = count_tasks(office, today, &d->open, &d->late, err);

	if (!rc)
		rc = count_tasks(office, today + 1, &d->open, &d->today, err);
	if (!rc)
		rc = count_tasks(office, today + 8, &d->open, &d->week, err);
	if (rc)
		return rc;
	d->week -= d->today;
	d->today -= d->late;
	return 0;
}

static int
count_walk(struct ui *ui, const struct worklist *w, struct figure *row,
	struct err *err)
{
	struct query *q;
	uint64_t n, rows = 0;
	int rc = count_kind(ui->office, w->kind, 0, &rows, err);

	if (rc || rows > WALK_MAX)
		return rc;
	rc = query_parse(ui->office, w->kind, row->filter, &q, err);
	if (rc)
		return rc;
	rc = source_count(ui->office, q, &n, err);
	query_free(q);
	if (!rc)
		set_count(ui, row, n);
	return rc;
}

static int
count_worklist(struct ui *ui, const struct worklist *w, const struct day *d,
	struct figure *row, struct err *err)
{
	const uint64_t of_day[] = { d->late, d->today, d->week };
	uint64_t n = 0;
	int rc = 0;

	if (w->how == BY_WALK)
		return count_walk(ui, w, row, err);
	if (w->how <= BY_WEEK)
		n = of_day[w->how];
	else if (w->kind == KIND_CASE)
		rc = count_cases(ui->office, 0, 0, &n, err);
	else
		rc = count_kind(ui->office, w->kind,
			w->how == BY_OPEN ? OPEN_DOUBT : 0, &n, err);
	if (!rc)
		set_count(ui, row, n);
	row->late = w->how == BY_LATE && n > 0;
	return rc;
}

/* Overdue is before today; the days after it begin tomorrow. */
static char *
dated_filter(const struct ui *ui, const struct worklist *w)
{
	int32_t today = ui->office->today;
	char from[DATE_TEXT], to[DATE_TEXT];
	const char *at = strstr(w->filter, "%s"), *next;

	if (!at)
		return xstrdup(w->filter);
	date_format(from, today + (w->how == BY_WEEK) - (w->how == BY_LATE));
	date_format(to, today + 7);
	next = strstr(at + 2, "%s");
	if (!next)
		return xasprintf("%.*s%s%s", (int)(at - w->filter), w->filter,
			from, at + 2);
	return xasprintf("%.*s%s%.*s%s%s", (int)(at - w->filter), w->filter,
		from, (int)(next - at - 2), at + 2, to, next + 2);
}

int
figures_todo(struct ui *ui, struct figures *f, struct err *err)
{
	struct day day = { 0 };
	char date[UI_DATE];
	int rc = day_read(ui, &day, err);

	figures_release(f);
	f->title = xasprintf(_("TO DO  %s"), ui_date(ui->office->today, date));
	for (size_t i = 0; i < ARRAY_SIZE(worklists) && !rc; i++) {
		const struct worklist *w = &worklists[i];
		char *filter = dated_filter(ui, w);

		rc = count_worklist(
			ui, w, &day, add(f, _(w->label), w->kind, filter), err);
		free(filter);
	}
	return rc;
}

/* --- stages --------------------------------------------------------------- */

/* The index-th program and its number; NULL: there is none. */
static const struct program *
program_at(struct ui *ui, size_t index, uint16_t *number, size_t *n_programs,
	struct err *err)
{
	uint16_t numbers[PROGRAMS_MAX];
	const struct program *p = NULL;
	struct txn *txn;
	size_t n;

	*n_programs = 0;
	if (office_look(ui->office, &txn, err) != 0)
		return NULL;
	n = office_program_numbers(txn, numbers, PROGRAMS_MAX);
	if (n > 0) {
		*number = numbers[index % n];
		p = office_program(ui->office, txn, *number, 0);
	}
	office_look_end(txn);
	*n_programs = n;
	return p;
}

static const char *
stage_label(
	const struct ui *ui, const struct program *p, const struct count_row *r)
{
	int i = program_stage(p, r->name);

	return i < 0 ? r->name
		     : label_in(&p->stages[i].label, ui->office->lang, r->name);
}

static void
add_stages(struct ui *ui, const struct program *p, const struct count_row *rows,
	size_t n, struct figures *f)
{
	uint64_t most = 1;

	/* those who left are many and would press the rest to nothing */
	for (size_t i = 0; i < n; i++) {
		int s = program_stage(p, rows[i].name);

		if (s >= 0 && p->stages[s].kind < STAGE_FAILED &&
			rows[i].count > most)
			most = rows[i].count;
	}
	for (size_t i = 0; i < n; i++) {
		char *filter;
		struct figure *row;

		if (!rows[i].count)
			continue;
		filter =
			xasprintf("program:%s stage:%s", p->name, rows[i].name);
		row = add(f, stage_label(ui, p, &rows[i]), KIND_CASE, filter);
		set_count(ui, row, rows[i].count);
		row->most = most;
		free(filter);
	}
}

int
figures_stages(struct ui *ui, size_t index, size_t *n_programs,
	struct figures *f, struct err *err)
{
	struct count_row *rows;
	uint16_t number = 0;
	size_t n = 0;
	const struct program *p =
		program_at(ui, index, &number, n_programs, err);
	int rc;

	figures_release(f);
	if (!p)
		return 0;
	f->title = xstrdup(label_in(&p->label, ui->office->lang, p->name));
	rows = xcalloc(STAGES_MAX, sizeof(*rows));
	rc = count_table(ui->office, number, rows, STAGES_MAX, &n, err);
	if (!rc)
		add_stages(ui, p, rows, n, f);
	free(rows);
	return rc;
}

/* --- places --------------------------------------------------------------- */

/* The stage that takes a place: the first move that asks for quota_left leads
 * there; -1: no move does. */
static int
place_stage(const struct program *p)
{
	for (size_t i = 0; i < p->n_moves; i++)
		if (p->moves[i].guard &&
			strstr(expr_text(p->moves[i].guard), "quota_left"))
			return p->moves[i].to;
	return -1;
}

/* Of everybody who stands there or behind it, or has ended well: as the rule
 * that decides on a move counts. */
static int
places_taken(struct ui *ui, const struct program *p, uint16_t number,
	uint64_t *out, struct err *err)
{
	struct count_row *rows = xcalloc(STAGES_MAX, sizeof(*rows));
	size_t n = 0;
	int rc = count_table(ui->office, number, rows, STAGES_MAX, &n, err);
	int from = place_stage(p);

	*out = 0;
	for (size_t i = 0; i < n; i++) {
		int s = program_stage(p, rows[i].name);

		if (s >= from && s >= 0 &&
			(p->stages[s].kind == STAGE_NORMAL ||
				p->stages[s].kind == STAGE_SUCCESS))
			*out += rows[i].count;
	}
	free(rows);
	return rc;
}

int
figures_places(struct ui *ui, size_t index, struct figures *f, struct err *err)
{
	uint16_t number = 0;
	size_t n_programs;
	const struct program *p =
		program_at(ui, index, &number, &n_programs, err);
	uint64_t taken;
	int rc;

	figures_release(f);
	if (!p || !p->n_quotas)
		return 0;
	rc = places_taken(ui, p, number, &taken, err);
	f->title = xstrdup(_("PLACES  taken of those planned"));
	for (size_t i = 0; i < p->n_quotas && !rc; i++) {
		int64_t seats = quota_seats_for(&p->quotas[i], 0);
		struct figure *row;
		char *filter;

		if (p->quotas[i].by != QUOTA_TOTAL || seats <= 0)
			continue;
		filter = xasprintf("program:%s", p->name);
		row = add(f, _("All places"), KIND_CASE, filter);
		free(filter);
		row->count = taken;
		row->most = (uint64_t)seats;
		free(row->number);
		row->number = xasprintf("%llu/%lld", (unsigned long long)taken,
			(long long)seats);
	}
	return rc;
}

/* --- recent acts ---------------------------------------------------------- */

struct recent {
	struct office *office;
	struct figures *f;
	uint64_t act;
};

static int
visit_recent(void *ctx, const struct history_row *row, struct err *err)
{
	struct recent *r = ctx;
	struct event e;
	struct figure *f;
	char *label;

	(void)err;
	if (row->change->act == r->act || !row->op ||
		row->op->kind >= KIND_USER)
		return 0;
	r->act = row->change->act;
	event_make(r->office, row, &e);
	label = xasprintf(
		"%s %-8.8s %s %s", e.when, e.actor, e.what, buf_str(&e.about));
	f = add(r->f, label, row->op->kind, NULL);
	f->id = row->op->id;
	free(label);
	event_release(&e);
	return 0;
}

int
figures_recent(struct ui *ui, size_t max, struct figures *f, struct err *err)
{
	struct recent r = { .office = ui->office, .f = f };

	figures_release(f);
	f->title = xstrdup(_("RECENT"));
	if (max == 0)
		return 0;
	return history_acts(ui->office, 0, max, visit_recent, &r, err);
}
