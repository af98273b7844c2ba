/* SPDX-License-Identifier: MIT */
/* Questions of a command to whoever sits at its terminal (app->tty_in). */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include <stdbool.h>

struct app;

/* The line that is typed, without its end; NULL: none came. Caller frees. */
char *ask_line(struct app *app, const char *question);
/* One word: yes, ya, 1 or はい; all else is no. */
bool ask_yes(struct app *app, const char *question);

#endif
