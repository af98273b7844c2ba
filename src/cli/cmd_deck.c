/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "magang/base/err.h"
#include "magang/query/query_parse.h"
#include "magang/view/session.h"
#include "magang/view/text.h"

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const char *filter = text_join(app, words, n);
	struct query *q = NULL;
	int rc = query_parse(app->office, KIND_CASE, filter, &q, err);

	(void)args;
	query_free(q);
	if (rc)
		return rc;
	if (!session_may_open_screens(app))
		return err_set(err, MG_EUSAGE,
			_("the deck is a screen and there is no terminal; add "
			  "--linear, or see 'magang list case'"));
	app->deck = filter;
	return app->screens(app, err);
}

const struct command cmd_deck = {
	.name = "deck",
	.summary = N_("decide cases one after the other, a key each"),
	.usage = "FILTER",
	.examples = "magang deck program:kyoto-magang stage:selection\n"
		    "magang deck 'fails:* stage:open area:BKS sort:-score'\n"
		    "magang deck stage:doc_check --linear\n",
	.more = N_("The best of each area come first, unless the filter has a "
		   "'sort:'. What was decided can be looked at (v) and taken "
		   "back (u, or all of it by name)."),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
