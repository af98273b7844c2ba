/* SPDX-License-Identifier: MIT */
/* Runs of a matching that were kept. */
#ifndef MAGANG_VIEW_MATCH_KEPT_H
#define MAGANG_VIEW_MATCH_KEPT_H

#include <stdint.h>

struct app;
struct err;
struct match_ran;

/* Those of a program, the last one first. */
int match_kept_list(const struct app *app, uint16_t program, struct err *err);
/* "Run 14 is kept. Against run 13: 3 more placed, 2 elsewhere, 1 placed no more." */
int match_kept_line(const struct app *app, const struct match_ran *r,
	uint32_t number, struct err *err);
/* Who is elsewhere than in that run. */
int match_kept_moves(const struct app *app, const struct match_ran *r,
	uint32_t number, struct err *err);

#endif
