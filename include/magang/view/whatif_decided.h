/* SPDX-License-Identifier: MIT */
/* The decisions that would come out otherwise, and why. */
#ifndef MAGANG_VIEW_WHATIF_DECIDED_H
#define MAGANG_VIEW_WHATIF_DECIDED_H

#include "magang/ops/whatif_decisions.h"
#include "magang/view/page.h"

struct err;

/* On a page, the first `most` (0: all), each with the cause and reason that it has
 * and what the version says; the store is looked at anew for each. */
int whatif_page_decisions(struct page *p, const struct app *app,
	const struct tried_version *t, const struct whatif_decisions *w,
	size_t most, struct err *err);
/* The same as CSV. */
int whatif_csv_decisions(struct app *app, const struct tried_version *t,
	const struct whatif_decisions *w, size_t most, struct err *err);

#endif
