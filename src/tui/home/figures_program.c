/* SPDX-License-Identifier: MIT */
/* A program in figures: from one table of its cases by stage, and one for each
 * regency that has places of its own. */
#include "figures_program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/view/class_words.h"
#include "magang/view/picture.h"
#include "magang/view/words.h"
#include "figures.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/expr/expr_eval.h"
#include "magang/program/score.h"
#include "magang/query/query_failed.h"
#include "magang/query/query_home.h"
#include "magang/office/find.h"
#include "magang/rulebook/intake.h"
#include "magang/rulebook/places.h"
#include "magang/rulebook/program_cache.h"

#define PROGRAMS_MAX 64
#define STAGES_MAX 64
#define WEEKS 12
#define LOW_PERCENT 25

struct stage_counts {
	struct ui *ui;
	const struct program *p;
	uint16_t number;
	int from;     /* the stage that takes a place; -1: none */
	char *taking; /* "program:x stage:a,b": who has a place */
	struct count_row rows[STAGES_MAX];
	size_t n;
	/* The intake of these days, and those of its cases that have a place; 0:
	 * the program has none, and all its cases stand here. */
	uint64_t intake;
	char number_of_intake[NUMBER_TEXT], name_of_intake[INTAKE_NAME];
	struct places places;
	struct count_row seated[STAGES_MAX];
	size_t n_seated;
	struct cause_count *causes;
	size_t n_causes;
};

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

/* The stage of a row of the table, NULL: only older versions have it. */
static const struct stage *
stage_of(const struct stage_counts *c, size_t i)
{
	int s = program_stage(c->p, c->rows[i].name);

	return s < 0 ? NULL : &c->p->stages[s];
}

/* --- stages --------------------------------------------------------------- */

static bool
is_kind(const struct stage *s, unsigned kinds)
{
	return s && kinds & 1u << s->kind;
}

#define ON_THE_WAY (1u << STAGE_START | 1u << STAGE_NORMAL)
#define ARRIVED (1u << STAGE_SUCCESS)

/* In row i or further on, in the order of the file; the ends lie beside each
 * other, nobody comes through one of them. */
static uint64_t
came_to(const struct stage_counts *c, size_t i)
{
	uint64_t n = 0;

	if (is_kind(stage_of(c, i), ARRIVED))
		return c->rows[i].count;
	for (; i < c->n; i++)
		if (is_kind(stage_of(c, i), ON_THE_WAY | ARRIVED))
			n += c->rows[i].count;
	return n;
}

/* Those who left are many and would press the rest to nothing. */
static uint64_t
longest_bar(const struct stage_counts *c)
{
	uint64_t most = 1;

	for (size_t i = 0; i < c->n; i++) {
		const struct stage *s = stage_of(c, i);

		if (s && s->kind < STAGE_FAILED && c->rows[i].count > most)
			most = c->rows[i].count;
	}
	return most;
}

static const char *
cause_label(const struct stage_counts *c, int stage, const char *code)
{
	for (size_t i = 0; i < c->p->n_moves; i++) {
		const struct move *m = &c->p->moves[i];
		const struct choice *cause =
			m->to == stage ? move_cause(m, code) : NULL;

		if (cause)
			return label_in(
				&cause->label, c->ui->office->lang, code);
	}
	return code;
}

/* Those of a cause; what is closed to the reader has no filter of its own. */
static char *
for_cause(const char *filter, const struct cause_count *row)
{
	return row->closed ? xstrdup(filter)
			   : xasprintf("%s cause:%s", filter, row->cause);
}

/* What they were for who were declined or left, and the decisions behind it. */
static void
add_causes(const struct stage_counts *c, size_t at, struct figures *f)
{
	const struct stage *s = stage_of(c, at);

	for (size_t i = 0; s && i < c->n_causes; i++) {
		const struct cause_count *row = &c->causes[i];
		char *label, *to, *filter;

		if (row->stage != s->number)
			continue;
		label = xasprintf(
			"  %s", cause_label(c, program_stage(c->p, s->name),
					row->cause));
		to = xasprintf("program:%s to:%s", c->p->name, s->name);
		filter = for_cause(to, row);
		figure_count(c->ui,
			figures_add(f, label, KIND_DECISION, filter),
			row->decisions);
		free(label);
		free(to);
		free(filter);
	}
}

static void
add_stages(const struct stage_counts *c, struct figures *f)
{
	uint64_t most = longest_bar(c), all = came_to(c, 0);

	f->title = xstrdup(
		label_in(&c->p->label, c->ui->office->lang, c->p->name));
	for (size_t i = 0; i < c->n; i++) {
		const struct stage *s = stage_of(c, i);
		const char *name = c->rows[i].name;
		struct figure *row;
		char *filter;

		if (!c->rows[i].count)
			continue;
		filter = xasprintf("program:%s stage:%s", c->p->name, name);
		row = figures_add(f,
			s ? label_in(&s->label, c->ui->office->lang, name)
			  : name,
			KIND_CASE, filter);
		free(filter);
		figure_count(c->ui, row, c->rows[i].count);
		row->most = most;
		if (is_kind(s, ON_THE_WAY | ARRIVED) && all)
			row->further = (int)(came_to(c, i) * 100 / all);
		add_causes(c, i, f);
	}
}

/* Who left a class, and what for. */
static int
add_left(const struct stage_counts *c, struct figures *f, struct err *err)
{
	struct cause_count *rows = NULL;
	char *filter = xasprintf("program:%s cohort:* left", c->p->name);
	size_t n = 0;
	uint64_t all = 0;
	int rc = count_left(c->ui->office, c->number, &rows, &n, err);

	for (size_t i = 0; i < n; i++)
		all += rows[i].decisions;
	if (all)
		figure_count(c->ui,
			figures_add(f, _("Left a class"), KIND_SEAT, filter),
			all);
	for (size_t i = 0; i < n; i++) {
		const char *code = rows[i].cause;
		char *label =
			xasprintf("  %s", seat_cause_word(c->ui->office, c->p,
						  KIND_COHORT, code));
		char *one = for_cause(filter, &rows[i]);

		figure_count(c->ui, figures_add(f, label, KIND_SEAT, one),
			rows[i].decisions);
		free(label);
		free(one);
	}
	free(filter);
	free(rows);
	return rc;
}

/* --- places --------------------------------------------------------------- */

/* The first move that asks for quota_left leads to the stage that takes a
 * place; -1: no move does. */
static int
place_stage(const struct program *p)
{
	for (size_t i = 0; i < p->n_moves; i++)
		if (p->moves[i].guard &&
			strstr(expr_text(p->moves[i].guard), "quota_left"))
			return p->moves[i].to;
	return -1;
}

/* Whoever stands there or behind it, or has ended well: as the rule that
 * decides on a move counts. */
static bool
takes_place(const struct stage_counts *c, const char *stage)
{
	int s = program_stage(c->p, stage);

	return s >= 0 && s >= c->from && stage_takes_place(&c->p->stages[s]);
}

static char *
taking_filter(const struct stage_counts *c)
{
	struct buf b = BUF_INIT;
	const char *before = " stage:";

	buf_addf(&b, "program:%s", c->p->name);
	if (c->intake)
		buf_addf(&b, " intake:%s", c->number_of_intake);
	for (size_t i = 0; i < c->p->n_stages; i++)
		if (takes_place(c, c->p->stages[i].name)) {
			buf_addf(&b, "%s%s", before, c->p->stages[i].name);
			before = ",";
		}
	return buf_detach(&b);
}

static struct count_row
taken(const struct stage_counts *c, const struct count_row *rows, size_t n)
{
	struct count_row sum = { 0 };

	for (size_t i = 0; i < n; i++)
		if (takes_place(c, rows[i].name)) {
			sum.count += rows[i].count;
			sum.women += rows[i].women;
		}
	return sum;
}

/* Of all, or of the regencies that the person works for; 0: not planned. */
static int64_t
places_planned(const struct stage_counts *c)
{
	const struct access *a = &c->ui->office->access;
	const struct quota *all = places_by(&c->places, QUOTA_TOTAL);
	const struct quota *each = places_by(&c->places, QUOTA_REGENCY);
	int64_t sum = 0;

	if (!a->n_areas)
		return all ? quota_seats_for(all, 0) : 0;
	for (size_t i = 0; each && i < a->n_areas; i++) {
		int64_t seats = quota_seats_for(each, a->areas[i]);

		sum += seats > 0 ? seats : 0;
	}
	return sum;
}

/* "Women, min 40%": of those who have a place. */
static void
add_sex(const struct stage_counts *c, const struct quota *q,
	const struct count_row *all, struct figures *f)
{
	bool women = q->of && q->of[0] == 'P';
	char *label =
		xasprintf(women ? _("Women, min %d%%") : _("Men, min %d%%"),
			q->at_least_percent);
	char *filter = xasprintf("%s sex:%s", c->taking, q->of);
	struct figure *row = figures_add(f, label, KIND_CASE, filter);

	figure_share(c->ui, row, women ? all->women : all->count - all->women,
		all->count);
	row->late = all->count && figure_percent(row) < q->at_least_percent;
	free(label);
	free(filter);
}

/* Each week against the fullest. */
static char *
sparkline(const uint64_t *weeks, uint64_t most)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < WEEKS; i++)
		level_words(weeks[i], most, &b);
	return buf_detach(&b);
}

static int
add_weeks(const struct stage_counts *c, struct figures *f, struct err *err)
{
	int32_t today = c->ui->office->today, from;
	uint64_t weeks[WEEKS] = { 0 }, most = 0;
	char date[DATE_TEXT], number[NUMBER_SHOWN];
	struct figure *row;
	char *filter;
	int rc = count_opened(c->ui->office, c->number, weeks, WEEKS, err);

	if (rc)
		return rc;
	for (size_t i = 0; i < WEEKS; i++)
		most = weeks[i] > most ? weeks[i] : most;
	from = today - date_weekday(today) - 7 * (WEEKS - 1);
	filter = xasprintf("program:%s opened:%s.. sort:-opened", c->p->name,
		date_format(date, from));
	row = figures_add(f, _("New, 12 weeks"), KIND_CASE, filter);
	free(row->number);
	row->number = xasprintf(
		_("max %s"), words_number(c->ui->office->lang, most, number));
	row->text = sparkline(weeks, most);
	free(filter);
	return 0;
}

/* Who waits for a place of this intake. */
static void
add_waiting(const struct stage_counts *c, struct figures *f)
{
	struct buf filter = BUF_INIT;
	const char *before = " stage:";
	uint64_t n = 0;

	buf_addf(&filter, "program:%s", c->p->name);
	if (c->intake)
		buf_addf(&filter, " intake:%s", c->number_of_intake);
	for (size_t i = 0; i < c->n_seated; i++) {
		const char *name = c->seated[i].name;

		if (program_waits_for(c->p, program_stage(c->p, name)) < 0)
			continue;
		buf_addf(&filter, "%s%s", before, name);
		before = ",";
		n += c->seated[i].count;
	}
	if (n)
		figure_count(c->ui,
			figures_add(
				f, _("Waiting"), KIND_CASE, buf_str(&filter)),
			n);
	buf_release(&filter);
}

static int
add_places(const struct stage_counts *c, struct figures *f, struct err *err)
{
	int64_t planned = places_planned(c);
	const struct count_row all = taken(c, c->seated, c->n_seated);
	const struct quota *sex = places_by(&c->places, QUOTA_SEX);

	f->title = c->intake ? xasprintf(_("PLACES %s  taken of planned"),
				       c->name_of_intake)
			     : xstrdup(_("PLACES  taken of those planned"));
	if (planned > 0) {
		struct figure *row =
			figures_add(f, _("All places"), KIND_CASE, c->taking);

		figure_share(c->ui, row, all.count, (uint64_t)planned);
		row->late = all.count > (uint64_t)planned;
	}
	if (sex && sex->at_least_percent)
		add_sex(c, sex, &all, f);
	add_waiting(c, f);
	return add_weeks(c, f, err);
}

/* --- regencies ------------------------------------------------------------ */

static int
add_regency(const struct stage_counts *c, const struct area *a,
	uint64_t planned, struct figures *f, struct err *err)
{
	struct count_row *rows = xcalloc(STAGES_MAX, sizeof(*rows));
	char *filter = xasprintf("%s area:%s", c->taking, a->letters);
	bool ja = c->ui->office->lang == LANG_JA && a->ja;
	const char *label = ja ? a->ja : cell_area(a->name);
	struct figure *row;
	const struct count_of of = { c->number, (uint16_t)a->code, c->intake };
	size_t n = 0;
	int rc = count_table(c->ui->office, &of, rows, STAGES_MAX, &n, err);

	row = figures_add(f, label, KIND_CASE, filter);
	row->area = *a;
	figure_share(c->ui, row, taken(c, rows, n).count, planned);
	row->late = figure_percent(row) < LOW_PERCENT;
	free(filter);
	free(rows);
	return rc;
}

static int
by_share(const void *x, const void *y)
{
	const struct figure *a = x, *b = y;
	int left = figure_percent(a), right = figure_percent(b);

	if (left != right)
		return left < right ? -1 : 1;
	return a->area.code < b->area.code ? -1 : 1;
}

static int
add_regencies(const struct stage_counts *c, struct figures *f, struct err *err)
{
	const struct quota *q = places_by(&c->places, QUOTA_REGENCY);
	const struct areas *areas = c->ui->office->book.areas;
	struct area_run run = { 0, 0 };
	int rc = 0;

	if (areas)
		run = areas_run(areas, AREA_REGENCY, 0);
	f->title = xasprintf(
		_("REGENCIES  %% of places, ! below %d"), LOW_PERCENT);
	for (size_t i = run.first; !rc && q && i < run.end; i++) {
		const struct area a = areas_row(areas, i);
		int64_t seats;

		if (!a.letters || a.retired ||
			!access_area(&c->ui->office->access, (uint16_t)a.code))
			continue;
		seats = quota_seats_for(q, (int64_t)a.code);
		if (seats > 0)
			rc = add_regency(c, &a, (uint64_t)seats, f, err);
	}
	if (f->n)
		qsort(f->rows, f->n, sizeof(*f->rows), by_share);
	return rc;
}

/* All cases by stage, and those of the intake that is open. */
static int
count_cases_of(struct stage_counts *c, struct err *err)
{
	const struct count_of all = { .program = c->number };
	struct count_of seated = all;
	struct intake intake;
	struct txn *txn;
	int rc = office_look(c->ui->office, &txn, err);

	if (rc)
		return rc;
	intake = intake_now(txn, c->number, c->ui->office->today);
	c->intake = seated.intake = intake.id;
	if (c->intake)
		office_number_of(c->ui->office, txn, KIND_INTAKE, c->intake,
			c->number_of_intake);
	snprintf(c->name_of_intake, sizeof(c->name_of_intake), "%s",
		intake.name);
	places_load(txn, c->p, c->intake, &c->places);
	office_look_end(txn);
	rc = count_table(c->ui->office, &all, c->rows, STAGES_MAX, &c->n, err);
	return rc ? rc
		  : count_table(c->ui->office, &seated, c->seated, STAGES_MAX,
			    &c->n_seated, err);
}

int
figures_program(struct ui *ui, size_t index, size_t *n_programs,
	struct figures_program *out, struct err *err)
{
	struct stage_counts *c = xcalloc(1, sizeof(*c));
	int rc = 0;

	figures_release(&out->stages);
	figures_release(&out->places);
	figures_release(&out->regencies);
	c->ui = ui;
	c->p = program_at(ui, index, &c->number, n_programs, err);
	out->program = c->p;
	if (c->p) {
		c->from = place_stage(c->p);
		rc = count_cases_of(c, err);
		if (!rc)
			rc = count_causes(ui->office, c->number, &c->causes,
				&c->n_causes, err);
		c->taking = taking_filter(c);
		if (!rc)
			add_stages(c, &out->stages);
		if (!rc)
			rc = add_left(c, &out->stages, err);
		if (!rc)
			rc = add_places(c, &out->places, err);
		if (!rc)
			rc = add_regencies(c, &out->regencies, err);
	}
	free(c->taking);
	free(c->causes);
	free(c);
	return rc;
}
