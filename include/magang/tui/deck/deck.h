/* SPDX-License-Identifier: MIT */
/*
 * The deck: cases of a filter one after the other, each decided by one key,
 * which shows the next. What was decided is a list that can be looked at and
 * taken back, as a whole or one by one.
 *
 * The queue is read once, of any number the first 20,000 in the memory of twice
 * as many rows, and the others when those are through; a case that somebody else
 * has moved meanwhile is passed over when its turn comes.
 */
#ifndef MAGANG_TUI_DECK_DECK_H
#define MAGANG_TUI_DECK_DECK_H

#include "magang/base/buf.h"
#include "magang/tui/deck/docket.h"
#include "magang/tui/ui/screen.h"

#define DECK_AHEAD 3 /* cards that are read while one is looked at */

/* A case that waits. */
struct deck_row {
	uint64_t id;
	uint16_t program, version, area;
	uint8_t stage; /* its number, when the deck was read */
	bool done;     /* it is not there any more */
	bool proposed; /* somebody has to approve what was decided */
	int64_t score; /* -1: none */
};

/* What was decided here of one. */
struct deck_done {
	uint64_t id, act;
	uint8_t from; /* number of the stage */
};

/* The screen. */
struct deck {
	struct screen base;
	char *filter;
	bool sorted, proposed; /* it has an order, asks for who was proposed */
	uint64_t *ids;         /* in place of a filter */
	size_t n_ids;
	struct deck_row *rows;
	size_t n, cap;
	size_t more;    /* behind those; read when they are through */
	size_t at;      /* n: nothing is left */
	uint64_t shown; /* the case on the screen */
	bool gone;      /* it waits no more, by another hand than the deck's */
	struct docket cards[1 + DECK_AHEAD]; /* the first is shown */
	struct deck_done *run;
	size_t n_run, cap_run;
	bool listed;       /* what was decided today is shown */
	struct lines list; /* that, or the end */
	uint64_t drawn;    /* the case of the last picture */
	/* of the question that is open: the case, the stage it may go to */
	uint64_t asked;
	int asked_to;
	int64_t officer; /* who is asked; 0: nobody */
	char *words;     /* of a reason that was typed for it and not taken */
	char **reasons;
	size_t n_reasons;
	size_t digit; /* the last one that was typed, from 0 */
};

/* For ui_push(), which takes it over: cases of a filter, or these; both are
 * copied. */
struct screen *deck_new(const char *filter, const uint64_t *ids, size_t n);
/* The uppermost deck. */
struct deck *deck_here(struct ui *ui);
/* The card of the case whose turn it is, as long as it rests on what was last on
 * the screen; NULL: nothing is left, or it is another by now, which is said and
 * shown: the next key decides. */
struct docket *deck_as_shown(struct ui *ui, struct deck *d);
/* Why the case on the screen is not to be decided any more; NULL: it is. It stays
 * on the screen until the user goes on. */
const char *deck_gone(const struct deck *d);
/* To the next one that waits (way 1) or the one before (-1). */
void deck_step(struct deck *d, int way);
/* The one whose turn it is comes back at the end. */
void deck_last(struct deck *d);
#endif
