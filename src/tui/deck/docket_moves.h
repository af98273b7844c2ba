/* SPDX-License-Identifier: MIT */
/* What can be decided of a case, and what speaks against it. */
#ifndef TUI_DECK_DOCKET_MOVES_H
#define TUI_DECK_DOCKET_MOVES_H

#include "magang/tui/deck/docket.h"

/* The move onward; several: the first. NULL: none leads on. */
const struct verdict *docket_onward(const struct docket *c, size_t *several);
/* The move to a stage of kind failed; NULL: none. That somebody leaves, or comes
 * home, is no answer of the office. */
const struct verdict *docket_declined(const struct docket *c);
/* The move that lets it wait; NULL: none. */
const struct verdict *docket_held(const struct docket *c);
/* Why the caller's role makes it never; NULL: it may. */
const char *docket_closed(const struct verdict *v);
/* The move of the program that an answer is about. */
const struct move *docket_move(const struct verdict *v);

/* What speaks against the case, a sentence each: rules, marks, papers that are
 * not there. Returns how many; the caller frees each. */
size_t docket_reasons(
	struct ui *ui, const struct docket *c, char **out, size_t max);

/* The papers of its digits: those asked for up to where it stands, what is not
 * there first. NULL: no more. */
const struct paper *docket_paper(const struct docket *c, size_t at);

#endif
