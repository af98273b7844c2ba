/* SPDX-License-Identifier: MIT */
/* Fields of its rows changed together. */
#ifndef MAGANG_TUI_LIST_BROWSE_SET_H
#define MAGANG_TUI_LIST_BROWSE_SET_H

struct ui;

/* Action: asks for values and gives them to the tagged rows, or to the one under
 * the marker; and why not, NULL: it can. */
unsigned browse_set(struct ui *ui);
const char *browse_no_set(struct ui *ui);

#endif
