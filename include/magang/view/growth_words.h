/* SPDX-License-Identifier: MIT */
/* The growth of an organisation in words, for pages and screens. */
#ifndef MAGANG_VIEW_GROWTH_WORDS_H
#define MAGANG_VIEW_GROWTH_WORDS_H

#include "magang/casework/growth.h"
#include "magang/view/page.h"
#include "magang/view/text.h"

/* "Market access": an area of the agreement; NULL: of none. */
const char *agreement_area(const struct style *style, const char *area);
/* "412", "12.500.000.000"; of all forms but the table as programs read it. */
void growth_amount(const struct style *style, int64_t amount, struct buf *out);
/* "Members (people)" */
void growth_head(const struct style *style, int figure,
	const struct record *organisation, struct buf *out);
/* The label of the activity, its name where no program has it now. */
const char *growth_label(const struct style *style, const struct growth_sum *s);

/* Two tables: sizes by date, and what was done by activity. */
void growth_tables(struct page *page, const struct style *style,
	const struct record *organisation, const struct growth *g);

#endif
