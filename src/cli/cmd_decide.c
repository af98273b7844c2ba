/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "list.h"
#include "program_name.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/ops/ops_case.h"
#include "magang/ops/outlook.h"
#include "magang/view/outlook_page.h"
#include "magang/view/page.h"
#include "magang/view/results.h"

struct decide_args {
	const char *to, *reason, *cause;
	bool dry_run, json, csv;
};

static const struct opt options[] = {
	{ 0, "to", OPT_TEXT, AT(struct decide_args, to), "STAGE",
		N_("where they go"), 0, 0 },
	{ 0, "reason", OPT_TEXT, AT(struct decide_args, reason), "TEXT",
		N_("why; some moves need one"), 0, 0 },
	{ 0, "cause", OPT_TEXT, AT(struct decide_args, cause), "CODE",
		N_("what for: one of those that its program lists"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct decide_args, dry_run), NULL,
		N_("the same report, nothing is changed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct decide_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct decide_args, csv), NULL,
		N_("a row for each case: what became of it, and why"), 0, 0 },
};

/* The cases that a filter finds, as they are now. */
struct chosen {
	uint64_t *ids, *left;
	size_t n, n_left;
	struct results results;
	uint64_t since; /* the head of the log, when they were */
};

static int
choose(struct app *app, const char *filter, struct chosen *c, struct err *err)
{
	int rc = office_head(app->office, &c->since, err);
	if (!rc)
		rc = list_ids(app, KIND_CASE, filter, &c->ids, &c->n, err);
	c->left = xcalloc(c->n + 1, sizeof(*c->left));
	return rc;
}

static void
chosen_release(struct chosen *c)
{
	results_release(&c->results);
	free(c->ids);
	free(c->left);
}

static int
print_report(struct app *app, const struct decide_args *a,
	const struct receipt *receipt, const struct outlook *outlook)
{
	struct page page;

	page_start(&page, app, a->json);
	if (!receipt->act)
		page_line(&page, _("%zu of %zu would go; nothing is changed"),
			receipt_done(receipt), receipt_all(receipt));
	receipt_many_page(&page, receipt->act ? _("moved") : NULL, receipt);
	outlook_page(&page, app, outlook,
		!a->cause && (a->dry_run || receipt->stayed));
	return page_end(&page, 0);
}

/* What it comes to is counted before anything moves. */
static int
decide(struct app *app, const struct decide_args *a, struct chosen *c,
	struct err *err)
{
	const struct decision to = { .stage = a->to,
		.reason = a->reason,
		.cause = a->cause,
		.since = c->since,
		.looks = a->dry_run };
	struct receipt receipt = { 0 };
	struct outlook outlook = { NULL, 0, 0, NULL };
	struct err why = ERR_INIT;
	int rc;

	results_begin(&c->results, app->office, KIND_CASE);
	rc = op_cases_try(app->office, c->ids, c->n, &to, c->left, &c->n_left,
		&receipt, &why);
	results_end(&c->results, app->office, &receipt);
	if (rc && !receipt.stayed)
		return err_set(err, rc, "%s", why.text);
	rc = outlook_cases(app->office, c->ids, c->n, c->left, c->n_left,
		&receipt, a->to, &outlook, err);
	if (!rc && a->csv)
		rc = results_noted(app, &c->results, err);
	if (!rc && !a->dry_run && receipt.went) {
		results_begin(&c->results, app->office, KIND_CASE);
		rc = op_cases_move(app->office, c->ids, c->n, &to, c->left,
			&c->n_left, &receipt, err);
		results_end(&c->results, app->office, &receipt);
	}
	if (!rc)
		rc = a->csv ? results_print(app, &c->results, err)
			    : print_report(app, a, &receipt, &outlook);
	outlook_release(&outlook);
	if (!rc && receipt.stayed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct decide_args a = *(const struct decide_args *)args;
	struct chosen c = { 0 };
	int rc = a.to ? choose(app, text_join(app, words, n), &c, err)
		      : err_set(err, MG_EUSAGE, _("say where to: --to STAGE"));

	if (!rc)
		rc = stage_named(app, &a.to, err);
	if (!rc)
		rc = cause_there(app, &a.cause, err);
	if (!rc)
		rc = decide(app, &a, &c, err);
	chosen_release(&c);
	return rc;
}

const struct command cmd_decide = {
	.name = "decide",
	.summary = N_("move all cases of a filter, counted before it happens"),
	.usage = "FILTER",
	.examples = "magang decide stage:doc_check --to withdrawn "
		    "--reason 'call ended' --dry-run\n"
		    "magang decide stage:doc_check --to withdrawn "
		    "--reason 'call ended'\n",
	.more = N_("One act, which 'magang undo' takes back. Cases that may "
		   "not go stay, and why is told; each is decided in its turn, "
		   "so that the last place goes to one of them."),
	OPTIONS(options, struct decide_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_MOVE),
};
