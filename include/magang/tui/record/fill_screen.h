/* SPDX-License-Identifier: MIT */
/*
 * A cohort is filled: who would be offered a seat, who would wait, who is passed
 * over and for what, before anything happens; then one act.
 */
#ifndef MAGANG_TUI_RECORD_FILL_SCREEN_H
#define MAGANG_TUI_RECORD_FILL_SCREEN_H

struct ui;

/* On the page of a cohort: asks for the cases, then shows the proposal. */
unsigned fill_ask(struct ui *ui);

/* Actions on it. */
unsigned fill_do(struct ui *ui), fill_wait(struct ui *ui),
	fill_filter(struct ui *ui);

#endif
