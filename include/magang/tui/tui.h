/* SPDX-License-Identifier: MIT */
/* The screens. The only door into this library; nothing else is for outside. */
#ifndef MAGANG_TUI_TUI_H
#define MAGANG_TUI_TUI_H

struct app;
struct err;

/* Opens the office of app->store where it is not open yet, and shows it until
 * the person leaves. With app->steps: runs them without a terminal and prints
 * the last picture (test builds). */
int tui_run(struct app *app, struct err *err);

#endif
