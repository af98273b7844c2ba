/* SPDX-License-Identifier: MIT */
#include "undo.h"

#include "command.h"
#include "magang/ops/undo.h"

#include "magang/base/err.h"

struct redo_args {
	bool json;
};

static const struct opt options[] = {
	{ 0, "json", OPT_FLAG, AT(struct redo_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct redo_args *a = args;
	struct undo_report report = { 0 };
	int rc = op_redo(app->office, &report, err);

	(void)words;
	(void)n;
	return undo_end(app, rc, &report, _("done again"), a->json);
}

const struct command cmd_redo = {
	.name = "redo",
	.summary = N_("do again what your last undo took back"),
	.usage = "",
	.examples = "magang redo\n",
	OPTIONS(options, struct redo_args),
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
