/* SPDX-License-Identifier: MIT */
#include "command.h"

#include <stdlib.h>

#include "magang/office/office.h"
#include "magang/ops/mend.h"
#include "magang/record/fields.h"
#include "magang/record/record.h"
#include "magang/store/backup_advice.h"
#include "magang/store/backup_keys.h"
#include "magang/store/backup_read.h"
#include "magang/store/keys_anew.h"
#include "magang/view/out.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"

/* What it is done with; each may be NULL. */
struct mend_files {
	struct backup *data, *keys;
	const char *keys_name;
};

/* ---- the keys ------------------------------------------------------------- */

static void
tell_left(struct app *app, const struct mending *m, const char *file)
{
	char number[NUMBER_TEXT];

	for (size_t i = 0; i < m->n_left; i++) {
		number_format(
			number, kind_info(KIND_PERSON)->prefix, m->left[i]);
		if (file)
			out_line(app->out,
				_("%s: '%s' does not have the key; try another "
				  "backup of the keys"),
				number, file);
		else
			out_line(app->out,
				_("%s: the key is lost; a backup of the keys "
				  "may have it: magang mend KEYS"),
				number);
	}
	if (m->n_left)
		app->status = 1;
}

static void
tell_keys(struct app *app, const struct mending *m, const char *file)
{
	out_line(app->out,
		_n("%zu key is put back", "%zu keys are put back", m->mended),
		m->mended);
	if (m->erased)
		out_line(app->out,
			_n("%zu person is erased and stays so",
				"%zu people are erased and stay so", m->erased),
			m->erased);
	tell_left(app, m, file);
}

static void
tell_anew(struct app *app, const struct keys_anew *anew)
{
	if (anew->aside && *anew->aside)
		out_line(app->out,
			_n("the keys were damaged and lie in '%s' now; %zu key "
			   "of them is kept",
				"the keys were damaged and lie in '%s' now; "
				"%zu keys of them are kept",
				anew->kept),
			anew->aside, anew->kept);
	else if (anew->aside)
		out_line(app->out, "%s",
			_("the keys were gone; a new file of them is made"));
}

/* What a store needs before it can be opened comes first: a file of keys that can be
 * read, and its master key. */
static int
mend_opening(struct app *app, struct mend_files *f, struct err *err)
{
	struct keys_anew anew;
	bool master = false;
	int rc = keys_make_anew(app->store, f->keys, &anew, err);

	if (!rc)
		tell_anew(app, &anew);
	if (!rc && f->keys)
		rc = backup_mend_master(app->store, f->keys, &master, err);
	if (!rc && master)
		out_line(app->out, "%s", _("the master key is put back"));
	free(anew.aside);
	return rc ? rc : session_open(app, err);
}

/* ---- the journal ---------------------------------------------------------- */

static void
tell_journal(struct app *app, const struct journal_mending *m)
{
	if (m->guessed)
		out_line(app->out,
			_n("%llu journal entry had one byte that was another, "
			   "and is as it was",
				"%llu journal entries had one byte that was "
				"another, and are as they were",
				m->guessed),
			(unsigned long long)m->guessed);
	if (m->taken)
		out_line(app->out,
			_n("%llu journal entry is put back from the backup",
				"%llu journal entries are put back from the "
				"backup",
				m->taken),
			(unsigned long long)m->taken);
	if (m->rest)
		out_line(app->out, "%s",
			_("what leads to the entries of the journal is made "
			  "anew"));
}

/* Nothing less than an older store is left then. */
static int
refuse_journal(
	struct app *app, const struct journal_mending *m, struct err *err)
{
	char *how = store_step_advice(app->store, STEP_BACK);
	char *what = xasprintf(
		_n("journal entry %llu is damaged, and nothing here proves what "
		   "it was; it may stand in the backup of a later day: magang "
		   "mend BACKUP. Where there is none, %llu change from it on is "
		   "lost, and what the last backup does not have",
			"journal entry %llu is damaged, and nothing here proves "
			"what it was; it may stand in the backup of a later "
			"day: magang mend BACKUP. Where there is none, %llu "
			"changes from it on are lost, and what the last backup "
			"does not have",
			m->lost),
		(unsigned long long)m->bad, (unsigned long long)m->lost);
	int rc = err_set(err, MG_EDAMAGED, "%s\nmagang: %s", what, how);

	free(what);
	free(how);
	return rc;
}

static int
mend_entries(struct app *app, struct mend_files *f, struct err *err)
{
	struct journal_mending m;
	int rc = mend_journal(app->office, f->data, &m, err);

	if (!rc)
		tell_journal(app, &m);
	return rc || !m.bad ? rc : refuse_journal(app, &m, err);
}

/* ---- all of it ------------------------------------------------------------ */

static int
mend(struct app *app, struct mend_files *f, struct err *err)
{
	struct mending m = { 0 };
	int rc = mend_opening(app, f, err);

	if (!rc)
		rc = mend_keys(app->office, f->keys, &m, err);
	if (!rc)
		tell_keys(app, &m, f->keys_name);
	if (!rc)
		rc = mend_entries(app, f, err);
	free(m.left);
	return rc;
}

/* Either file of a backup, in any order. */
static int
open_file(struct mend_files *f, const char *name, struct err *err)
{
	struct backup *b;
	int rc = backup_open_any(name, &b, err);
	struct backup **to;

	if (rc)
		return rc;
	to = backup_part(b) == BACKUP_KEYS ? &f->keys : &f->data;
	if (backup_part(b) == BACKUP_KEYS)
		f->keys_name = name;
	backup_close(*to);
	*to = b;
	return 0;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct mend_files f = { NULL, NULL, NULL };
	int rc = 0;

	(void)args;
	for (int i = 0; !rc && i < n; i++)
		rc = open_file(&f, words[i], err);
	if (!rc)
		rc = mend(app, &f, err);
	backup_close(f.data);
	backup_close(f.keys);
	return rc;
}

const struct command cmd_mend = {
	.name = "mend",
	.summary = N_("put damaged keys and journal entries right, with a "
		      "backup"),
	.usage = "[FROM] [KEYS]",
	.examples = "magang mend /backup/2026-11-24.keys\n"
		    "magang mend /backup/2026-11-24 "
		    "/backup/2026-11-24.keys\n",
	.more = N_(
		"Where check finds a key or the journal damaged or lost; it "
		"says which files to give. A key is put back where it opens "
		"what stands in the journal, never that of a person who was "
		"erased; an entry where its hash, and what follows it, prove "
		"it. What is lost is named. Without a file, what can be read "
		"still is made whole."),
	.max = 2,
	.host = PERM_ADMIN,
	.files = 1,
	.beside = true,
	RUNS_ALONE(run),
};
