/* SPDX-License-Identifier: MIT */
/* A scorecard filed by keys, from a list of cases, a case, the deck. */
#ifndef MAGANG_TUI_RECORD_CARD_H
#define MAGANG_TUI_RECORD_CARD_H

struct ui;

/* Asks for the points of each criterion over the screen below, then files them. */
unsigned card_file(struct ui *ui);
/* Why no card can be filed for the case of the screen; NULL: one can. */
const char *card_none(struct ui *ui);

#endif
