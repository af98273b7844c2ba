/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "magang/office/office.h"
#include "magang/view/out.h"

#include "magang/base/err.h"

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	int rc = office_backup(app->office, words[0], err);

	(void)args;
	(void)n;
	if (!rc)
		out_line(app->out,
			_("backup written to '%s'; it holds the keys, "
			  "keep it as safe as the store"),
			words[0]);
	return rc;
}

const struct command cmd_backup = {
	.name = "backup",
	.summary = N_("copy the store while people work, into a new directory"),
	.usage = "DIR",
	.examples = "magang backup /backup/2026-11-24\n",
	.min = 1,
	.max = 1,
	.need = NEED_STORE,
	.host = PERM_ADMIN,
	.run = run,
};
