/* SPDX-License-Identifier: MIT */
/* A note from a phone, pasted: many persons in one piece. */
#ifndef MAGANG_TUI_PASTE_SCREEN_PASTE_H
#define MAGANG_TUI_PASTE_SCREEN_PASTE_H

struct draft;
struct screen;
struct ui;

/* `d`: the text of one that was not read yet, copied; or NULL. */
struct screen *paste_screen_new(const struct draft *d);

unsigned paste_note(struct ui *ui); /* action */

#endif
