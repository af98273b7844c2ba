/* SPDX-License-Identifier: MIT */
/* A scorecard filed by keys, from a list of cases, a case, the deck. */
#ifndef MAGANG_TUI_RECORD_CARD_H
#define MAGANG_TUI_RECORD_CARD_H

struct ui;

/* Asks for the points of each criterion over the screen below, then files them. */
unsigned card_file(struct ui *ui);
/* No more cards are awaited: asks why. */
unsigned card_close(struct ui *ui);
/* Why no card can be filed for the case of the screen; NULL: one can. */
const char *card_none(struct ui *ui);
/* Why it is about no case; NULL: it is. */
const char *card_no_case(struct ui *ui);

#endif
