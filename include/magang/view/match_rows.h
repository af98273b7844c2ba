/* SPDX-License-Identifier: MIT */
/*
 * A matching as rows to choose from: a line of heads, then one line each, in the
 * order of the instance. Where there is none, there are no heads.
 */
#ifndef MAGANG_VIEW_MATCH_ROWS_H
#define MAGANG_VIEW_MATCH_ROWS_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct match_check;

/* Everybody, with place, wish and rank; in a narrow window without the number. */
void match_rows_people(const struct app *app, const struct match_check *c);
/* Every place that is told, with how many it has and had room for. */
void match_rows_places(const struct app *app, const struct match_check *c);

/* One where nobody could come, and of this run nobody is, takes no row. */
bool match_place_is_told(const struct match_check *c, uint32_t place);
/* How many of them there are, as a line; none: nothing. */
void match_places_full(const struct app *app, const struct match_check *c);

#endif
