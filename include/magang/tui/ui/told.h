/* SPDX-License-Identifier: MIT */
/* What a screen has to say when it is read out (screen_ops.tell). */
#ifndef MAGANG_TUI_UI_TOLD_H
#define MAGANG_TUI_UI_TOLD_H

#include <stddef.h>

#include "magang/tui/widget/lines.h"

/* Heads, and rows that can be chosen by number. */
struct told {
	struct lines lines; /* selected: the marker */
	size_t first;       /* rows before these */
	size_t all;         /* rows there are; 0: these */
};

/* Frees the lines. */
void told_release(struct told *t);

#endif
