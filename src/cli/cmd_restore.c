/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "magang/office/office.h"
#include "magang/office/office_open.h"
#include "magang/ops/restore.h"
#include "magang/view/out.h"

#include "magang/base/date.h"
#include "magang/base/err.h"

struct restore_args {
	const char *keys, *copy;
	bool without, partly, only;
};

static const struct opt options[] = {
	{ 0, "keys", OPT_FILE, AT(struct restore_args, keys), "FILE",
		N_("the keys, of that day or a later one (FROM.keys)"), 0, 0 },
	{ 0, "only", OPT_FLAG, AT(struct restore_args, only), NULL,
		N_("nothing of what came since the backup"), 0, 0 },
	{ 0, "partly", OPT_FLAG, AT(struct restore_args, partly), NULL,
		N_("whom the keys do not open stays as a number"), 0, 0 },
	{ 0, "register", OPT_FILE, AT(struct restore_args, copy), "FILE",
		N_("a copy of the register of erasures, where there is none "
		   "beside the store"),
		0, 0 },
	{ 0, "no-register", OPT_FLAG, AT(struct restore_args, without), NULL,
		N_("none is left: whoever was erased since the backup comes "
		   "back"),
		0, 0 },
};

/* What came since the backup, of stores that lie beside. */
static void
tell_since(struct app *app, const struct restoring *r)
{
	if (r->since)
		out_line(app->out,
			_n("%llu change that came since is taken from the "
			   "store that was put aside",
				"%llu changes that came since are taken from "
				"the store that was put aside",
				r->since),
			(unsigned long long)r->since);
	if (r->lost)
		out_line(app->out,
			_n("%llu change behind that can be proved by nothing "
			   "there, and is lost",
				"%llu changes behind that can be proved by "
				"nothing there, and are lost",
				r->lost),
			(unsigned long long)r->lost);
}

static void
tell(struct app *app, const struct restoring *r)
{
	char data[DATE_TIME_TEXT], keys[DATE_TIME_TEXT];

	date_format_time(data, r->data_time, r->zone);
	date_format_time(keys, r->keys_time, r->zone);
	out_line(app->out,
		_("restored to '%s': the data of %s, the keys of %s; 'magang "
		  "check' proves it whole"),
		app->store, data, keys);
	tell_since(app, r);
	if (r->erased)
		out_line(app->out,
			_n("%zu person who was erased since is not brought "
			   "back",
				"%zu people who were erased since are not "
				"brought back",
				r->erased),
			r->erased);
	if (r->locked)
		out_line(app->out,
			_n("%zu person is there as a number only: these keys "
			   "do not open the data",
				"%zu people are there as numbers only: these "
				"keys do not open their data",
				r->locked),
			r->locked);
	if (r->bad)
		out_line(app->log,
			_n("%zu line of the register is not right",
				"%zu lines of the register are not right",
				r->bad),
			r->bad);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct restore_args *a = args;
	struct restoring r = { .keys = a->keys,
		.copy = a->copy,
		.without = a->without,
		.only = a->only,
		.partly = a->partly };
	struct office_options opt = { .dir = app->store,
		.uid = app->uid,
		.login = app->login,
		.now = app->now,
		.lang = app->lang };
	int rc = restore_store(words[0], &opt, &r, err);

	(void)n;
	if (!rc)
		tell(app, &r);
	return rc;
}

const struct command cmd_restore = {
	.name = "restore",
	.summary = N_("put a backup in place as a new store"),
	.usage = "FROM",
	.examples = "magang --store /srv/magang restore /backup/2026-11-24\n"
		    "magang --store /srv/magang restore /backup/2026-11-24 "
		    "--keys /backup/2026-11-25.keys\n"
		    "magang --store /tmp/trial restore /backup/2026-11-24 "
		    "--register /srv/magang.register\n",
	.more = N_("The store (--store) must not exist yet. Everything that "
		   "happened is done once more. Whoever was erased since the "
		   "backup is erased from what is restored: the file "
		   "STORE.register says who, and so do keys of a later day."),
	OPTIONS(options, struct restore_args),
	.min = 1,
	.max = 1,
	.files = 1,
	.beside = true,
	RUNS_ALONE(run),
};
