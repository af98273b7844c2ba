/* SPDX-License-Identifier: MIT */
/*
 * Who counts for the targets of programs, on any day, by regency. A sum of counters:
 * nothing is walked but those, and what holds on a day to come is known today.
 */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "program_name.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/counting.h"
#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"
#include "magang/view/out.h"
#include "magang/view/typed_day.h"

#define YEAR 12 /* months */

struct target_args {
	const char *as_of;
	bool json, csv;
};

static const struct opt options[] = {
	{ 0, "as-of", OPT_TEXT, AT(struct target_args, as_of), "DAY",
		N_("who counts on that day, also one to come; without: "
		   "today"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct target_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct target_args, csv), NULL, N_("as CSV"),
		0, 0 },
};

struct target_table {
	struct app *app;
	struct txn *txn;
	struct out out;
	bool bare; /* for programs: no lines beside the table */
	int32_t day, before;
	const struct program *p;
	const struct target *t;
	struct target_row rows[TARGET_ROWS + 1];
	size_t n;
};

/* ---- what is told ------------------------------------------------------------ */

static int64_t
share_of(const struct target *t, uint16_t area)
{
	if (!area)
		return t->total;
	for (size_t i = 0; i < t->n_shares; i++)
		if (t->shares[i].key == area)
			return t->shares[i].seats;
	return 0;
}

static void
put_count(struct target_table *k, bool known, int64_t n)
{
	if (known)
		out_cellf(&k->out, "%lld", (long long)n);
	else
		out_cell(&k->out, NULL);
}

static void
put_row(struct target_table *k, const struct target_row *row)
{
	const int64_t all = target_sum(k->t, row->now.n);
	const int64_t share = share_of(k->t, row->area);
	const bool by_area = !row->area || k->t->n_shares;
	char code[AREA_CODE_TEXT] = "";
	struct area area;

	out_cell(&k->out, k->p->name);
	out_cell(&k->out, k->t->name);
	out_cell(&k->out, row->area ? area_code_format(code, row->area) : "");
	out_cell(&k->out,
		!row->area ? _("all")
		: area_find(k->app->office->book.areas, row->area, &area)
			? area.name
			: "");
	put_count(k, by_area, share);
	put_count(k, true, all);
	put_count(k, by_area && share, share ? all * 100 / share : 0);
	for (int g = GRADE_A; g < GRADE_COUNT; g++)
		put_count(k, true, row->now.n[g]);
	put_count(k, all > 0,
		all > 0 ? target_sum(k->t, row->now.women) * 100 / all : 0);
	put_count(k, true, target_sum(k->t, row->before.n));
	out_row(&k->out);
}

/* What was gained in the last year, and what it would take. */
static void
say_pace(const struct target_table *k)
{
	const int64_t now = target_sum(k->t, k->rows[0].now.n);
	const int64_t gained = now - target_sum(k->t, k->rows[0].before.n);
	const int months = k->t->until == DATE_NONE
				   ? 0
				   : date_months_between(k->day, k->t->until);
	char day[DATE_TEXT];

	out_line(stdout, _("%s: %lld more than a year before"), k->t->name,
		(long long)gained);
	if (months <= 0)
		return;
	date_format(day, k->t->until);
	out_line(stdout,
		_("%s: at this pace %lld by %s; all of them need %lld a month"),
		k->t->name, (long long)(now + gained * months / YEAR), day,
		(long long)((k->t->total - now + months - 1) / months));
}

static void
say_definition(const struct target_table *k)
{
	char day[DATE_TEXT], grades[16];
	size_t n = 0;

	for (const char *g = k->t->grades; *g; g++)
		n += (size_t)snprintf(grades + n, sizeof(grades) - n, "%s%c",
			n ? ", " : "", *g);
	out_line(stdout, _("%s: on %s, by version %d of %s, of grades %s"),
		k->t->name, date_format(day, k->day), k->p->version, k->p->name,
		grades);
}

/* ---- rows -------------------------------------------------------------------- */

static struct target_row *
row_of_area(struct target_table *k, uint16_t area)
{
	size_t at = 0;

	while (at < k->n && k->rows[at].area < area)
		at++;
	if (at < k->n && k->rows[at].area == area)
		return &k->rows[at];
	if (k->n >= TARGET_ROWS)
		return NULL;
	memmove(k->rows + at + 1, k->rows + at, (k->n - at) * sizeof(*k->rows));
	k->rows[at] = (struct target_row){ .area = area };
	k->n++;
	return &k->rows[at];
}

static void
add_count(struct target_count *to, const struct target_count *n)
{
	for (int g = 0; g < GRADE_COUNT; g++) {
		to->n[g] += n->n[g];
		to->women[g] += n->women[g];
	}
}

/* Whoever is bound to areas counts those. */
static void
keep_own(struct target_table *k)
{
	const struct access *own = &k->app->office->access;
	struct target_row all = { 0 };
	size_t n = 1;

	if (!own->n_areas)
		return;
	for (size_t i = 1; i < k->n; i++)
		if (access_area(own, k->rows[i].area)) {
			add_count(&all.now, &k->rows[i].now);
			add_count(&all.before, &k->rows[i].before);
			k->rows[n++] = k->rows[i];
		}
	k->rows[0] = all;
	k->n = n;
}

static void
tell_target(struct target_table *k, uint16_t number)
{
	k->n = target_rows(k->txn, number, k->t, k->day, k->before, k->rows);
	row_of_area(k, 0);
	for (size_t i = 0; i < k->t->n_shares; i++)
		row_of_area(k, (uint16_t)k->t->shares[i].key);
	keep_own(k);
	if (!k->bare) {
		say_definition(k);
		say_pace(k);
	}
	for (size_t i = 0; i < k->n; i++)
		put_row(k, &k->rows[i]);
}

static bool
is_counted(const struct program *p, size_t target)
{
	size_t i = 0;

	while (i < p->n_outcomes && p->outcomes[i].target != (int)target)
		i++;
	return i < p->n_outcomes;
}

/* Of one program, or of all that the caller sees; returns how many targets. */
static size_t
tell_all(struct target_table *k, const char *only)
{
	struct rulebook *book = &k->app->office->book;
	size_t told = 0;

	for (uint16_t no = 0;
		(k->p = rulebook_program_next(book, k->txn, &no));) {
		if ((only && strcmp(only, k->p->name) != 0) ||
			!access_program(&k->app->office->access, no))
			continue;
		for (size_t i = 0; i < k->p->n_targets; i++) {
			k->t = &k->p->targets[i];
			if (!is_counted(k->p, i))
				continue;
			tell_target(k, no);
			told++;
		}
	}
	return told;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct out_column columns[] = {
		{ "program", _("Program"), OUT_CODE, 0 },
		{ "target", _("Target"), OUT_CODE, 0 },
		{ "area", _("Area"), OUT_CODE, 0 },
		{ "name", _("Regency"), 0, 0 },
		{ "total", _("To reach"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "counted", _("Counted"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "percent", _("%"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "a", "A", OUT_NUMBER | OUT_RIGHT, 0 },
		{ "b", "B", OUT_NUMBER | OUT_RIGHT, 0 },
		{ "c", "C", OUT_NUMBER | OUT_RIGHT, 0 },
		{ "women", _("Women %"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "year_before", _("A year before"), OUT_NUMBER | OUT_RIGHT,
			0 },
	};
	const struct target_args *a = args;
	struct target_table *k = xcalloc(1, sizeof(*k));
	const struct program *p = NULL;
	int rc = n ? program_named(app->office, words[0], &p, err) : 0;

	*k = (struct target_table){
		.app = app, .bare = a->json || a->csv, .day = app->office->today
	};
	if (!rc && a->as_of)
		rc = typed_day(app->office, a->as_of, &k->day, err);
	k->before = date_add_months(k->day, -YEAR);
	if (!rc && !office_areas(app->office, err))
		rc = err->code;
	if (!rc)
		rc = office_look(app->office, &k->txn, err);
	if (!rc) {
		out_start(&k->out, app, out_form(a->json, a->csv), "targets",
			columns, ARRAY_SIZE(columns));
		if (!tell_all(k, p ? p->name : NULL))
			app->status = 1;
		out_finish(&k->out);
		office_look_end(k->txn);
	}
	free(k);
	return rc;
}

const struct command cmd_target = {
	.name = "target",
	.summary = N_("who counts for the targets of programs, by regency"),
	.usage = "[PROGRAM]",
	.examples = "magang target\n"
		    "magang target wirausaha-baru --as-of 2026-12-31\n",
	.more = N_("A person counts once, by the best of her outcomes that "
		   "hold on the day: A with a licence, B seen there, C told. "
		   "Outcomes expire, so a day to come shows who will count "
		   "then if nobody is seen again."),
	OPTIONS(options, struct target_args),
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
