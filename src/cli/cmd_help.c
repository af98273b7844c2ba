/* SPDX-License-Identifier: MIT */
#include "cmd_help.h"

#include "magang/view/out.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/opt.h"
#include "magang/base/utf8.h"
#include "magang/base/wrap.h"

#include "command.h"
#include "globals.h"

static void
list_commands(const struct command *const *rows, size_t n, struct buf *b)
{
	int width = 0;

	for (size_t i = 0; i < n; i++)
		if (utf8_columns(rows[i]->name) > width)
			width = utf8_columns(rows[i]->name);
	for (size_t i = 0; i < n; i++) {
		buf_adds(b, "  ");
		utf8_pad(b, rows[i]->name, width + 2);
		wrap(b, _(rows[i]->summary), OPT_COLUMNS - width - 4,
			width + 4);
	}
}

static void
add_heading(struct buf *b, const char *text)
{
	buf_addf(b, "%s%s\n", b->len ? "\n" : "", text);
}

static void
add_globals(struct buf *b)
{
	size_t n;
	const struct opt *opts = globals_options(&n);

	add_heading(b, _("Options of every command:"));
	opt_help(opts, n, b);
}

void
help_all(struct app *app)
{
	struct buf b = BUF_INIT;

	add_heading(&b, _("Examples:"));
	buf_adds(&b, "  magang init\n"
		     "  magang import person daftar-calon.csv\n"
		     "  magang list case stage:doc_check area:GRT\n"
		     "  magang show MG-000123-4\n");
	add_heading(&b, _("Usage:"));
	buf_adds(&b, "  magang [--store DIR] [--as USER] [--lang LANG] "
		     "COMMAND ...\n");
	add_heading(&b, _("Commands ('magang COMMAND --help' tells more):"));
	list_commands(app->commands, app->n_commands, &b);
	add_globals(&b);
	out_block(app->out, buf_str(&b));
	buf_release(&b);
}

static void
add_examples(struct buf *b, const char *lines)
{
	add_heading(b, _("Examples:"));
	for (const char *p = lines; *p; p++) {
		if (p == lines || p[-1] == '\n')
			buf_adds(b, "  ");
		buf_addc(b, *p);
	}
}

void
help_command(
	struct app *app, const struct command *parent, const struct command *c)
{
	struct buf b = BUF_INIT;

	add_examples(&b, c->examples);
	add_heading(&b, _("Usage:"));
	buf_addf(&b, "  magang %s%s%s%s%s\n", parent ? parent->name : "",
		parent ? " " : "", c->name, *c->usage ? " " : "", c->usage);
	buf_adds(&b, "  ");
	wrap(&b, _(c->summary), OPT_COLUMNS - 2, 2);
	if (c->n_verbs) {
		add_heading(&b, _("Commands:"));
		list_commands(c->verbs, c->n_verbs, &b);
	}
	if (c->n_options) {
		add_heading(&b, _("Options:"));
		opt_help(c->options, c->n_options, &b);
	}
	add_globals(&b);
	if (c->more) {
		buf_addc(&b, '\n');
		wrap(&b, _(c->more), OPT_COLUMNS, 0);
	}
	out_block(app->out, buf_str(&b));
	buf_release(&b);
}

/* Of the commands of the program, or of those behind `parent`. */
static int
find(struct app *app, const struct command *parent, const char *word,
	const struct command **out, struct err *err)
{
	const char *nearest;

	*out = parent ? command_find(
				parent->verbs, parent->n_verbs, word, &nearest)
		      : command_find(
				app->commands, app->n_commands, word, &nearest);
	return *out ? 0
		    : command_unknown(
			      parent ? parent->name : "", word, nearest, err);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct command *parent = NULL, *c = NULL;
	int rc = 0;

	(void)args;
	for (int i = 0; i < n && !rc; i++) {
		parent = c;
		rc = find(app, parent, words[i], &c, err);
	}
	if (!rc && c)
		help_command(app, parent, c);
	else if (!rc)
		help_all(app);
	return rc;
}

const struct command cmd_help = {
	.name = "help",
	.summary = N_("explain a command"),
	.usage = "[COMMAND [COMMAND]]",
	.examples = "magang help\n"
		    "magang help import\n"
		    "magang help cohort fill\n",
	.max = 2,
	.door = DOOR_OPEN,
	RUNS_ALONE(run),
};
