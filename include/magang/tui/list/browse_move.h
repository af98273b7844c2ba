/* SPDX-License-Identifier: MIT */
/* Cases moved from it. */
#ifndef MAGANG_TUI_LIST_BROWSE_MOVE_H
#define MAGANG_TUI_LIST_BROWSE_MOVE_H

struct ui;

/* Action: moves the tagged cases, or the one under the marker; and why not,
 * NULL: it can. */
unsigned browse_move(struct ui *ui);
const char *browse_no_move(struct ui *ui);

#endif
