/* SPDX-License-Identifier: MIT */
#include "globals.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/rulebook/user_check.h"

#include "command.h"

static const struct opt global_options[] = {
	{ 0, "store", OPT_TEXT, AT(struct globals, store), "DIR",
		N_("the store (~/.local/share/magang/store)"), 0, 0 },
	{ 0, "as", OPT_LIST, AT(struct globals, as), "USER",
		N_("act as this user (owner of the store only)"), 0, 0 },
	{ 0, "lang", OPT_TEXT, AT(struct globals, lang), "LANG",
		N_("language: id, en or ja"), 0, 0 },
	{ 0, "linear", OPT_FLAG, AT(struct globals, linear), NULL,
		N_("the screens as numbered lines, for screen readers and slow "
		   "lines"),
		0, 0 },
	{ 'h', "help", OPT_FLAG, AT(struct globals, help), NULL,
		N_("examples, usage and options"), 0, 0 },
	{ 0, "version", OPT_FLAG, AT(struct globals, version), NULL,
		N_("the version of this program"), 0, 0 },
};

const struct opt *
globals_options(size_t *n)
{
	*n = ARRAY_SIZE(global_options);
	return global_options;
}

/* false: no language of that name. */
static bool
speak(struct app *app, const char *code)
{
	enum lang lang = lang_from_locale(code);

	app->lang_given =
		lang != LANG_COUNT && strcmp(lang_code(lang), code) == 0;
	if (app->lang_given)
		session_speak(app, lang);
	return app->lang_given;
}

void
globals_speak_early(struct app *app, int argc, char **argv)
{
	for (int i = 1; i + 1 < argc; i++)
		if (strcmp(argv[i], "--lang") == 0)
			speak(app, argv[i + 1]);
}

int
globals_apply(struct app *app, const struct globals *g, struct err *err)
{
	/* the way in has said who comes, and to which store */
	if (app->door && (g->as.n || g->store))
		return err_set(err, MG_EACCESS,
			_("'--as' and '--store' are not for who comes by ssh "
			  "or sudo"));
	if (g->as.n > 1)
		return err_set(err, MG_EUSAGE, _("'--as' is given twice"));
	if (g->as.n == 1) {
		if (!user_name_valid(g->as.rows[0]))
			return err_set(err, MG_EUSAGE,
				_("'%s' cannot be the name of a user"),
				g->as.rows[0]);
		app->as = g->as.rows[0];
	}
	if (g->store)
		app->store = g->store;
	app->linear |= g->linear;
	if (g->lang && !speak(app, g->lang))
		return err_set(err, MG_EUSAGE,
			_("no language '%s'; there are id, en and ja"),
			g->lang);
	return 0;
}
