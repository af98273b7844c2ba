/* SPDX-License-Identifier: MIT */
/* The picture and its way out. */
#ifndef TUI_TERM_TERM_DRAW_H
#define TUI_TERM_TERM_DRAW_H

struct terminal;

/* The colours of the roles, once curses is started. */
void draw_colors(struct terminal *t);
/* The picture becomes bytes in memory. */
void draw_update(struct terminal *t);

#endif
