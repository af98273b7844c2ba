/* SPDX-License-Identifier: MIT */
/*
 * What was decided: here, so that all of it can be taken back, and by the caller
 * since midnight, on whatever screen, as a list that outlives the deck and the
 * line.
 */
#ifndef MAGANG_TUI_DECK_DECK_RUN_H
#define MAGANG_TUI_DECK_DECK_RUN_H

#include "magang/tui/deck/deck.h"

/* One was decided here; `from` is the number of its stage. */
void deck_run_add(struct deck *d, uint64_t id, uint8_t from, uint64_t act);
/* What was taken back, here or elsewhere, waits again. */
void deck_run_check(struct ui *ui, struct deck *d);
/* The queue's row of a case; NULL: it has none. */
struct deck_row *deck_row_of(struct deck *d, uint64_t id);

/* Makes d->list: how many went where today, then each decision, the last one
 * first. The key of a line is the act that it was part of. */
void deck_list(struct ui *ui, struct deck *d);

#endif
