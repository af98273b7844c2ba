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

/* Actions on it: the reasons of the row, and back. */
unsigned match_open(struct ui *ui), match_back(struct ui *ui);
/* What is looked at: people or places, or one of the other parts. */
unsigned match_view(struct ui *ui), match_lacking(struct ui *ui),
	match_before(struct ui *ui), match_who_fits(struct ui *ui),
	match_list_runs(struct ui *ui);
/* A run anew, its offers, and the last act away. */
unsigned match_anew(struct ui *ui), match_offer(struct ui *ui),
	match_undo(struct ui *ui);
/* About the person of the row. */
unsigned match_pin(struct ui *ui), match_with(struct ui *ui);

#endif
