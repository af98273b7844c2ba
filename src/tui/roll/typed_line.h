/* SPDX-License-Identifier: MIT */
/*
 * What is typed for a cell or for a day, before it is taken. Nothing that was typed is
 * dropped: what is no mark stays to be seen, and is refused whole.
 */
#ifndef TUI_ROLL_TYPED_LINE_H
#define TUI_ROLL_TYPED_LINE_H

#include <stdint.h>

struct buf;

/* A character more; full-width ones count as their narrow ones. */
void typed_line_add(struct buf *line, uint32_t cp);
/* The last character goes. */
void typed_line_rub(struct buf *line);

#endif
