/* SPDX-License-Identifier: MIT */
/*
 * The way in over ssh and sudo. Who comes was settled before: by --as in the
 * line of a key, which its holder cannot change, or by the account that called
 * sudo. What they ask for is a line of words that we take apart; only commands
 * that are open to the door run (command.h), and nothing else of this host does.
 */
#include "command.h"

#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/base/quoted.h"

static int
who_comes(struct app *app, struct err *err)
{
	uint64_t uid;

	app->door = true;
	if (app->as)
		return 0;
	/* set by sudo itself, whatever its caller had there; who can run this
	 * by other ways as the account of the store needs no door */
	if (!app->sudoer || !num_u64(app->sudoer, 0, UINT32_MAX, &uid))
		return err_set(err, MG_EACCESS,
			_("nobody is named: the line of a key has --as USER "
			  "(magang keys print), local accounts come by sudo"));
	app->uid = (uint32_t)uid;
	return 0;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct quoted asked = { .n = 0 };
	int rc = who_comes(app, err);

	(void)args;
	if (!rc && n == 0 && app->asked)
		rc = quoted_split(app->asked, &asked, err);
	if (!rc)
		rc = app->run_words(app, asked.n ? asked.words : words,
			asked.n ? asked.n : n, err);
	quoted_release(&asked);
	return rc;
}

const struct command cmd_door = {
	.name = "door",
	.summary = N_("the way in over ssh and sudo"),
	.usage = "[COMMAND ...]",
	.examples = "magang --store /srv/magang --as rina door\n",
	.more = N_("Without a command, what the caller of ssh asked for; "
		   "without that, too, the screens. Commands that read or "
		   "write files of this host are closed; import, program and "
		   "config take what is sent, as '-'."),
	.max = -1,
	.rest = true,
	.run = run,
};
