/* SPDX-License-Identifier: MIT */
/* What another version of a program would do to its cases, in words. */
#ifndef MAGANG_VIEW_WHATIF_PAGE_H
#define MAGANG_VIEW_WHATIF_PAGE_H

#include "magang/ops/whatif.h"
#include "magang/view/page.h"

/* What goes, who moves in and out, by question, by what does it, by area and sex. */
void whatif_page(struct page *p, const struct app *app, const struct whatif *w);
/* "other places": what does it, without its name. */
const char *whatif_by_word(enum whatif_by what);

#endif
