/* SPDX-License-Identifier: MIT */
#include "checked.h"

#include "command.h"
#include "magang/view/out.h"

#include "magang/base/err.h"
#include "magang/office/check.h"
#include "magang/ops/replay.h"

struct replay_args {
	bool json;
};

static const struct opt options[] = {
	{ 0, "json", OPT_FLAG, AT(struct replay_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct replay_args *a = args;
	struct check_report report = { 0 };
	int rc = check_replay(app->office, words[0], &report, err);

	(void)n;
	if (!rc) {
		if (!a->json)
			out_line(app->out,
				_("rebuilt from the journal at '%s'"),
				words[0]);
		checked_print(app, &report, a->json);
	}
	check_report_release(&report);
	return rc;
}

const struct command cmd_replay = {
	.name = "replay",
	.summary = N_("rebuild the store from its journal as a new one"),
	.usage = "DIR",
	.examples = "magang replay /tmp/rebuilt\n",
	.more = N_("The new store must arrive at the same digest; if it does "
		   "not, the exit status is 1."),
	OPTIONS(options, struct replay_args),
	.min = 1,
	.max = 1,
	.files = 1,
	.beside = true,
	RUNS(run, PERM_ADMIN),
};
