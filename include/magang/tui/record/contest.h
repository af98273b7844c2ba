/* SPDX-License-Identifier: MIT */
/* An appeal against the decision that declined a case. */
#ifndef MAGANG_TUI_RECORD_CONTEST_H
#define MAGANG_TUI_RECORD_CONTEST_H

struct ui;

/* Asks what it is about; the case comes back to where it was declined. */
unsigned contest_ask(struct ui *ui);
/* Why the case of the screen is not contested; NULL: it can be. */
const char *contest_none(struct ui *ui);

#endif
