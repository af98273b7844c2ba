/* SPDX-License-Identifier: MIT */
#include "command.h"

#include <stdlib.h>

#include "magang/office/office.h"
#include "magang/ops/mend.h"
#include "magang/record/fields.h"
#include "magang/record/record.h"
#include "magang/store/backup_keys.h"
#include "magang/store/backup_read.h"
#include "magang/view/out.h"

#include "magang/base/err.h"

static void
tell(struct app *app, const struct mending *m, const char *file)
{
	char number[NUMBER_TEXT];

	out_line(app->out,
		_n("%zu key is put back", "%zu keys are put back", m->mended),
		m->mended);
	if (m->erased)
		out_line(app->out,
			_n("%zu person is erased and stays so",
				"%zu people are erased and stay so", m->erased),
			m->erased);
	for (size_t i = 0; i < m->n_left; i++)
		out_line(app->out,
			_("%s: '%s' does not have the key; try another backup "
			  "of the keys"),
			number_format(number, kind_info(KIND_PERSON)->prefix,
				m->left[i]),
			file);
	if (m->n_left)
		app->status = 1;
}

/* A store without its master key cannot be opened: that comes first. */
static int
mend(struct app *app, struct backup *keys, const char *file, struct err *err)
{
	struct mending m = { 0 };
	bool master;
	int rc = backup_mend_master(app->store, keys, &master, err);

	if (!rc && master)
		out_line(app->out, "%s", _("the master key is put back"));
	if (!rc)
		rc = session_open(app, err);
	if (!rc)
		rc = mend_keys(app->office, keys, &m, err);
	if (!rc)
		tell(app, &m, file);
	free(m.left);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct backup *keys = NULL;
	int rc = backup_open(words[0], BACKUP_KEYS, &keys, err);

	(void)args;
	(void)n;
	if (!rc)
		rc = mend(app, keys, words[0], err);
	backup_close(keys);
	return rc;
}

const struct command cmd_mend = {
	.name = "mend",
	.summary = N_("put damaged keys back from a backup of the keys"),
	.usage = "FILE",
	.examples = "magang mend /backup/2026-11-24.keys\n",
	.more = N_("Where check finds a key damaged or lost. One is put back "
		   "where it opens what stands in the journal, never that of "
		   "a person who was erased."),
	.min = 1,
	.max = 1,
	.host = PERM_ADMIN,
	.files = 1,
	.beside = true,
	RUNS_ALONE(run),
};
