/* SPDX-License-Identifier: MIT */
/* The pages of help. */
#ifndef CLI_CMD_HELP_H
#define CLI_CMD_HELP_H

struct app;
struct command;

/* All commands with their summaries. */
void help_all(struct app *app);
/* Examples, usage, options. `parent` is the first word of two, or NULL. */
void help_command(
	struct app *app, const struct command *parent, const struct command *c);

#endif
