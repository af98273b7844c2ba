/* SPDX-License-Identifier: MIT */
#include "answer.h"

#include "magang/base/i18n.h"

struct approve_args {
	bool anew, dry_run, json, csv;
};

static const struct opt options[] = {
	{ 0, "anew", OPT_FLAG, AT(struct approve_args, anew), NULL,
		N_("on the answers of now, where they are others than it was "
		   "proposed on"),
		0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct approve_args, dry_run), NULL,
		N_("the same report, nothing is changed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct approve_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct approve_args, csv), NULL,
		N_("a row for each: what became of it, and why"), 0, 0 },
};

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct approve_args *a = args;

	return answer_proposals(app,
		&(struct answer_as){ .what = _("approved"),
			.anew = a->anew,
			.dry_run = a->dry_run,
			.json = a->json,
			.csv = a->csv },
		words, n, err);
}

const struct command cmd_approve = {
	.name = "approve",
	.summary = N_("approve proposals, as the second person"),
	.usage = "FILTER | NUMBER...",
	.examples = "magang approve PP-000012-5\n"
		    "magang approve to:training by:mira --dry-run\n"
		    "magang approve to:training by:mira\n",
	.more = N_("A move that needs a second person is a proposal until then "
		   "(magang list proposal open). Nobody approves his own, or "
		   "that of somebody on his family card. Each is judged anew; "
		   "where its answers have changed, look at it first (magang "
		   "show NUMBER), then approve it with --anew, or return it. "
		   "One act, which 'magang undo' takes back."),
	OPTIONS(options, struct approve_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_APPROVE),
};
