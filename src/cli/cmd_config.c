/* SPDX-License-Identifier: MIT */
#include "magang/cli/cli.h"
#include "magang/view/out.h"

#include "magang/office/office.h"

static int
run_show(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct buf b = BUF_INIT;

	(void)args;
	(void)words;
	(void)n;
	(void)err;
	site_describe(&app->office->site, &b);
	out_block(app->out, buf_str(&b));
	buf_release(&b);
	return 0;
}

static const struct command show = {
	.name = "show",
	.summary = N_("every setting of the site with its meaning"),
	.usage = "",
	.examples = "magang config show\n",
	.need = NEED_STORE,
	.run = run_show,
};

static const struct command *const verbs[] = { &show };

const struct command cmd_config = {
	.name = "config",
	.summary = N_("the settings of the site"),
	.usage = "show",
	.examples = "magang config show\n",
	VERBS(verbs),
};
