/* SPDX-License-Identifier: MIT */
/*
 * An office of invented people to look around in. It has a store of its own,
 * beside that of the real office, and never touches another.
 */
#include "command.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "day.h"
#include "magang/view/each.h"
#include "magang/view/page.h"
#include "magang/view/session.h"
#include "magang/view/words.h"

#include "magang/base/err.h"
#include "magang/demo/demo.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/office/office_open.h"
#include "magang/query/query_home.h"

#define PEOPLE 2000
#define PLACES 20 /* stores looked at beside the first one */

struct demo_args {
	uint64_t people, seed;
	bool fill_only;
};

static const struct opt options[] = {
	{ 0, "people", OPT_NUMBER, AT(struct demo_args, people), "N",
		N_("how many persons (2000)"), 1, DEMO_PEOPLE_MAX },
	{ 0, "seed", OPT_NUMBER, AT(struct demo_args, seed), "N",
		N_("the same number gives the same people"), 1, 0 },
	{ 0, "fill-only", OPT_FLAG, AT(struct demo_args, fill_only), NULL,
		N_("fill the store and say how fast, nothing else"), 0, 0 },
};

/* --- where ---------------------------------------------------------------- */

/* The office's own store is not a place for invented people: ".../store" is
 * changed to ".../demo". */
static char *
demo_place(const char *store)
{
	static const char end[] = "/magang/store";
	size_t n = strlen(store), tail = strlen(end);

	if (n < tail || strcmp(store + n - tail, end) != 0)
		return xstrdup(store);
	return xasprintf("%.*s/demo", (int)(n - strlen("/store")), store);
}

/* A home may be without ~/.local yet. What cannot be made is said when the
 * store is. */
static void
make_parents(const char *dir)
{
	for (const char *slash = strchr(dir + 1, '/'); slash;
		slash = strchr(slash + 1, '/')) {
		char *parent = xstrndup(dir, (size_t)(slash - dir));

		(void)mkdir(parent, 0700);
		free(parent);
	}
}

enum demo_found { FOUND_NOTHING, FOUND_SAME, FOUND_OTHER };

/* Opens the store at app->store if there is one: is it a demo of that size? */
static int
look_at(struct app *app, uint64_t people, enum demo_found *found,
	struct err *err)
{
	struct err ignored = ERR_INIT;
	uint64_t n = 0;
	int rc = session_open(app, &ignored);

	*found = FOUND_NOTHING;
	if (rc == MG_EINPUT)
		return 0;
	if (rc)
		return err_set(err, rc, "%s", ignored.text);
	rc = demo_marked(app->office)
		     ? count_kind(app->office, KIND_PERSON, 0, &n, err)
		     : err_set(err, MG_EEXIST,
			       _("'%s' holds a real office, not a demo; "
				 "nothing "
				 "changed"),
			       app->store);
	*found = n == people ? FOUND_SAME : FOUND_OTHER;
	if (!rc && *found == FOUND_SAME)
		return 0;
	office_close(app->office);
	app->office = NULL;
	return rc;
}

/* "demo", "demo-500", "demo-500.2" ... */
static char *
place_name(const char *first, uint64_t people, int i)
{
	if (i == 0)
		return xstrdup(first);
	if (i == 1)
		return xasprintf("%s-%" PRIu64, first, people);
	return xasprintf("%s-%" PRIu64 ".%d", first, people, i);
}

/* A demo of another size stays as it is; the new one is made beside it. *place
 * is where app->store then points to; the caller frees it. */
static int
find_place(struct app *app, const char *first, uint64_t people, char **place,
	enum demo_found *found, struct err *err)
{
	int i = 0, rc;

	do {
		free(*place);
		*place = place_name(first, people, i);
		app->store = *place;
		rc = look_at(app, people, found, err);
	} while (!rc && *found == FOUND_OTHER && ++i < PLACES);
	if (!rc && *found == FOUND_OTHER)
		rc = err_set(err, MG_EEXIST,
			_("there are too many demo stores beside '%s'; remove "
			  "some"),
			first);
	if (!rc && i > 0)
		out_line(app->log,
			_("'%s' has another number of persons; taking '%s'"),
			first, *place);
	return rc;
}

/* --- filling -------------------------------------------------------------- */

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* One line that is written over. */
static void
progress(void *ctx, size_t persons, size_t people)
{
	const struct app *app = ctx;
	char n[NUMBER_SHOWN], all[NUMBER_SHOWN];

	fprintf(app->log, "\r");
	fprintf(app->log, _("%s of %s persons"),
		words_number(app->lang, persons, n),
		words_number(app->lang, people, all));
	fflush(app->log);
}

static void
progress_end(const struct app *app)
{
	fprintf(app->log, "\r%*s\r", app->columns > 40 ? 40 : app->columns - 1,
		"");
	fflush(app->log);
}

static void
say_rate(const struct app *app, FILE *out, const struct demo_report *r,
	double took)
{
	char persons[NUMBER_SHOWN], cases[NUMBER_SHOWN], rate[NUMBER_SHOWN];
	uint64_t n = (uint64_t)((double)r->persons / (took > 0 ? took : 1));

	if (n >= 1000) /* more digits would not come the same way again */
		n -= n % 100;
	out_line(out, _("%s persons, %s cases in %.1f s: %s persons a second"),
		words_number(app->lang, r->persons, persons),
		words_number(app->lang, r->cases, cases), took,
		words_number(app->lang, n, rate));
}

static int
fill(struct app *app, const struct demo_args *a, uint64_t people,
	struct err *err)
{
	char *names = xasprintf("%s/config/demo/names.txt", app->share);
	struct demo_options opt = {
		.people = (size_t)people,
		.seed = a->seed ? a->seed : app->seed,
		.names = names,
		.progress = app->tty_log ? progress : NULL,
		.ctx = app,
	};
	struct demo_report report;
	double begun = seconds();
	int rc = demo_fill(app->office, &opt, &report, err);

	free(names);
	if (app->tty_log)
		progress_end(app);
	if (!rc)
		say_rate(app, a->fill_only ? app->out : app->log, &report,
			seconds() - begun);
	return rc;
}

static int
make_store(struct app *app, struct err *err)
{
	int rc;

	make_parents(app->store);
	rc = session_make(app, err);
	if (!rc)
		rc = session_open(app, err);
	return rc ? rc : demo_mark(app->office, err);
}

/* --- what to try ---------------------------------------------------------- */

/* A case and its person, as people name them. */
struct found_case {
	char number[NUMBER_TEXT], person[NUMBER_TEXT];
	bool found;
};

static bool
take_case(void *ctx, const struct row *row)
{
	struct found_case *c = ctx;
	const struct style *style = row->style;

	c->found = row->person != NULL;
	if (c->found) {
		office_number(
			style->office, style->txn, row->record, c->number);
		office_number(
			style->office, style->txn, row->person, c->person);
	}
	return false;
}

static void
say_try(struct page *p, struct app *app)
{
	static const char *const filters[] = { "stage:year1",
		"stage:pre_training", "stage:followup", "" };
	const struct style style = { .office = app->office };
	struct found_case c = { "JP-000001-3", "siti", false };
	struct err ignored = ERR_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(filters) && !c.found; i++)
		filter_each(app->office, KIND_CASE, filters[i], &style,
			take_case, &c, &ignored);
	page_heading(p, _("Worth trying:"));
	page_line(p, "  magang --store %s show %s", app->store, c.number);
	page_line(p, "  magang --store %s log %s", app->store, c.person);
	page_line(p, "  magang --store %s list person siti", app->store);
	page_line(p, "  magang --store %s list task 'done:- sort:due'",
		app->store);
	page_line(p, "  magang --store %s --as dewi list case stage:doc_check",
		app->store);
}

static int
say_day(struct app *app, struct err *err)
{
	struct page page;
	int rc;

	page_start(&page, app, false);
	rc = day_page(&page, app, err);
	if (!rc)
		say_try(&page, app);
	return page_end(&page, rc);
}

/* Whoever made the store is its administrator and has nothing to do in it. */
static int
open_screens(struct app *app, struct err *err)
{
	const char *as = app->as;
	int rc;

	if (app->office)
		office_close(app->office);
	app->office = NULL;
	app->as = as ? as : DEMO_COORDINATOR;
	rc = app->screens(app, err);
	app->as = as;
	return rc;
}

static int
run_at(struct app *app, const char *first, const struct demo_args *a,
	char **place, struct err *err)
{
	uint64_t people = a->people ? a->people : PEOPLE;
	enum demo_found found;
	int rc = find_place(app, first, people, place, &found, err);

	if (rc)
		return rc;
	if (found == FOUND_SAME) {
		out_line(app->log, _("the demo at '%s' is there already"),
			app->store);
	} else {
		rc = make_store(app, err);
		if (!rc)
			rc = fill(app, a, people, err);
	}
	if (rc || a->fill_only)
		return rc;
	if (session_may_open_screens(app))
		return open_screens(app, err);
	return say_day(app, err);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const char *before = app->store;
	char *first = demo_place(before), *place = NULL;
	int rc;

	(void)words;
	(void)n;
	rc = run_at(app, first, args, &place, err);
	app->store = before;
	free(place);
	free(first);
	return rc;
}

const struct command cmd_demo = {
	.name = "demo",
	.summary = N_("a store of invented people to look around in"),
	.usage = "",
	.examples = "magang demo\n"
		    "magang demo --people 100000\n"
		    "magang demo --store /tmp/demo --people 500 --seed 7\n",
	.more = N_("Without --store it is made beside the store of the office, "
		   "never in it."),
	OPTIONS(options, struct demo_args),
	RUNS_ALONE(run),
};
