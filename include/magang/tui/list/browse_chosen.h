/* SPDX-License-Identifier: MIT */
/*
 * The rows that an act of the list is about: the tagged ones that it shows, in
 * its order, or the one under the marker. Tagged rows that its filter hides are
 * never acted on; that they are there is said, and they stay tagged.
 */
#ifndef MAGANG_TUI_LIST_BROWSE_CHOSEN_H
#define MAGANG_TUI_LIST_BROWSE_CHOSEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct screen;
struct ui;

/* *n of them; 0: there are none, and where that may surprise it was said why.
 * Borrowed until the next call. */
const uint64_t *browse_chosen(struct ui *ui, size_t *n);
/* The same for an act on all of them: what becomes of each is among the results,
 * until results_end(). */
const uint64_t *browse_bulk(struct ui *ui, size_t *n);
/* How many were hidden then, behind the message that is there. */
void browse_say_hidden(struct ui *ui);
/* They had their turn, and what came of it is said: the tags of those go that are
 * not among `left`, and the hidden ones are told. */
void browse_spend(struct ui *ui, const uint64_t *left, size_t n);
/* That act was taken back, or done again (redo): its rows are tagged again, or not
 * any more. */
void browse_turned(struct screen *s, uint64_t act, bool redo);

#endif
