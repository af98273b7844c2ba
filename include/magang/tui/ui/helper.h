/* SPDX-License-Identifier: MIT */
/* The keys of this screen. */
#ifndef MAGANG_TUI_UI_HELPER_H
#define MAGANG_TUI_UI_HELPER_H

struct ui;

/* Opens them above the screen that they are of. */
unsigned helper_open(struct ui *ui);

#endif
