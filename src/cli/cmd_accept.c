/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include <stdlib.h>

#include "command.h"
#include "list.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/ops/ops_work.h"
#include "magang/view/results.h"

struct accept_args {
	const char *refuse;
	bool json, csv;
};

static const struct opt options[] = {
	{ 0, "refuse", OPT_TEXT, AT(struct accept_args, refuse), "REASON",
		N_("do not take them over; whoever offered them gets a task"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct accept_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct accept_args, csv), NULL,
		N_("a row for each: what became of it, and why"), 0, 0 },
};

static int
answer(struct app *app, const struct accept_args *a, const uint64_t *ids,
	size_t n, struct receipt *receipt, struct err *err)
{
	return a->refuse ? op_cases_refuse(
				   app->office, a->refuse, ids, n, receipt, err)
			 : op_cases_accept(app->office, ids, n, receipt, err);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct accept_args *a = args;
	struct receipt receipt = { 0 };
	struct results results = { 0 };
	struct buf filter = BUF_INIT;
	const char *more = n ? text_join(app, words, n) : NULL;
	uint64_t *ids = NULL;
	size_t n_ids = 0;
	int rc;

	buf_adds(&filter, "offered:me");
	if (more)
		buf_addf(&filter, " (%s)", more);
	rc = list_ids(app, KIND_CASE, buf_str(&filter), &ids, &n_ids, err);
	results_begin(&results, app->office, KIND_CASE);
	if (!rc)
		rc = answer(app, a, ids, n_ids, &receipt, err);
	results_end(&results, app->office, &receipt);
	if ((!rc || receipt.stayed) && a->csv) {
		rc = results_csv(app, &results, err);
	} else if (!rc || receipt.stayed) {
		receipt_many(app,
			a->refuse ? _("not taken over") : _("taken over"),
			&receipt, a->json);
		rc = 0;
	}
	results_release(&results);
	buf_release(&filter);
	free(ids);
	return rc;
}

const struct command cmd_accept = {
	.name = "accept",
	.summary = N_("take over the cases that are offered to you, or not"),
	.usage = "[FILTER]",
	.examples = "magang list case offered:me\n"
		    "magang accept\n"
		    "magang accept JP-000871-5 --refuse 'I do not know the "
		    "village'\n",
	.more = N_("Without a filter all that are offered to you. Their open "
		   "tasks come along. One act, which 'magang undo' takes "
		   "back."),
	OPTIONS(options, struct accept_args),
	.min = 0,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
