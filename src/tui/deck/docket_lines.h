/* SPDX-License-Identifier: MIT */
/* A card as lines, in two columns where there is room. */
#ifndef TUI_DECK_DOCKET_LINES_H
#define TUI_DECK_DOCKET_LINES_H

#include "magang/casework/facts.h"
#include "magang/tui/deck/docket.h"
#include "magang/view/columns.h"
#include "magang/view/why.h"
#include "magang/view/worked.h"
#include "magang/view/when.h"

/* What is at hand while it is read, with a look open. */
struct docket_view {
	struct ui *ui;
	struct style style;
	struct record *kase, *person;
	struct case_facts facts;
	struct docket_rank rank;
};

void docket_lines(struct docket_view *v, struct docket *c);

#endif
