/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "magang/office/office.h"
#include "magang/ops/restore.h"
#include "magang/view/out.h"

#include "magang/base/err.h"

struct args {
	const char *copy;
	bool without;
};

static const struct opt options[] = {
	{ 0, "register", OPT_TEXT, AT(struct args, copy), "FILE",
		N_("a copy of the register of erasures, where there is none "
		   "beside the store"),
		0, 0 },
	{ 0, "no-register", OPT_FLAG, AT(struct args, without), NULL,
		N_("none is left: whoever was erased since the backup comes "
		   "back"),
		0, 0 },
};

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct args *a = args;
	struct restoring r = { .copy = a->copy, .without = a->without };
	struct office_options opt = { .dir = app->store,
		.uid = app->uid,
		.login = app->login,
		.now = app->now,
		.lang = app->lang };
	int rc = restore_store(words[0], &opt, &r, err);

	(void)n;
	if (rc)
		return rc;
	out_line(app->out,
		_("restored to '%s'; 'magang check' proves it whole"),
		app->store);
	if (r.erased)
		out_line(app->out,
			_n("%zu person who was erased since is not brought "
			   "back",
				"%zu people who were erased since are not "
				"brought back",
				r.erased),
			r.erased);
	if (r.bad)
		out_line(app->log,
			_n("%zu line of the register is not right",
				"%zu lines of the register are not right",
				r.bad),
			r.bad);
	return 0;
}

const struct command cmd_restore = {
	.name = "restore",
	.summary = N_("put a backup in place as a new store"),
	.usage = "FROM",
	.examples = "magang --store /srv/magang restore /backup/2026-11-24\n"
		    "magang --store /tmp/trial restore /backup/2026-11-24 "
		    "--register /srv/magang.register\n",
	.more = N_("The store (--store) must not exist yet. Whoever was erased "
		   "since the backup is erased from what is restored: the file "
		   "STORE.register says who."),
	OPTIONS(options, struct args),
	.min = 1,
	.max = 1,
	.run = run,
};
