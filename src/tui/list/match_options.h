/* SPDX-License-Identifier: MIT */
/* What a matching on the screen is made with, as it is asked for: each answer makes
 * a run anew. */
#ifndef TUI_LIST_MATCH_OPTIONS_H
#define TUI_LIST_MATCH_OPTIONS_H

#include "match_view.h"

/* Those of the caller's last run of the program on the screen: what others tried, or
 * a command, is not his. The seed is that of the last run of all. A second chance
 * is asked for anew each time, as of the command. */
int match_options_last(struct ui *ui, struct match_screen *s, struct err *err);
/* Of the person of a case: a place to pin her to, or that pin away. */
unsigned match_ask_pin(struct ui *ui, struct match_screen *s, uint64_t kase);
/* With whom she wants to be. */
unsigned match_ask_joint(struct ui *ui, struct match_screen *s, uint64_t kase);
/* Both of those, to the places that were found. */
unsigned match_pin_joint(struct ui *ui, struct match_screen *s);

#endif
