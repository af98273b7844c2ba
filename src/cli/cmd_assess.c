/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include "command.h"

#include "magang/base/err.h"
#include "magang/ops/ops_assess.h"

struct assess_args {
	const char *of, *remark, *reason;
	bool close, json;
};

static const struct opt options[] = {
	{ 0, "of", OPT_TEXT, AT(struct assess_args, of), "NAME",
		N_("which assessment; without it that of the stage"), 0, 0 },
	{ 0, "remark", OPT_TEXT, AT(struct assess_args, remark), "TEXT",
		N_("what stands beside the points"), 0, 0 },
	{ 0, "close", OPT_FLAG, AT(struct assess_args, close), NULL,
		N_("no more scorecards are awaited: those that are in open"), 0,
		0 },
	{ 0, "reason", OPT_TEXT, AT(struct assess_args, reason), "TEXT",
		N_("with --close: why"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct assess_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct assess_args *a = args;
	struct assessing of = { .of = a->of,
		.points = text_join(app, words + 1, n - 1),
		.remark = a->remark };
	struct receipt receipt = { 0 };
	struct record kase;
	int rc = text_find_kind(app, words[0], KIND_CASE, &kase, err);

	of.kase = kase.id;
	if (!rc && (a->close ? n > 1 || a->remark : a->reason != NULL))
		rc = err_set(err, MG_EUSAGE,
			_("either points, or --close with --reason"));
	if (!rc)
		rc = a->close ? op_assess_close(app->office, kase.id, a->of,
					a->reason, &receipt, err)
			      : op_assess(app->office, &of, &receipt, err);
	return rc ? rc
		  : receipt_print(app, KIND_CASE,
			    a->close ? _("closed") : _("filed"), &receipt,
			    a->json, err);
}

const struct command cmd_assess = {
	.name = "assess",
	.summary = N_("file your scorecard of a case"),
	.usage = "NUMBER [CRITERION=POINTS...]",
	.examples = "magang assess WB-000012-5 motivation=8 speech=6\n"
		    "magang assess WB-000012-5 motivation=8 speech=6 "
		    "--remark 'knows the trade'\n"
		    "magang list case assess:me\n"
		    "magang assess WB-000012-5 --close "
		    "--reason 'the second assessor is ill'\n",
	.more = N_("For each criterion of the assessment, in its range. Nobody "
		   "sees the scorecard of another, nor that it is there, until "
		   "as many are filed as the program asks for. It stays as it "
		   "was filed; 'magang undo' takes it back while nobody else "
		   "has seen it. Nobody assesses who is on one family card "
		   "with him. Who moves cases may close an assessment before "
		   "all cards are in."),
	OPTIONS(options, struct assess_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_ASSESS),
};
