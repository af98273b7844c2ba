/* SPDX-License-Identifier: MIT */
/* A pack that came back: its rows are pasted, shown as a difference, taken. */
#ifndef MAGANG_TUI_PASTE_SCREEN_PACK_H
#define MAGANG_TUI_PASTE_SCREEN_PACK_H

struct ui;

/* Of the pack of the page, or under the marker; NULL: it is one. */
const char *pack_none(struct ui *ui);
unsigned pack_return(struct ui *ui); /* action */

#endif
