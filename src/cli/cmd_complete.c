/* SPDX-License-Identifier: MIT */
/*
 * The completions of bash, zsh and fish (src/completion) ask the program itself
 * what can come next, so they follow from the tables of commands and options,
 * and from the store that the line names. The words are read as far as they go:
 * an unfinished line has no faults, only words that are not known yet.
 */
#include "command.h"
#include "complete.h"
#include "globals.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/record/kind.h"

#define NAME 32

/* The line before the word that is typed. */
struct typed_line {
	struct app *app;
	const struct command *command; /* NULL: not typed yet */
	const struct command *parent;
	bool lost;            /* a word is no command */
	bool operands_only;   /* after "--" */
	const struct opt *of; /* its value comes next */
	const char *first;
	int operands;
};

/* --- options -------------------------------------------------------------- */

static const struct opt *
find_in(const struct opt *rows, size_t n, const char *word)
{
	size_t len = strcspn(word, "=");

	for (size_t i = 0; i < n; i++)
		if (strncmp(word, "--", 2) == 0
				? strlen(rows[i].name) == len - 2 &&
					  strncmp(rows[i].name, word + 2,
						  len - 2) == 0
				: rows[i].letter && word[1] == rows[i].letter &&
					  word[2] == '\0')
			return &rows[i];
	return NULL;
}

static const struct opt *
find_option(const struct typed_line *l, const char *word)
{
	size_t n;
	const struct opt *globals = globals_options(&n);
	const struct opt *found = find_in(globals, n, word);

	if (!found && l->command)
		found = find_in(
			l->command->options, l->command->n_options, word);
	return found;
}

/* The store and the person that the values come from. */
static void
take_value(struct typed_line *l, const struct opt *opt, const char *value)
{
	if (strcmp(opt->name, "store") == 0)
		l->app->store = value;
	if (strcmp(opt->name, "as") == 0)
		l->app->as = value;
}

static void
take_option(struct typed_line *l, const char *word)
{
	const struct opt *opt = find_option(l, word);
	const char *equals = strchr(word, '=');

	if (!opt || opt->type == OPT_FLAG)
		return;
	if (equals)
		take_value(l, opt, equals + 1);
	else
		l->of = opt;
}

/* --- words ---------------------------------------------------------------- */

/* The commands that may stand here; NULL: operands may. */
static const struct command *const *
choices(const struct typed_line *l, size_t *n)
{
	if (!l->command) {
		*n = l->app->n_commands;
		return l->app->commands;
	}
	*n = l->command->n_verbs;
	return l->command->verbs;
}

static void
take_word(struct typed_line *l, const char *word)
{
	const char *nearest;
	size_t n;
	const struct command *const *rows = choices(l, &n);

	if (!rows) {
		if (l->operands++ == 0)
			l->first = word;
		return;
	}
	l->parent = l->command;
	l->command = command_find(rows, n, word, &nearest);
	l->lost |= !l->command;
}

static void
take(struct typed_line *l, const char *word)
{
	if (l->lost)
		return;
	if (l->of) {
		take_value(l, l->of, word);
		l->of = NULL;
	} else if (l->operands_only || word[0] != '-' || !word[1]) {
		take_word(l, word);
	} else if (strcmp(word, "--") == 0) {
		l->operands_only = true;
	} else {
		take_option(l, word);
	}
}

/* --- what comes next ------------------------------------------------------ */

static void
offer_options(const struct completion *at, const struct opt *rows, size_t n)
{
	char word[NAME + 2];

	for (size_t i = 0; i < n; i++) {
		snprintf(word, sizeof(word), "--%.*s", NAME - 1, rows[i].name);
		complete_offer(at, word, _(rows[i].help));
	}
}

/* An option that is called as a kind takes its fields: --case FIELD=VALUE. */
static void
option_value(struct completion *at, const struct opt *opt)
{
	if (kind_by_name(opt->name))
		at->first = opt->name;
	complete_value(at, opt->value);
}

static void
next_option(const struct typed_line *l, struct completion *at)
{
	const struct opt *opt = find_option(l, at->typed);
	const char *equals = strchr(at->typed, '=');
	size_t n;
	const struct opt *globals = globals_options(&n);

	if (!equals) {
		if (l->command)
			offer_options(
				at, l->command->options, l->command->n_options);
		offer_options(at, globals, n);
		return;
	}
	at->before = at->typed;
	at->before_len = (size_t)(equals + 1 - at->typed);
	at->typed = equals + 1;
	if (opt && opt->value)
		option_value(at, opt);
}

/* One word of a usage without its brackets: "[KIND]" "FILE|-" "TEXT...". */
static void
usage_word(const char *p, char out[NAME])
{
	size_t n;

	p += *p == '[';
	n = strspn(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ=");
	snprintf(out, NAME, "%.*s", (int)n, p);
}

/* The last word of a usage stands for all that follow, where any number may. */
static void
operand_name(const struct command *c, int number, char out[NAME])
{
	const char *p = c->usage;

	for (int i = 0; i < number && p; i++) {
		const char *next = strchr(p, ' ');

		if (!next && c->max < 0)
			break;
		p = next ? next + 1 : NULL;
	}
	usage_word(p ? p : "", out);
}

/* "role=ROLE [areas='CODE ...']": words of a usage to be written as they are.
 */
static void
offer_literals(const struct completion *at, const char *usage)
{
	for (const char *p = usage; p; p = strchr(p, ' ')) {
		char key[NAME];
		size_t n;

		p += strspn(p, " [");
		n = strspn(p, "abcdefghijklmnopqrstuvwxyz_");
		if (n == 0 || p[n] != '=')
			continue;
		snprintf(key, sizeof(key), "%.*s", (int)n, p);
		complete_offer_key(at, key, '=', NULL);
	}
}

static void
next_word(const struct typed_line *l, struct completion *at)
{
	size_t n;
	const struct command *const *rows = choices(l, &n);
	char name[NAME];

	for (size_t i = 0; rows && i < n; i++)
		complete_offer(at, rows[i]->name, _(rows[i]->summary));
	if (rows)
		return;
	operand_name(l->command, l->operands, name);
	at->takes = l->command->takes;
	complete_value(at, name);
	if (l->operands > 0)
		offer_literals(at, l->command->usage);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct typed_line l = { .app = app, .first = "" };
	struct completion at = { .app = app, .before = "" };

	(void)args;
	(void)err;
	for (int i = 0; i < n - 1; i++)
		take(&l, words[i]);
	at.typed = n > 0 ? words[n - 1] : "";
	at.first = l.first;
	if (l.lost)
		return 0;
	if (l.of)
		option_value(&at, l.of);
	else if (at.typed[0] == '-' && !l.operands_only)
		next_option(&l, &at);
	else
		next_word(&l, &at);
	return 0;
}

const struct command cmd_complete = {
	.name = "complete",
	.summary = N_("what can follow, for the completion of a shell"),
	.usage = "-- WORD...",
	.examples = "magang complete -- list per\n"
		    "magang complete -- move JP-000871-5 ''\n",
	.more = N_(
		"The last word is the one that is typed. Answers one a line, "
		"with a tab before what it is; ':files' or ':dirs' where the "
		"shell knows better."),
	.max = -1,
	RUNS_ALONE(run),
};
