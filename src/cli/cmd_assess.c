/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include "command.h"

#include "magang/base/err.h"
#include "magang/ops/ops_assess.h"

struct assess_args {
	const char *of, *remark;
	bool json;
};

static const struct opt options[] = {
	{ 0, "of", OPT_TEXT, AT(struct assess_args, of), "NAME",
		N_("which assessment; without it that of the stage"), 0, 0 },
	{ 0, "remark", OPT_TEXT, AT(struct assess_args, remark), "TEXT",
		N_("what stands beside the points"), 0, 0 },
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
	if (!rc)
		rc = op_assess(app->office, &of, &receipt, err);
	return rc ? rc
		  : receipt_print(
			    app, KIND_CASE, _("filed"), &receipt, a->json, err);
}

const struct command cmd_assess = {
	.name = "assess",
	.summary = N_("file your scorecard of a case"),
	.usage = "NUMBER CRITERION=POINTS...",
	.examples = "magang assess WB-000012-5 motivation=8 speech=6\n"
		    "magang assess WB-000012-5 motivation=8 speech=6 "
		    "--remark 'knows the trade'\n"
		    "magang list scorecard by:me\n",
	.more = N_("For each criterion of the assessment, in its range. Nobody "
		   "sees the scorecard of another, nor that it is there, until "
		   "as many are filed as the program asks for. It stays as it "
		   "was filed; 'magang undo' takes it back while nobody else "
		   "has seen it. Nobody assesses who is on one family card "
		   "with him."),
	OPTIONS(options, struct assess_args),
	.min = 1,
	.max = -1,
	.need = NEED_STORE,
	.door = DOOR_OPEN,
	.run = run,
};
