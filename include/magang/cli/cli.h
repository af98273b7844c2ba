/* SPDX-License-Identifier: MIT */
/*
 * The command line, from argv to the exit status.
 */
#ifndef MAGANG_CLI_CLI_H
#define MAGANG_CLI_CLI_H

struct app;

/* Finds and runs the command that argv names; without one the screens, or the
 * day as text. Opens and closes the office, prints the error; returns the exit
 * status. */
int cli_main(struct app *app, int argc, char **argv);

#endif
