/* SPDX-License-Identifier: MIT */
/*
 * The places that somebody wishes, or whom a host takes, put in order: each key is
 * saved at once, as an act that u takes back.
 */
#ifndef MAGANG_TUI_RECORD_ORDER_SCREEN_H
#define MAGANG_TUI_RECORD_ORDER_SCREEN_H

struct ui;

/* Opens it for the case of the page or row; for the ranking, the host, the places of
 * it: where several rankings hold, or can be made, it asks which. */
unsigned order_wishes(struct ui *ui), order_ranks(struct ui *ui);
/* Why no wishes; NULL: it is about a case. */
const char *order_no_case(struct ui *ui);
/* Why no ranking; NULL: it is about a host. */
const char *order_no_host(struct ui *ui);

/* Actions on it, about the row under the marker. */
unsigned order_rank(struct ui *ui), order_last(struct ui *ui),
	order_tie(struct ui *ui), order_turn_down(struct ui *ui),
	order_leave_out(struct ui *ui), order_row_open(struct ui *ui);
/* About all of it. */
unsigned order_look_for(struct ui *ui), order_any(struct ui *ui),
	order_others(struct ui *ui), order_ask_country(struct ui *ui);
/* Why no country is refused here; NULL: of wishes it can be. */
const char *order_no_wishes(struct ui *ui);
/* Why there are no others; NULL: of a ranking there are. */
const char *order_no_ranking(struct ui *ui);

#endif
