/* SPDX-License-Identifier: MIT */
#ifndef TUI_UI_PALETTE_H
#define TUI_UI_PALETTE_H

#include <stdbool.h>

struct action;

/* How well what was typed (caseless) fits: its letters in their order, anywhere
 * in the name, the sentence or the words of the other languages. 0 is best, -1:
 * not at all. */
int palette_match(const char *typed, const struct action *a);
/* Is it what he calls it who typed that: does a word of its name, its sentence or
 * its other words begin so? */
bool palette_named(const char *typed, const struct action *a);

#endif
