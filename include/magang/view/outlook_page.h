/* SPDX-License-Identifier: MIT */
/* What a decision about many comes to, in words. */
#ifndef MAGANG_VIEW_OUTLOOK_PAGE_H
#define MAGANG_VIEW_OUTLOOK_PAGE_H

#include <stdbool.h>

#include "magang/base/i18n.h"

struct app;
struct buf;
struct outlook;
struct page;

/* As tables: stages; what it can be for, where `causes`; places. */
void outlook_page(struct page *p, const struct app *app,
	const struct outlook *o, bool causes);
/* "Kyoto internship: 30 go, 2 stay; Incubation: 10 go": by program. */
void outlook_words(const struct outlook *o, enum lang lang, struct buf *out);

#endif
