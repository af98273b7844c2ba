/* SPDX-License-Identifier: MIT */
#ifndef TUI_TERM_TERM_SEND_H
#define TUI_TERM_TERM_SEND_H

struct buf;
struct terminal;

/* Takes what curses left in its memory. */
void send_take(struct terminal *t, struct buf *out);

#endif
