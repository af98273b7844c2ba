/* SPDX-License-Identifier: MIT */
/*
 * A matching as rows to choose from: a line of heads, then one line each, in the
 * order of the instance. Where there is none, there are no heads.
 */
#ifndef MAGANG_VIEW_MATCH_ROWS_H
#define MAGANG_VIEW_MATCH_ROWS_H

struct app;
struct match_check;

/* Everybody, with place, wish and rank; in a narrow window without the number. */
void match_rows_people(const struct app *app, const struct match_check *c);
/* Every place, with how many it has and had room for. */
void match_rows_places(const struct app *app, const struct match_check *c);

#endif
