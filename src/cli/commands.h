/* SPDX-License-Identifier: MIT */
/* The table of all commands; what is below it finds it in the app. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

struct app;

/* Puts the rows, in the order of help, into app->commands. */
void commands_hand_down(struct app *app);

#endif
