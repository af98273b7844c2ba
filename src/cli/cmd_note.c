/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include "magang/cli/cli.h"

#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/ops/ops_about.h"

struct args {
	const char *kind, *amount;
	bool json;
};

static const struct opt options[] = {
	{ 0, "kind", OPT_TEXT, AT(struct args, kind), "ACTIVITY",
		N_("note, call, visit, or an activity of the program"), 0, 0 },
	{ 0, "amount", OPT_TEXT, AT(struct args, amount), "N",
		N_("hours or another amount of the activity"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct args *a = args;
	const char *text = text_join(app, words + 1, n - 1);
	struct receipt receipt = { 0 };
	struct record about;
	int64_t amount = 0;
	int rc = 0;

	if (a->amount && (!decimal_parse(a->amount, &amount) || amount < 0))
		rc = err_set(err, MG_EUSAGE, _("'%s' is no amount"), a->amount);
	if (!rc)
		rc = text_find(app, words[0], &about, err);
	if (!rc)
		rc = op_activity(app->office, about.kind, about.id,
			a->kind ? a->kind : "note", amount, text, &receipt,
			err);
	return rc ? rc
		  : receipt_print(app, KIND_ACTIVITY, _("noted"), &receipt,
			    a->json, err);
}

const struct command cmd_note = {
	.name = "note",
	.summary = N_("note a call, a visit, training, anything done"),
	.usage = "NUMBER TEXT...",
	.examples = "magang note JP-000871-2 'brings the diploma on Monday'\n"
		    "magang note MG-000123-4 --kind call no answer\n"
		    "magang note JP-000871-2 --kind lang_course --amount 40 "
		    "weeks 1 to 2\n",
	OPTIONS(options, struct args),
	.min = 2,
	.max = -1,
	.need = NEED_STORE,
	.run = run,
};
