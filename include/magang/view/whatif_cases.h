/* SPDX-License-Identifier: MIT */
/* The cases for which another version of a program makes a difference, and why. */
#ifndef MAGANG_VIEW_WHATIF_CASES_H
#define MAGANG_VIEW_WHATIF_CASES_H

#include "magang/ops/whatif.h"
#include "magang/view/page.h"

struct err;
struct style;

/* The first `most` (0: all), on a page; the store is looked at anew for each, so
 * that the values are those of now. */
int whatif_page_cases(struct page *p, const struct app *app,
	const struct whatif *w, size_t most, struct err *err);
/* The same as CSV. */
int whatif_csv(
	struct app *app, const struct whatif *w, size_t most, struct err *err);

/* "not eligible", "over the line, on the waiting list": what becomes of it. */
void whatif_change(const struct whatif_case *c, struct buf *out);
/* What does it: rules, points, places. */
void whatif_reasons(const struct style *s, const struct whatif *w,
	const struct whatif_case *c, const struct whatif_why *why,
	struct buf *out);

#endif
