/* SPDX-License-Identifier: MIT */
/* Actions of a matching on the screen that change what it is made with. */
#ifndef MAGANG_TUI_LIST_MATCH_OPTIONS_H
#define MAGANG_TUI_LIST_MATCH_OPTIONS_H

struct ui;

/* They ask for the intake and the seed; the answer makes a run anew. */
unsigned match_ask_intake(struct ui *ui), match_ask_seed(struct ui *ui);
/* With a second chance, or without. */
unsigned match_turn_again(struct ui *ui);

#endif
