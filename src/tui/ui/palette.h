/* SPDX-License-Identifier: MIT */
#ifndef TUI_UI_PALETTE_H
#define TUI_UI_PALETTE_H

struct action;

/* How well what was typed (caseless) fits: its letters in their order, anywhere
 * in the name, the sentence or the words of the other languages. 0 is best, -1:
 * not at all. */
int palette_match(const char *typed, const struct action *a);

#endif
