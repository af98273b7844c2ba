/* SPDX-License-Identifier: MIT */
/* Who is elsewhere in another result. */
#ifndef MAGANG_VIEW_MATCH_MOVES_H
#define MAGANG_VIEW_MATCH_MOVES_H

struct app;
struct instance;
struct match_seat;

/* A result. */
struct match_side {
	const struct instance *m;
	const struct match_seat *seat;
};

/*
 * A row for each person who has another place, by name; the instances may be
 * two. Of those that are in one of them only, the other place is empty. `none`
 * is said where nobody is.
 */
void match_moves(const struct app *app, const struct match_side *before,
	const struct match_side *after, const char *heading, const char *none);

#endif
