/* SPDX-License-Identifier: MIT */
/*
 * From argv to a running command: the row is found, its options are parsed
 * together with those of every command, its store is opened and closed here
 * and nowhere else, and what was printed is known to have been written.
 */
#include "magang/cli/cli.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/view/out.h"

#include "magang/base/arena.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/office/office_open.h"
#include "magang/office/reads.h"
#include "magang/base/apart.h"
#include "magang/office/check.h"
#include "magang/store/backup_advice.h"
#include "magang/store/keys_anew.h"
#include "magang/store/salvage.h"
#include "magang/store/open.h"

#include "cmd_help.h"
#include "command.h"
#include "commands.h"
#include "globals.h"
#include "progress.h"

/* The command line, taken apart. */
struct command_line {
	const struct command *command; /* NULL: none was named */
	const struct command *parent;  /* `program` of `program check` */
	struct globals globals;
	void *args; /* of the command */
	char **words;
	int n;
	char **rest; /* of a command that takes the rest of the line as it is */
	int n_rest;
};

/* Does this option of every command take the next word as its value? */
static bool
takes_next(const char *arg)
{
	size_t n;
	const struct opt *opts = globals_options(&n);

	for (size_t i = 0; i < n; i++)
		if (opts[i].type != OPT_FLAG && strncmp(arg, "--", 2) == 0 &&
			strcmp(arg + 2, opts[i].name) == 0)
			return true;
	return false;
}

/* Takes the first word that is no option out of the line, from *at, where the
 * next one stands then; NULL: there is none. */
static char *
take_word(struct command_line *line, int *at)
{
	int i = 0;
	char *word;

	while (i < line->n && line->words[i][0] == '-' && line->words[i][1]) {
		if (strcmp(line->words[i], "--") == 0)
			return NULL;
		i += takes_next(line->words[i]) ? 2 : 1;
	}
	if (i >= line->n)
		return NULL;
	word = line->words[i];
	*at = i;
	for (line->n--; i < line->n; i++)
		line->words[i] = line->words[i + 1];
	return word;
}

/* Who asks what the command is gets an answer. */
static void
cut_rest(struct command_line *line, int at)
{
	if (line->n == at + 1 && strcmp(line->words[at], "--help") == 0)
		return;
	line->rest = line->words + at;
	line->n_rest = line->n - at;
	line->n = at;
}

static int
find_command(const struct app *app, struct command_line *line, struct err *err)
{
	int at;
	const char *nearest, *name = take_word(line, &at);

	if (!name)
		return 0;
	line->command =
		command_find(app->commands, app->n_commands, name, &nearest);
	if (!line->command)
		return command_unknown("", name, nearest, err);
	if (line->command->rest)
		cut_rest(line, at);
	if (!line->command->verbs)
		return 0;
	name = take_word(line, &at);
	if (!name)
		return 0;
	line->parent = line->command;
	line->command = command_find(
		line->parent->verbs, line->parent->n_verbs, name, &nearest);
	if (!line->command)
		return command_unknown(line->parent->name, name, nearest, err);
	return 0;
}

/* Const rows say where inside a struct; these say where in memory. */
static void
lay_over(struct opt *out, const struct opt *rows, size_t n, void *base)
{
	for (size_t i = 0; i < n; i++) {
		out[i] = rows[i];
		out[i].to = (char *)base + (size_t)rows[i].to;
	}
}

static int
parse_options(struct command_line *line, struct err *err)
{
	const struct command *c = line->command;
	size_t n_own = c ? c->n_options : 0, n_all;
	const struct opt *all = globals_options(&n_all);
	struct opt *opts = xcalloc(n_all + n_own, sizeof(*opts));
	int rc;

	line->args = xcalloc(1, c && c->args_size ? c->args_size : 1);
	if (c)
		lay_over(opts, c->options, n_own, line->args);
	lay_over(opts + n_own, all, n_all, &line->globals);
	rc = opt_parse(
		opts, n_all + n_own, line->n, line->words, &line->n, err);
	free(opts);
	return rc;
}

/* The file of this host that an option names; NULL: it names none. */
static const char *
file_of(const struct command_line *line, const struct opt *o)
{
	const char *file = NULL;

	if (o->type == OPT_FILE)
		file = *(const char **)((char *)line->args + (size_t)o->to);
	return file && strcmp(file, "-") == 0 ? NULL : file;
}

/* Does an option name a file of this host? */
static const char *
file_option(const struct command_line *line)
{
	const struct command *c = line->command;

	for (size_t i = 0; i < c->n_options; i++)
		if (file_of(line, &c->options[i]))
			return c->options[i].name;
	return NULL;
}

/* What the door lets through: commands that name no file of this host. */
static int
check_door(
	const struct app *app, const struct command_line *line, struct err *err)
{
	const struct command *c = line->command;
	const char *option;

	if (!app->door || !c || c->verbs)
		return 0;
	if (c->door == DOOR_CLOSED)
		return err_set(err, MG_EACCESS,
			_("'%s' is not for who comes by ssh or sudo; ask who "
			  "administers the host"),
			c->name);
	if (c->door != DOOR_DASH)
		return 0;
	option = file_option(line);
	if (option)
		return err_set(err, MG_EACCESS,
			_("'--%s' names a file of the host, which is not for "
			  "who comes by ssh or sudo"),
			option);
	for (int i = c->files - 1; c->files && i < line->n; i++)
		if (strcmp(line->words[i], "-") != 0)
			return err_set(err, MG_EACCESS,
				_("'%s' would be a file of the host; send "
				  "yours: ssh ... - <FILE"),
				line->words[i]);
	return 0;
}

static int
count_operands(const struct command_line *line, struct err *err)
{
	const struct command *c = line->command;

	if (line->n < c->min)
		return err_set(err, MG_EUSAGE,
			_("'%s' needs more: magang %s%s%s %s"), c->name,
			line->parent ? line->parent->name : "",
			line->parent ? " " : "", c->name, c->usage);
	if (c->max >= 0 && line->n > c->max)
		return err_set(err, MG_EUSAGE, _("'%s' does not take '%s'"),
			c->name, line->words[c->max]);
	return 0;
}

/* Whoever read us has seen enough. What the write that failed has said may be
 * long gone: the pipe is asked. */
static bool
reader_is_gone(FILE *out)
{
	struct pollfd p = { .fd = fileno(out) };

	return poll(&p, 1, 0) == 1 && p.revents & POLLERR;
}

/* A command that could not print what was asked for has failed. */
static int
finish_output(struct app *app, struct err *err)
{
	errno = 0;
	if (fflush(app->out) == 0 && !ferror(app->out))
		return 0;
	if (reader_is_gone(app->out)) {
		app->status = err_exit_status(MG_EIO);
		return 0;
	}
	if (!errno)
		errno = EIO;
	return err_errno(err, "%s", _("writing the output"));
}

static void
print_notice(struct app *app, const char *notice)
{
	char *text = xasprintf("magang: %s", notice);

	out_block(app->log, text);
	free(text);
}

/* Whether what was read has left its trace. */
static void
tell_reads(struct app *app)
{
	const char *fault = office_reads_fault(app->office);

	if (fault)
		print_notice(app, fault);
}

/* All that the line names of files, and what lies beside the store where that is
 * needed; the store itself is nobody's to name. */
static void
confine(const struct app *app, const struct command_line *line)
{
	const struct command *c = line->command;
	const char **places =
		xcalloc((size_t)line->n + c->n_options + 2, sizeof(*places));
	size_t n = 0;

	for (int i = c->files - 1; c->files && i < line->n; i++)
		if (strcmp(line->words[i], "-") != 0)
			places[n++] = line->words[i];
	for (size_t i = 0; i < c->n_options; i++) {
		const char *file = file_of(line, &c->options[i]);

		if (file)
			places[n++] = file;
	}
	if (c->beside)
		places[n++] = app->store;
	app->confine(app, app->office || n ? places : NULL);
	free(places);
}

static int
read_sources(void *app, struct err *err)
{
	int rc = session_open(app, err);

	return rc ? rc : check_sources(((struct app *)app)->office, err);
}

/* Who proves a store that cannot even be opened is told how to go on: where journal
 * and keys can be read, nothing has to be lost. */
static int
advise(struct app *app, struct err *err)
{
	struct err none = ERR_INIT;
	char *how = NULL, *what = xstrdup(err->text);

	if (store_exists(app->store) && salvage_is_misplaced(app->store))
		how = store_step_advice(app->store, STEP_PLACES);
	else if (err->code == MG_EKEYS ||
		 (err->code == MG_EDAMAGED && store_exists(app->store) &&
			 keys_are_torn(app->store)))
		how = store_step_advice(app->store, STEP_KEYS);
	else if (err->code == MG_EDAMAGED)
		how = store_step_advice(app->store,
			apart(read_sources, app, &none) ? STEP_BACK
							: STEP_ANEW);
	if (how)
		err_set(err, err->code, "%s\nmagang: %s", what, how);
	free(what);
	free(how);
	return err->code;
}

static uint64_t
head_of(struct app *app)
{
	struct err unread = ERR_INIT;
	uint64_t seq = 0;

	office_head(app->office, &seq, &unread);
	return seq;
}

/* What was passed by as it is damaged is said; where nothing was done besides, that
 * is how the command ends. `before`: where the journal ended. */
static int
tell_damage(struct app *app, int rc, uint64_t before, struct err *err)
{
	struct err damage = ERR_INIT;

	if (rc == MG_ENOENT)
		return office_not_there(app->office, err);
	if (rc || !office_not_there(app->office, &damage))
		return rc;
	fflush(app->out);
	print_notice(app, damage.text);
	if (app->status <= err_exit_status(MG_ENOENT) && head_of(app) == before)
		app->status = err_exit_status(MG_EDAMAGED);
	return rc;
}

static int
run_command(struct app *app, struct command_line *line, struct err *err)
{
	const struct command *c = line->command;
	struct arena *outer = app->arena;
	struct progress progress = { .app = app };
	uint64_t before = 0;
	int rc = count_operands(line, err);

	app->host = c->host;
	if (!rc && c->need == NEED_PROVED)
		rc = store_prove(app->store, err);
	if (!rc && c->need != NEED_NOTHING)
		rc = session_open(app, err);
	if (!rc && app->confine)
		confine(app, line);
	if (!rc && app->office && app->office->notice)
		print_notice(app, app->office->notice);
	if (!rc && app->office)
		progress_of_bulks(&progress);
	app->arena = arena_new();
	if (!rc && c->may)
		rc = access_need(&app->office->access, c->may, err);
	if (!rc && c->need == NEED_STORE)
		before = head_of(app);
	if (!rc)
		rc = c->run(app, line->args, line->words, line->n, err);
	if (c->need == NEED_STORE && app->office)
		rc = tell_damage(app, rc, before, err);
	arena_free(app->arena);
	app->arena = outer;
	if (app->office)
		tell_reads(app);
	if (app->office) {
		office_close(app->office);
		app->office = NULL;
	}
	if (rc && c->need == NEED_PROVED && !app->door)
		rc = advise(app, err);
	return rc;
}

/* No command: the screens, or the day as text. */
static int
run_default(struct app *app, struct command_line *line, struct err *err)
{
	const char *nearest;

	if (line->n > 0)
		return err_set(err, MG_EUSAGE,
			_("no command '%s'; 'magang help' lists them"),
			line->words[0]);
	if (session_may_open_screens(app))
		return app->screens(app, err);
	line->command =
		command_find(app->commands, app->n_commands, "day", &nearest);
	free(line->args);
	line->args = xcalloc(1, line->command->args_size);
	return run_command(app, line, err);
}

static int
dispatch(struct app *app, struct command_line *line, struct err *err)
{
	if (line->globals.version) {
		out_line(app->out, "magang %s", MG_VERSION);
		return 0;
	}
	if (line->globals.help && !line->command) {
		help_all(app);
		return 0;
	}
	if (line->rest) {
		line->words = line->rest;
		line->n = line->n_rest;
	}
	if (!line->command)
		return run_default(app, line, err);
	if (line->globals.help) {
		help_command(app, line->parent, line->command);
		return 0;
	}
	if (line->command->verbs) {
		help_command(app, NULL, line->command);
		app->status = err_exit_status(MG_EUSAGE);
		return 0;
	}
	return run_command(app, line, err);
}

static void
print_error(struct app *app, const struct err *err)
{
	fflush(app->out);
	print_notice(app, err->text);
}

/* One line from its words to what it answers; `words` is changed. */
static int
run_words(struct app *app, char **words, int n, struct err *err)
{
	struct command_line line = { .words = words, .n = n };
	int rc = find_command(app, &line, err);

	if (!rc)
		rc = parse_options(&line, err);
	if (!rc)
		rc = globals_apply(app, &line.globals, err);
	if (!rc)
		rc = check_door(app, &line, err);
	if (!rc)
		rc = dispatch(app, &line, err);
	free(line.args);
	return rc;
}

int
cli_main(struct app *app, int argc, char **argv)
{
	struct err err = ERR_INIT;
	int rc, written;

	commands_hand_down(app);
	app->run_words = run_words;
	globals_speak_early(app, argc, argv);
	rc = run_words(app, argv + 1, argc > 0 ? argc - 1 : 0, &err);
	if (rc)
		print_error(app, &err);
	written = finish_output(app, &err);
	if (written && !rc)
		print_error(app, &err);
	if (rc || written)
		return err_exit_status(rc ? rc : written);
	return app->status;
}
