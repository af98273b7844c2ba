/* SPDX-License-Identifier: MIT */
/* What a case came to in its class, in words: of one case, and in lists. */
#ifndef MAGANG_VIEW_RESULT_WORDS_H
#define MAGANG_VIEW_RESULT_WORDS_H

#include "magang/casework/class_result.h"
#include "magang/view/worked.h"

struct page;

/* class_result() of the office of the reader. */
bool result_of(const struct style *style, const struct record *kase,
	struct class_result *out);

/* "A-12 Garut, finished, 94 % of 90 %, 5 of 6 units, ready for placement". */
void result_head(const struct style *style, const struct class_result *r,
	struct buf *out);
/* How many units there are. */
size_t result_units(const struct class_result *r);
/* "passed     Hygiene         55 66  (60)", the label in so many columns. */
void result_unit(const struct style *style, const struct class_result *r,
	size_t unit, int width, struct buf *out);
/* Has it a mark that does not pass? */
bool result_failed(const struct class_result *r, size_t unit);

/* A part of a page about one case; nothing where it has no class. */
void result_page(struct page *page, const struct style *style,
	const struct record *kase);

/* As columns of cases: the class by name, "94", "5/6". */
bool work_case_class(const struct row *row, struct buf *out);
bool work_case_share(const struct row *row, struct buf *out); /* of days */
bool work_case_units(const struct row *row, struct buf *out); /* passed */

#endif
