/* SPDX-License-Identifier: MIT */
/* Help texts, made from the rows of commands and options. */
#ifndef MAGANG_CLI_HELP_H
#define MAGANG_CLI_HELP_H

#include <stddef.h>

struct app;
struct command;
struct opt;

extern const struct command cmd_help;

/* All commands with their summaries. */
void help_all(struct app *app);
/* Examples, usage, options. `parent` is the first word of two, or NULL. */
void help_command(
	struct app *app, const struct command *parent, const struct command *c);

/* Options of every command. */
const struct opt *cli_global_options(size_t *n);

#endif
