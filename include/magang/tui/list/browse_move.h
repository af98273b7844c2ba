/* SPDX-License-Identifier: MIT */
/* Cases moved from it. */
#ifndef MAGANG_TUI_LIST_BROWSE_MOVE_H
#define MAGANG_TUI_LIST_BROWSE_MOVE_H

struct ui;

unsigned browse_move(struct ui *ui);
const char *browse_no_move(struct ui *ui);

#endif
