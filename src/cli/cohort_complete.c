/* SPDX-License-Identifier: MIT */
#include "cohort_complete.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/ops/ops_complete.h"
#include "magang/view/complete_list.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/text.h"

struct complete_args {
	bool dry_run, json;
};

static const struct opt options[] = {
	{ 0, "dry-run", OPT_FLAG, AT(struct complete_args, dry_run), NULL,
		N_("the same report, nothing is changed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct complete_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

static int
report(struct app *app, const struct complete_args *a,
	const struct complete_list *list, const struct receipt *receipt,
	struct err *err)
{
	struct page page;

	page_start(&page, app, a->json);
	for (enum outcome o = OUTCOME_PASSED; o < OUTCOME_COUNT; o++)
		page_count(&page, outcome_word(o, true), NULL,
			complete_count(list, o));
	page_line(&page,
		a->dry_run ? _("%zu passed, %zu resit, %zu out, %zu open; "
			       "nothing is changed")
			   : _("%zu passed, %zu resit, %zu out, %zu open"),
		complete_count(list, OUTCOME_PASSED),
		complete_count(list, OUTCOME_RESIT),
		complete_count(list, OUTCOME_OUT),
		complete_count(list, OUTCOME_OPEN));
	receipt_many_page(&page, a->dry_run ? NULL : _("decided"), receipt);
	return page_end(&page, complete_list_page(&page, list, err));
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct complete_args *a = args;
	struct record *cohort = xmalloc(sizeof(*cohort));
	struct complete_list list = { 0 };
	struct receipt receipt = { 0 };
	struct err why = ERR_INIT;
	struct complete_order c = {
		.try = a->dry_run, .told = complete_list_told, .ctx = &list
	};
	int rc = text_find_kind(app, words[0], KIND_COHORT, cohort, err);

	(void)n;
	c.cohort = cohort->id;
	free(cohort);
	if (rc)
		return rc;
	rc = op_cohort_complete(app->office, &c, &receipt, &why);
	if (rc && !list.n)
		rc = err_set(err, rc, "%s", why.text);
	else
		rc = report(app, a, &list, &receipt, err);
	if (!rc && !receipt.went)
		app->status = err_exit_status(MG_ENOTALLOWED);
	complete_list_release(&list);
	return rc;
}

const struct command cohort_complete_verb = {
	.name = "complete",
	.summary = N_("decide who passed, has a resit, is out"),
	.usage = "NUMBER",
	.examples = "magang cohort complete CO-000002-1 --dry-run\n"
		    "magang cohort complete CO-000002-1\n",
	.more = N_(
		"By the rule of its program (cohorts: complete): who came "
		"as often as attendance: at_least asks and passed the units "
		"has passed; who may try a unit once more that he needs has "
		"a resit; who cannot come up to it is out. Each case goes to "
		"the stage that the program names, with what its person came "
		"to as the reason; who has no mark yet stays, and so does "
		"who has a resit, where the program names no stage for it. "
		"When its marks are there it is completed once more. One "
		"act, which 'magang undo' takes back."),
	OPTIONS(options, struct complete_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_MOVE),
};
