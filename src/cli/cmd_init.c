/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "magang/view/out.h"
#include "magang/view/session.h"

#include "magang/base/err.h"

/* A store that is there already is no fault; anything else in its place is. */
static int
already_there(struct app *app, const struct err *why, struct err *err)
{
	struct err shut = ERR_INIT;
	int rc = session_open(app, &shut);

	if (rc == MG_EVERSION)
		why = &shut;
	if (rc)
		return err_set(err, why->code, "%s", why->text);
	out_line(app->out,
		_("there is a store at '%s' already; nothing changed"),
		app->store);
	return 0;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct err why = ERR_INIT;
	int rc = session_make(app, &why);

	(void)args;
	(void)words;
	(void)n;
	if (rc == MG_EEXIST)
		return already_there(app, &why, err);
	if (rc)
		return err_set(err, rc, "%s", why.text);
	out_line(app->out, _("made a store at '%s'; '%s' is its administrator"),
		app->store, app->login);
	return 0;
}

const struct command cmd_init = {
	.name = "init",
	.summary =
		N_("make a store: programs, areas, roles; you administer it"),
	.usage = "",
	.examples = "magang init\n"
		    "magang --store /srv/magang init\n",
	RUNS_ALONE(run),
};
