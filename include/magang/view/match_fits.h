/* SPDX-License-Identifier: MIT */
/* Who is fit for what in a matching over the store, and who nearly. */
#ifndef MAGANG_VIEW_MATCH_FITS_H
#define MAGANG_VIEW_MATCH_FITS_H

#include <stdint.h>

#include "magang/placing/match_input.h"

struct office;
struct app;
struct buf;
struct err;
struct match_ran;

/* People by number and name, for a reader. */
void match_label(const struct app *app, struct match_ran *r);
/* What is against somebody at a place (MATCH_NONE where that is not among them);
 * nothing where nothing is. That it is what a question of health comes to is not told
 * to who sees none. */
void match_fit_words(const struct office *office, const struct match_ran *r,
	enum match_fit fit, uint32_t slot, struct buf *out);
/* A wish that cannot be and why; the words last as long as the call. */
typedef void match_not_fit(
	void *ctx, const char *person, const char *place, const char *why);
/* Of all who have no seat yet (MATCH_NONE), or of one. */
void match_each_not_fit(const struct app *app, const struct match_ran *r,
	uint32_t person, match_not_fit *tell, void *ctx);
/* Pins in the order in which they were said; why is NULL of those that were taken. */
void match_each_pin(const struct app *app, const struct match_ran *r,
	match_not_fit *tell, void *ctx);
/* A place with so many seats that stay empty: how many are fit for it ("***" where
 * that tells of health), what those without a seat lack alone; NULL: nothing. */
typedef void match_empty(void *ctx, const char *place, uint32_t empty,
	const char *fit, const char *lacks);
/* All of those. */
void match_each_empty(const struct app *app, const struct match_ran *r,
	match_empty *tell, void *ctx);
/* Pins that were taken, a line each. */
void match_pinned(struct app *app, const struct match_ran *r);
/* Pins that could not be taken, a line each with why; nothing where all were. */
void match_unpinned(struct app *app, const struct match_ran *r);
/* Each place with how many are fit for it and what others lack. */
void match_fits(const struct app *app, const struct match_ran *r);
/* Who is fit for nothing, with what is nearest; nothing where nobody is. */
void match_unfit(const struct app *app, const struct match_ran *r);
/* Of all who have no seat: their wishes that cannot be and why, who fits nothing,
 * places that stay empty though somebody lacks but one thing. */
void match_lacks(const struct app *app, const struct match_ran *r);
/* What match_asked.h tells of a person, and the wishes that cannot be. */
int match_why(const struct app *app, const struct match_ran *r, uint32_t person,
	struct err *err);

#endif
