/* SPDX-License-Identifier: MIT */
#include "answer.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"

struct return_args {
	const char *reason;
	bool dry_run, json, csv;
};

static const struct opt options[] = {
	{ 0, "reason", OPT_TEXT, AT(struct return_args, reason), "TEXT",
		N_("why, for whoever proposed it"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct return_args, dry_run), NULL,
		N_("the same report, nothing is changed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct return_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct return_args, csv), NULL,
		N_("a row for each: what became of it, and why"), 0, 0 },
};

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct return_args *a = args;

	if (!a->reason)
		return err_set(err, MG_EUSAGE,
			_("say why it is returned: --reason TEXT"));
	return answer_proposals(app,
		&(struct answer_as){ .what = _("returned"),
			.reason = a->reason,
			.dry_run = a->dry_run,
			.json = a->json,
			.csv = a->csv },
		words, n, err);
}

const struct command cmd_return = {
	.name = "return",
	.summary = N_("return proposals to whoever made them, with a reason"),
	.usage = "FILTER | NUMBER...",
	.examples = "magang return PP-000012-5 --reason 'my nephew; a third "
		    "person decides'\n",
	.more = N_(
		"The case stays where it is, its place is free again, and "
		"whoever proposed it has a task. One's own proposal is taken "
		"back in the same way, or with 'magang undo'."),
	OPTIONS(options, struct return_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_APPROVE),
};
