/* SPDX-License-Identifier: MIT */
/*
 * Who counts for the targets of programs, on any day, by regency. A sum of counters:
 * nothing is walked but those, and what holds on a day to come is known today. As it
 * was known on another day it is made of the outcomes of then (count_known.h).
 */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "program_name.h"
#include "target_names.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/counting.h"
#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"
#include "magang/view/out.h"
#include "magang/view/target_rows.h"
#include "magang/view/typed_day.h"

#define YEAR 12 /* months */
#define COLUMNS 12

struct target_args {
	const char *as_of, *known, *against;
	bool json, csv;
};

static const struct opt options[] = {
	{ 0, "as-of", OPT_TEXT, AT(struct target_args, as_of), "DAY",
		N_("who counts on that day, also one to come; without: "
		   "today"),
		0, 0 },
	{ 0, "known", OPT_TEXT, AT(struct target_args, known), "DAY",
		N_("as it was known at the end of that day; without: as it is "
		   "known now"),
		0, 0 },
	{ 0, "against", OPT_TEXT, AT(struct target_args, against), "DAY",
		N_("the names between that figure and the one of this day, as "
		   "it is known now, and why"),
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
	enum out_form form;
	int32_t day, before;
	int32_t known, against; /* DATE_NONE: now; nothing */
	uint64_t seq, head;     /* the last change of then, of all */
	uint16_t number;        /* of the program */
	size_t told;            /* targets so far */
	const char *only;       /* a target; NULL: all of them */
	const struct program *p;
	const struct target *t;
	struct target_row rows[TARGET_ROWS + 1];
	size_t n;
	struct out_column columns[COLUMNS];
};

/* ---- what is told ------------------------------------------------------------ */

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
	const int64_t share = target_share(k->t, row->area);
	const bool by_area = !row->area || k->t->n_shares;
	char code[AREA_CODE_TEXT] = "";
	struct area area;

	if (k->form != OUT_TABLE) {
		out_cell(&k->out, k->p->name);
		out_cell(&k->out, k->t->name);
	}
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

/* What comes of so much in so many days, rounded, and what it would take. */
static void
say_end(const struct target_table *k, int64_t gained, int64_t days, int32_t end)
{
	const int64_t now = target_sum(k->t, k->rows[0].now.n);
	const int64_t left = k->t->total > now ? k->t->total - now : 0;
	const int whole = date_months_between(k->day, end);
	const int months = whole ? whole : 1;
	const int64_t more = (2 * gained * (end - k->day) + days) / (2 * days);
	char day[DATE_TEXT];

	if (end <= k->day)
		return;
	out_line(stdout,
		_("%s: at this pace %lld by %s; all of them need %lld a month"),
		k->t->name, (long long)(now + more), date_format(day, end),
		(long long)((left + months - 1) / months));
}

/* A year begins with nobody, so all of it was gained since. */
static void
say_pace(const struct target_table *k)
{
	const int64_t now = target_sum(k->t, k->rows[0].now.n);
	const int64_t before = target_sum(k->t, k->rows[0].before.n);
	const int32_t next = date_year_after(k->day);
	const int32_t first = date_add_months(next, -YEAR);

	if (k->t->yearly) {
		out_line(stdout,
			_("%s: %lld of that year, %lld a year before by the "
			  "same day"),
			k->t->name, (long long)now, (long long)before);
		say_end(k, now, k->day - first + 1, next - 1);
		return;
	}
	out_line(stdout, _("%s: %lld more than a year before"), k->t->name,
		(long long)(now - before));
	if (k->t->until != DATE_NONE)
		say_end(k, now - before, k->day - k->before, k->t->until);
}

static void
say_definition(const struct target_table *k)
{
	char day[DATE_TEXT], known[DATE_TEXT], grades[16];
	size_t n = 0;

	for (const char *g = k->t->grades; *g; g++)
		n += (size_t)snprintf(grades + n, sizeof(grades) - n, "%s%c",
			n ? ", " : "", *g);
	out_line(stdout, _("%s: on %s, by version %d of %s, of grades %s"),
		k->t->name, date_format(day, k->day), k->p->version, k->p->name,
		grades);
	if (k->known != DATE_NONE)
		out_line(stdout, _("%s: as it was known on %s"), k->t->name,
			date_format(known, k->known));
}

/* ---- rows -------------------------------------------------------------------- */

static void
start_table(struct target_table *k)
{
	const struct out_column columns[] = {
		{ "program", _("Program"), OUT_CODE, 0 },
		{ "target", _("Target"), OUT_CODE, 0 },
		TARGET_COLUMNS,
		{ "year_before", _("A year before"), OUT_NUMBER | OUT_RIGHT,
			0 },
	};
	/* what the lines above a table say already */
	const size_t skip = k->form == OUT_TABLE ? 2 : 0;

	memcpy(k->columns, columns + skip,
		sizeof(columns) - skip * sizeof(*columns));
	out_start(&k->out, k->app, k->form, "targets", k->columns,
		ARRAY_SIZE(columns) - skip);
}

/* The same from the outcomes of then. */
static int
read_known(struct target_table *k, struct err *err)
{
	struct target_row *before = xcalloc(TARGET_ROWS, sizeof(*before));
	struct known_count now = { 0 }, past = { 0 };
	int rc = known_read(k->app->office, k->txn, k->number, k->t->name,
		k->day, k->seq, &now, err);

	if (!rc)
		rc = known_read(k->app->office, k->txn, k->number, k->t->name,
			k->before, k->seq, &past, err);
	k->n = rc ? 0 : known_rows(&now, k->rows);
	for (size_t i = 0, n = rc ? 0 : known_rows(&past, before); i < n; i++)
		target_row_at(k->rows, &k->n, before[i].area)->before =
			before[i].now;
	k->p = now.program;
	k->t = now.target;
	known_release(&now);
	known_release(&past);
	free(before);
	return rc;
}

static int
tell_target(struct target_table *k, struct err *err)
{
	int rc = 0;

	if (k->known != DATE_NONE)
		rc = read_known(k, err);
	else
		k->n = target_rows(
			k->txn, k->number, k->t, k->day, k->before, k->rows);
	if (rc || !k->t) /* there was no such target then */
		return rc;
	k->told++;
	k->n = target_own_rows(&k->app->office->access, k->t, k->rows, k->n);
	if (k->form == OUT_TABLE) {
		say_definition(k);
		say_pace(k);
		start_table(k);
	}
	for (size_t i = 0; i < k->n; i++)
		put_row(k, &k->rows[i]);
	if (k->form == OUT_TABLE)
		out_finish(&k->out);
	return 0;
}

/* Two figures: the one asked for, and that of another day as it is known now. */
static int
tell_names(struct target_table *k, struct err *err)
{
	const struct {
		int32_t day;
		uint64_t seq;
	} asked[] = { { k->day, k->seq }, { k->against, k->seq },
		{ k->against, k->head } };
	struct known_count of[ARRAY_SIZE(asked)] = { 0 };
	int rc = 0;

	for (size_t i = 0; !rc && i < ARRAY_SIZE(asked); i++)
		rc = known_read(k->app->office, k->txn, k->number, k->t->name,
			asked[i].day, asked[i].seq, &of[i], err);
	k->told++;
	if (!rc && of[0].target && of[2].target)
		target_names(k->app, k->txn, &of[0], &of[1], &of[2], k->form);
	else if (!rc)
		rc = err_set(err, MG_ENOENT,
			_("the program did not have the target '%s' then"),
			k->t->name);
	for (size_t i = 0; i < ARRAY_SIZE(asked); i++)
		known_release(&of[i]);
	return rc;
}

/* Names are of one. */
static int
check_one(
	const struct target_table *k, const struct program *p, struct err *err)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_targets; i++)
		n += target_is_counted(p, i);
	return k->against == DATE_NONE || k->only || n < 2
		       ? 0
		       : err_set(err, MG_EUSAGE,
				 _("names are of one target; name it: magang "
				   "target PROGRAM TARGET --against DAY"));
}

static int
tell_program(struct target_table *k, const struct program *p, struct err *err)
{
	int rc = check_one(k, p, err);

	for (size_t i = 0; !rc && i < p->n_targets; i++) {
		if (!target_is_counted(p, i) ||
			(k->only && strcmp(k->only, p->targets[i].name) != 0))
			continue;
		k->p = p;
		k->t = &p->targets[i];
		rc = k->against == DATE_NONE ? tell_target(k, err)
					     : tell_names(k, err);
	}
	return rc;
}

/* Of one program, or of all that the caller sees. */
static int
tell_all(struct target_table *k, const char *only, struct err *err)
{
	struct rulebook *book = &k->app->office->book;
	const struct program *p;
	int rc = 0;

	for (uint16_t no = 0;
		!rc && (p = rulebook_program_next(book, k->txn, &no));) {
		k->number = no;
		if ((!only || strcmp(only, p->name) == 0) &&
			access_program(&k->app->office->access, no))
			rc = tell_program(k, p, err);
	}
	if (!k->told)
		k->app->status = 1;
	return rc;
}

static int
read_days(struct target_table *k, const struct target_args *a, struct err *err)
{
	struct office *office = k->app->office;
	int rc = 0;

	k->day = office->today;
	k->known = k->against = DATE_NONE;
	if (a->as_of)
		rc = typed_day(office, a->as_of, &k->day, err);
	if (!rc && a->known)
		rc = typed_day(office, a->known, &k->known, err);
	if (!rc && a->against)
		rc = typed_day(office, a->against, &k->against, err);
	k->before = date_add_months(k->day, -YEAR);
	return rc;
}

static int
tell(struct target_table *k, const char *only, struct err *err)
{
	const bool whole = k->form != OUT_TABLE && k->against == DATE_NONE;
	int rc = office_look(k->app->office, &k->txn, err);

	if (rc)
		return rc;
	k->head = known_on(k->txn, INT32_MAX);
	k->seq = k->known == DATE_NONE ? k->head : known_on(k->txn, k->known);
	if (whole)
		start_table(k);
	rc = tell_all(k, only, err);
	if (whole)
		out_finish(&k->out);
	office_look_end(k->txn);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct target_args *a = args;
	struct target_table *k = xcalloc(1, sizeof(*k));
	const struct program *p = NULL;
	int rc = n ? program_named(app->office, words[0], &p, err) : 0;

	k->app = app;
	k->form = out_form(a->json, a->csv);
	k->only = n > 1 ? words[1] : NULL;
	if (!rc && a->against && !p)
		rc = err_set(err, MG_EUSAGE,
			_("names are of one target; name it: magang target "
			  "PROGRAM TARGET --against DAY"));
	if (!rc)
		rc = read_days(k, a, err);
	if (!rc && !office_areas(app->office, err))
		rc = err->code;
	if (!rc)
		rc = tell(k, p ? p->name : NULL, err);
	free(k);
	return rc;
}

const struct command cmd_target = {
	.name = "target",
	.summary = N_("who counts for the targets of programs, by regency"),
	.usage = "[PROGRAM [TARGET]]",
	.examples = "magang target\n"
		    "magang target wirausaha-baru --as-of 2026-12-31\n"
		    "magang target wirausaha-baru --as-of 2026-09-30 "
		    "--known 2026-11-24\n"
		    "magang target wirausaha-baru entrepreneurs "
		    "--as-of 2026-09-30 --known 2026-11-24 "
		    "--against 2026-11-24\n",
	.more = N_("A person counts once, by the best of her outcomes that "
		   "hold on the day: A with a licence, B seen there, C told. "
		   "Outcomes expire, so a day to come shows who will count "
		   "then if nobody is seen again. With --known it is the "
		   "figure that was given then, whatever was recorded, "
		   "corrected or taken back since."),
	OPTIONS(options, struct target_args),
	.max = 2,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
