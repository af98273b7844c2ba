/* SPDX-License-Identifier: MIT */
/* The foot of a card: who it may be besides, who lives there, what was written. */
#ifndef TUI_DECK_DOCKET_BELOW_H
#define TUI_DECK_DOCKET_BELOW_H

struct docket;
struct docket_view;
struct side;

void docket_below(
	struct docket_view *v, const struct docket *c, struct side *out);

#endif
