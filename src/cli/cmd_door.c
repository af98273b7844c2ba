/* SPDX-License-Identifier: MIT */
/*
 * The way in over ssh and sudo. Who comes was settled before: by --as in the
 * line of a key, which its holder cannot change, or by the account that called
 * sudo. What they ask for is a line of words that we take apart; only commands
 * that are open to the door run (command.h), and nothing else of this host does.
 */
#include "command.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/base/quoted.h"

/* A name goes into path names of terminfo, and what it describes onto the line:
 * one that is not here is taken for the first. */
static const char *
known_terminal(const char *term)
{
	static const char *const known[] = { "xterm-256color", "xterm",
		"xterm-color", "xterm-16color", "xterm-direct", "xterm-kitty",
		"xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm",
		"konsole", "konsole-256color", "gnome", "gnome-256color", "vte",
		"vte-256color", "putty", "putty-256color", "screen",
		"screen-256color", "screen.xterm-256color", "tmux",
		"tmux-256color", "rxvt", "rxvt-256color", "rxvt-unicode",
		"rxvt-unicode-256color", "st", "st-256color", "linux", "cygwin",
		"mosh", "ansi", "vt52", "vt100", "vt102", "vt220", "dumb" };

	for (size_t i = 0; i < ARRAY_SIZE(known); i++)
		if (strcmp(known[i], term) == 0)
			return known[i];
	return known[0];
}

static int
who_comes(struct app *app, struct err *err)
{
	uint64_t uid;

	app->door = true;
	app->term = known_terminal(app->term);
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
	RUNS_ALONE(run),
};
