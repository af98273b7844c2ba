/* SPDX-License-Identifier: MIT */
/* A matching as tables. */
#ifndef MAGANG_VIEW_MATCH_PAGE_H
#define MAGANG_VIEW_MATCH_PAGE_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct diag_list;
struct instance;
struct match_check;
struct match_ran;

/* A result, checked. */
struct match_told {
	const char *title; /* or NULL */
	const struct match_check *check;
	const struct diag_list *warnings;
	bool again;    /* with a second chance */
	uint32_t once; /* again: how many have a seat without it */
	const struct match_ran
		*ran; /* over the store, and its number there, 0: it
					is not kept; NULL: of a file */
	uint32_t run;
};

/* How many have a seat without a second chance; 0 where there is none. */
uint32_t match_once(const struct instance *m, bool again);

/* A place with so many seats that are free, and why; the words last as long as the
 * call. */
typedef void match_gap_told(
	void *ctx, const char *place, uint32_t seats, const char *why);
/* All of those, of a stable result. */
void match_each_gap(
	const struct match_check *c, match_gap_told *tell, void *ctx);

/* Who has what, who has nothing and why, what is taken. */
void match_page(const struct app *app, const struct match_told *t);

/* What stands above it, in parts: of how many people, places and which lot it is,
 * how many have a seat by which wish, what the checker says. */
void match_made(const struct app *app, const struct match_told *t);
void match_seats(const struct app *app, const struct match_told *t);
void match_checked(const struct app *app, const struct match_told *t);

#endif
