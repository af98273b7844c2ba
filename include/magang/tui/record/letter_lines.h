/* SPDX-License-Identifier: MIT */
/* A letter as lines of its page. */
#ifndef MAGANG_TUI_RECORD_LETTER_LINES_H
#define MAGANG_TUI_RECORD_LETTER_LINES_H

#include "magang/view/text.h"

struct lines;

/* As it was sent, or as it would be now, in lines of that width; with the
 * style's look open. */
void letter_lines(const struct style *style, const struct record *letter,
	int width, struct lines *out);

#endif
