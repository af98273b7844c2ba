/* SPDX-License-Identifier: MIT */
/* Figures of a statement as a reader sees them: whoever is bound to areas those of
 * them alone, and no checksum, which is of all. */
#ifndef MAGANG_VIEW_STATEMENT_WORDS_H
#define MAGANG_VIEW_STATEMENT_WORDS_H

#include "magang/view/target_rows.h"
#include "magang/view/worked.h"

struct page;

/* Columns of lists. */
bool work_stated(const struct row *row, struct buf *out); /* how many */
bool work_stated_sum(const struct row *row, struct buf *out);

/* Its rows, that of all first; 0: they cannot be read. *target counts by the version
 * of then. */
size_t statement_seen(const struct style *style, const struct record *r,
	const struct target **target, struct target_row rows[TARGET_ROWS + 1]);
/* Appends "all", or the name of an area. */
void target_area(const struct style *style, uint16_t code, struct buf *out);
/* The rows as a table of its page. */
void statement_page(
	struct page *page, const struct style *style, const struct record *r);

#endif
