/* SPDX-License-Identifier: MIT */
/* Who is fit for what in a matching over the store, and who nearly. */
#ifndef MAGANG_VIEW_MATCH_FITS_H
#define MAGANG_VIEW_MATCH_FITS_H

#include <stdint.h>

struct app;
struct match_ran;

/* People by number and name, for a reader. */
void match_label(const struct app *app, struct match_ran *r);
/* Each place with how many are fit for it and what others lack. */
void match_fits(const struct app *app, const struct match_ran *r);
/* Who is fit for nothing, with what is nearest; nothing where nobody is. */
void match_unfit(const struct app *app, const struct match_ran *r);
/* Of the wishes of one person those that she is not fit for, and why; MATCH_NONE: of
 * all without a seat. Nothing where there is none. */
void match_not_fit(
	const struct app *app, const struct match_ran *r, uint32_t person);
/* Places that stay empty though people without a seat lack but one thing. */
void match_empty(const struct app *app, const struct match_ran *r);

#endif
