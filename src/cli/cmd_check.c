/* SPDX-License-Identifier: MIT */
#include "checked.h"

#include "command.h"

#include <stdlib.h>

#include "magang/view/json.h"
#include "magang/view/out.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/check.h"
#include "magang/office/reads.h"
#include "magang/ops/draft.h"
#include "magang/ops/match_run.h"
#include "magang/store/backup_advice.h"
#include "magang/store/open.h"

struct check_args {
	const char *anchor;
	bool head, json;
};

static const struct opt options[] = {
	{ 0, "anchor", OPT_FILE, AT(struct check_args, anchor), "FILE",
		N_("a copy of STORE.register: the journal must hold what it "
		   "saw"),
		0, 0 },
	{ 0, "head", OPT_FLAG, AT(struct check_args, head), NULL,
		N_("where all is well, nothing but a signed line: where the "
		   "journal ends"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct check_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

static size_t
listed(const struct check_report *r)
{
	return r->n_problems < CHECK_PROBLEMS ? r->n_problems : CHECK_PROBLEMS;
}

static void
json_problems(struct json *j, const struct check_report *r)
{
	json_open(j, "problems", '[');
	for (size_t i = 0; i < listed(r); i++)
		json_text(j, NULL, r->problems[i]);
	json_close(j, ']');
	json_number(j, "n_problems", r->n_problems);
}

/* They tell of records that are secrets, too: they are for who is on the host, and
 * has all of it in files. */
static void
json_figures(struct json *j, const struct check_report *r)
{
	char digest[2 * HASH_SIZE + 1], chain[2 * HASH_SIZE + 1];

	json_text(j, "digest", hex_format(digest, r->digest, HASH_SIZE));
	json_text(j, "chain", hex_format(chain, r->chain, HASH_SIZE));
	json_number(j, "seq", r->seq);
	json_number(j, "records", r->records);
	json_number(j, "entries", r->entries);
	json_number(j, "counters", r->counters);
}

static void
print_json(struct app *app, const struct check_report *r)
{
	struct buf b = BUF_INIT;
	struct json j;

	json_init(&j, &b);
	json_open(&j, NULL, '{');
	json_number(&j, "v", 1);
	json_bool(&j, "ok", r->ok);
	if (r->whole)
		json_problems(&j, r);
	if (r->whole && !app->door)
		json_figures(&j, r);
	json_close(&j, '}');
	buf_addc(&b, '\n');
	fwrite(buf_str(&b), 1, b.len, app->out);
	buf_release(&b);
}

static void
print_problems(struct app *app, const struct check_report *r)
{
	for (size_t i = 0; i < listed(r); i++)
		out_line(app->out, "%s", r->problems[i]);
	if (r->n_problems > listed(r))
		out_line(app->out, _("... and %zu more"),
			r->n_problems - listed(r));
}

static void
print_figures(struct app *app, const struct check_report *r)
{
	char hex[2 * HASH_SIZE + 1];

	out_line(app->out,
		_("%llu records, %llu index entries, %llu counters, "
		  "%llu changes"),
		(unsigned long long)r->records, (unsigned long long)r->entries,
		(unsigned long long)r->counters, (unsigned long long)r->seq);
	out_line(app->out, _("digest %s"),
		hex_format(hex, r->digest, HASH_SIZE));
	out_line(app->out, _("journal %s"),
		hex_format(hex, r->chain, HASH_SIZE));
}

static void
print_text(struct app *app, const struct check_report *r)
{
	if (r->whole)
		print_problems(app, r);
	if (r->whole && !app->door)
		print_figures(app, r);
	if (r->whole && !r->ok)
		out_line(app->out,
			_n("%zu problem", "%zu problems", r->n_problems),
			r->n_problems);
	if (r->ok)
		out_line(app->out, "%s", _("all is well"));
	else if (!r->whole)
		out_line(app->out, "%s",
			_("there are problems; tell the administrator, who "
			  "sees them"));
}

void
checked_print(struct app *app, const struct check_report *report, bool json)
{
	if (json)
		print_json(app, report);
	else
		print_text(app, report);
	if (!report->ok)
		app->status = 1;
}

/* A line for `--anchor` of another day; of a store that is not well there is
 * none. */
static int
print_head(struct app *app, struct err *err)
{
	struct buf line = BUF_INIT;
	int rc = office_sign_head(app->office, &line, err);

	if (!rc)
		fwrite(buf_str(&line), 1, line.len, app->out);
	buf_release(&line);
	return rc;
}

static void
add_beside(void *report, const char *text)
{
	check_report_add(report, CHECK_BESIDE, xstrdup(text));
}

static void
problem(struct check_report *r, char *text)
{
	check_report_add(r, CHECK_BESIDE, text);
}

/* What is told once is told to who can see to it. */
static void
check_lost(struct office *office, struct check_report *r)
{
	const uint64_t n = r->whole ? store_lost(office->store) : 0;

	if (n)
		problem(r,
			xasprintf(_n("%llu change that was acknowledged is "
				     "gone: a head page was damaged, or an "
				     "older file was put in its place; look "
				     "for that file, or do it once more",
					  "%llu changes that were acknowledged "
					  "are gone: a head page was damaged, "
					  "or an older file was put in its "
					  "place; look for that file, or do "
					  "them once more",
					  n),
				(unsigned long long)n));
	if (r->whole && draft_lost(office))
		problem(r,
			xstrdup(_(
				"what was typed last is gone from the drafts:"
				" the power was lost, or they were damaged")));
}

static int
check_reads(struct office *office, struct check_report *r, struct err *err)
{
	uint64_t lost = 0;
	char *aside;
	size_t n = 0;
	int rc = r->whole ? reads_mend(office->store, &n, &lost, err) : 0;

	aside = office_reads_hurt(office);
	if (aside)
		problem(r, aside);
	if (n)
		problem(r,
			xasprintf(_n("%zu row of the log of reads was damaged "
				     "and is taken out of it",
					  "%zu rows of the log of reads were "
					  "damaged and are taken out of it",
					  n),
				n));
	if (lost)
		problem(r,
			xstrdup(_("what was kept last is gone from the log of "
				  "reads: the power was lost, or it was "
				  "damaged")));
	return rc;
}

/* Runs of the matching lie with the drafts; where all of those were damaged, this
 * is who found them so and put them aside. */
static int
check_kept(struct office *office, struct check_report *r, struct err *err)
{
	size_t broken = 0;
	int rc = match_kept_prove(office, add_beside, r, err);

	if (!rc)
		rc = check_reads(office, r, err);
	if (!rc)
		rc = drafts_unopened(office, &broken, err);
	if (!rc && broken)
		problem(r,
			xasprintf(_n("%zu draft cannot be opened; who typed it "
				     "is told at the next start",
					  "%zu drafts cannot be opened; who "
					  "typed them is told at the next "
					  "start",
					  broken),
				broken));
	if (!rc && draft_gone(office))
		problem(r, xstrdup(_(DRAFTS_GONE)));
	if (!rc && draft_damaged(office))
		problem(r,
			xasprintf(_("the drafts were damaged and lie in '%s' "
				    "now; new ones are kept"),
				draft_damaged(office)));
	return rc;
}

static void
advise(struct app *app, const struct check_report *r)
{
	char *how = store_step_advice(app->store, check_step(r));

	if (how)
		out_line(app->out, "%s", how);
	free(how);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct check_args *a = args;
	struct check_report report = { 0 };
	int rc = check_store_against(app->office, a->anchor, &report, err);

	(void)words;
	(void)n;
	if (!rc)
		rc = check_kept(app->office, &report, err);
	if (!rc)
		check_lost(app->office, &report);
	if (!rc && a->head && report.ok)
		rc = print_head(app, err);
	else if (!rc)
		checked_print(app, &report, a->json);
	if (!rc && !a->json && report.whole && !report.ok && !app->door)
		advise(app, &report);
	check_report_release(&report);
	return rc;
}

const struct command cmd_check = {
	.name = "check",
	.summary = N_("prove that records, indexes, counters, journal agree"),
	.usage = "",
	.examples = "magang check\n"
		    "magang check --anchor /srv/magang.register\n"
		    "magang check --head >>heads\n"
		    "magang check --json\n",
	OPTIONS(options, struct check_args),
	.door = DOOR_DASH,
	.beside = true,
	.host = PERM_READ | PERM_ADMIN,
	RUNS_PROVED(run, PERM_READ),
};
