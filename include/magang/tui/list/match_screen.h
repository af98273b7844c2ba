/* SPDX-License-Identifier: MIT */
/*
 * The matching of a program: who has which place in a run made now, and why; what
 * is against the others; who was elsewhere before; then one act for the offers.
 */
#ifndef MAGANG_TUI_LIST_MATCH_SCREEN_H
#define MAGANG_TUI_LIST_MATCH_SCREEN_H

struct ui;

/* An action: where several programs are matched it asks which. */
unsigned match_ask(struct ui *ui);
/* None is. */
const char *match_none(struct ui *ui);

#endif
