/* SPDX-License-Identifier: MIT */
#include "command.h"

#include <stdlib.h>

#include "magang/office/office.h"
#include "magang/store/backup.h"
#include "magang/view/out.h"

#include "magang/base/err.h"

struct backup_args {
	const char *keys;
};

static const struct opt options[] = {
	{ 0, "keys", OPT_FILE, AT(struct backup_args, keys), "FILE",
		N_("where the keys go (FILE.keys)"), 0, 0 },
};

static void
tell(struct app *app, const struct backup_order *o)
{
	char *beside = backup_keys_name(o->data);

	out_line(app->out, _("data written to '%s'; it opens nobody by itself"),
		o->data);
	out_line(app->out,
		_("keys written to '%s'; keep them as safe as the store, and "
		  "not as long as the data"),
		o->keys ? o->keys : beside);
	free(beside);
	if (!o->damaged)
		return;
	app->status = 1;
	out_line(app->log,
		_n("magang: %zu key is damaged, here as in the backup; keep "
		   "the backups of before, and run: magang check",
			"magang: %zu keys are damaged, here as in the backup; "
			"keep the backups of before, and run: magang check",
			o->damaged),
		o->damaged);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct backup_args *a = args;
	struct backup_order order = { .data = words[0], .keys = a->keys };
	int rc = office_backup(app->office, &order, err);

	(void)n;
	if (!rc)
		tell(app, &order);
	return rc;
}

const struct command cmd_backup = {
	.name = "backup",
	.summary = N_("save the store while people work: its data, and apart "
		      "its keys"),
	.usage = "FILE",
	.examples = "magang backup /backup/2026-11-24\n"
		    "magang backup /backup/2026-11-24 --keys "
		    "/backup/keys-2026-11-24\n",
	.more = N_("Data without keys open nobody, so they may be kept long. "
		   "Who is erased is gone from all of them with the last keys "
		   "of before."),
	OPTIONS(options, struct backup_args),
	.min = 1,
	.max = 1,
	.host = PERM_ADMIN,
	.files = 1,
	.beside = true,
	RUNS(run, PERM_ADMIN),
};
