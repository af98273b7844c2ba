/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "list.h"

#include "magang/base/err.h"
#include "magang/ops/ops_work.h"
#include "magang/view/page.h"
#include "magang/view/results.h"

struct assign_args {
	const char *note;
	bool dry_run, json, csv;
};

static const struct opt options[] = {
	{ 0, "note", OPT_TEXT, AT(struct assign_args, note), "TEXT",
		N_("why, for the history"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct assign_args, dry_run), NULL,
		N_("the same report, nothing is changed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct assign_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct assign_args, csv), NULL,
		N_("a row for each: what became of it, and why"), 0, 0 },
};

static int
print(struct app *app, const struct assign_args *a, const struct handing *h,
	const struct receipt *receipt)
{
	const bool given = work_is_given(app->office, h);
	struct page page;

	page_start(&page, app, a->json);
	if (a->dry_run)
		page_line(&page,
			given ? _("%zu of %zu would be given; nothing is "
				  "changed")
			      : _("%zu of %zu would be offered; nothing is "
				  "changed"),
			receipt->went, receipt->went + receipt->stayed);
	receipt_many_page(&page,
		a->dry_run ? NULL
		: given    ? _("given")
			   : _("offered, to be accepted"),
		receipt);
	return page_end(&page, 0);
}

static int
assign(struct app *app, const struct assign_args *a, struct handing *h,
	const char *filter, struct err *err)
{
	struct receipt receipt = { 0 };
	struct results results = { 0 };
	uint64_t *ids = NULL;
	size_t n = 0;
	int rc = list_ids(app, h->kind, filter, &ids, &n, err);

	results_begin(&results, app->office, h->kind);
	if (!rc)
		rc = op_assign(app->office, h, ids, n, &receipt, err);
	results_end(&results, app->office, &receipt);
	if (!rc || receipt.stayed)
		rc = a->csv ? results_csv(app, &results, err)
			    : print(app, a, h, &receipt);
	if (receipt.stayed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	results_release(&results);
	free(ids);
	return rc;
}

/* [case|task] FILTER... USER */
static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct assign_args *a = args;
	const bool tasks = strcmp(words[0], kind_task.name) == 0;
	const int skip = tasks || strcmp(words[0], kind_case.name) == 0;
	struct handing h = { .kind = tasks ? KIND_TASK : KIND_CASE,
		.note = a->note,
		.try = a->dry_run };

	if (n < 2 + skip)
		return err_set(
			err, MG_EUSAGE, _("write FILTER and then the USER"));
	h.to = work_user(app->office, words[n - 1], err);
	return h.to ? assign(app, a, &h,
			      text_join(app, words + skip, n - 1 - skip), err)
		    : err->code;
}

const struct command cmd_assign = {
	.name = "assign",
	.summary = N_("give cases or tasks to a user, or offer them"),
	.usage = "[case|task] FILTER USER",
	.examples = "magang assign 'stage:doc_check area:GRT' rina --dry-run\n"
		    "magang assign JP-000871-5 rina --note 'she knows "
		    "them'\n"
		    "magang assign task 'open officer:asep' rina\n",
	.more = N_("Open tasks of a case go with it, but for those that name "
		   "somebody else. Who may plan gives; everybody else offers "
		   "his own cases and keeps them until the user has accepted: "
		   "magang accept. One act; those that the user would not see "
		   "stay, and why is told."),
	OPTIONS(options, struct assign_args),
	.min = 2,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
