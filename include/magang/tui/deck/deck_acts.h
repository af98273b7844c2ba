/* SPDX-License-Identifier: MIT */
/* What the keys of the deck do. */
#ifndef MAGANG_TUI_DECK_DECK_ACTS_H
#define MAGANG_TUI_DECK_DECK_ACTS_H

struct ui;

/* The case goes on, ends with a reason, waits; then the next one is shown. */
unsigned deck_accept(struct ui *ui), deck_reject(struct ui *ui),
	deck_wait(struct ui *ui);
/* A task for who has the case; it comes back at the end. */
unsigned deck_ask(struct ui *ui);
/* It comes back at the end; the one before, the next, undecided ones. */
unsigned deck_skip(struct ui *ui), deck_prev(struct ui *ui),
	deck_next(struct ui *ui);
/* A note about it; its record; one of its papers in words. */
unsigned deck_note(struct ui *ui), deck_open(struct ui *ui),
	deck_whole(struct ui *ui), deck_paper(struct ui *ui);
/* The possible duplicate: both side by side; they are not the same. */
unsigned deck_compare(struct ui *ui), deck_differs(struct ui *ui);
/* What was decided today as a list, or the cases; all that was decided here taken
 * back. */
unsigned deck_view(struct ui *ui), deck_take_back(struct ui *ui);

/* Why not; NULL: it can be done. */
const char *deck_no_case(struct ui *ui), *deck_no_decision(struct ui *ui),
	*deck_no_accept(struct ui *ui), *deck_no_reject(struct ui *ui),
	*deck_no_wait(struct ui *ui), *deck_no_doubt(struct ui *ui),
	*deck_no_run(struct ui *ui);

#endif
