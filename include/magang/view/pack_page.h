/* SPDX-License-Identifier: MIT */
/* What came back of a pack, as a difference. */
#ifndef MAGANG_VIEW_PACK_PAGE_H
#define MAGANG_VIEW_PACK_PAGE_H

#include "magang/view/text.h"

struct buf;
struct pack_back;
struct pack_row;
struct page;

/* On a page that the caller ends: what each row would change, which are not taken
 * and why, what is to be known of the others, how many of each. `done`: they count
 * by now. */
void pack_page(struct page *page, const struct style *style,
	const struct pack_back *b, bool done);

/* What a row would change, in a line: "Chosen: - > yes; Arrival: - > ...". */
void pack_row_words(const struct style *style, const struct pack_back *b,
	const struct pack_row *row, struct buf *out);

#endif
