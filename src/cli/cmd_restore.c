/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "magang/office/office.h"
#include "magang/view/out.h"

#include "magang/base/err.h"

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	int rc = office_restore(words[0], app->store, err);

	(void)args;
	(void)n;
	if (!rc)
		out_line(app->out,
			_("restored to '%s'; 'magang check' proves it whole"),
			app->store);
	return rc;
}

const struct command cmd_restore = {
	.name = "restore",
	.summary = N_("put a backup in place as a new store"),
	.usage = "FROM",
	.examples = "magang --store /srv/magang restore /backup/2026-11-24\n",
	.more = N_("The store (--store) must not exist yet."),
	.min = 1,
	.max = 1,
	.run = run,
};
