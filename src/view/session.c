/* SPDX-License-Identifier: MIT */
#include "magang/view/session.h"

#include <stdlib.h>

#include "magang/view/app.h"
#include "magang/view/out.h"
#include "magang/view/why.h"

#include "magang/base/crash.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/office/office_open.h"
#include "magang/office/rolled_back.h"
#include "magang/ops/draft.h"
#include "magang/ops/erase.h"
#include "magang/ops/init.h"

void
session_speak(struct app *app, enum lang lang)
{
	char *dir = xasprintf("%s/locale", app->share);

	app->lang = lang;
	if (app->office)
		app->office->lang = lang;
	i18n_start(lang, dir);
	crash_watch(_("a file of the store ends too early, or its disk cannot "
		      "read it; end all sessions and run: magang check"),
		_("the program ended by a fault of its own or by a damaged "
		  "store; run: magang check"));
	free(dir);
}

/* `config` is the caller's to free. */
static struct office_options
options(const struct app *app, char **config)
{
	*config = xasprintf("%s/config", app->share);
	return (struct office_options){
		.dir = app->store,
		.as = app->as,
		.uid = app->uid,
		.door = app->door,
		.host = app->host,
		.login = app->login,
		.now = app->now,
		.lang = app->lang,
		.config = *config,
	};
}

int
session_make(struct app *app, struct err *err)
{
	char *config;
	const struct office_options opt = options(app, &config);
	int rc = office_init(&opt, err);

	free(config);
	return rc;
}

/* By --lang, of the user's record, of the environment, of the site. */
static enum lang
wanted_lang(const struct app *app)
{
	if (app->lang_given)
		return app->lang;
	if (app->office->access.lang != LANG_COUNT)
		return app->office->access.lang;
	return app->lang_known ? app->lang : app->office->book.site.lang;
}

/* What nobody would miss before it is too late. */
static void
say_harm(struct app *app)
{
	char *older = office_rolled_back(app->office);

	if (draft_gone(app->office))
		out_line(app->log, "magang: %s", _(DRAFTS_GONE));
	if (older)
		out_line(app->log,
			_("magang: an older store stands here: %s; how to go "
			  "on says: magang check"),
			older);
	free(older);
}

int
session_open(struct app *app, struct err *err)
{
	char *config;
	const struct office_options opt = options(app, &config);
	struct err pending = ERR_INIT;
	int rc = office_open(&opt, &app->office, err);

	free(config);
	if (rc)
		return rc;
	if (erase_end(app->office, &pending))
		out_line(app->log, _("an erasure is not at its end: %s"),
			pending.text);
	app->office->say_verdict = why_err;
	app->office->say_reasons = why_reasons;
	session_speak(app, wanted_lang(app));
	office_say_state(app->office);
	say_harm(app);
	return 0;
}

bool
session_may_open_screens(const struct app *app)
{
	return app->screens && (app->linear || (app->tty_in && app->tty_out));
}
