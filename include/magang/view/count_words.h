/* SPDX-License-Identifier: MIT */
/* What was counted, in the words of the reader. */
#ifndef MAGANG_VIEW_COUNT_WORDS_H
#define MAGANG_VIEW_COUNT_WORDS_H

#include "magang/query/count_by.h"
#include "magang/view/text.h"

/* What an axis is called: "Regency", "Opened (month)". */
void axis_label(
	const struct office *office, const struct axis *axis, struct buf *out);
/* A class of it: for people by its label, "(none)" for what is not filled; for
 * programs by its code, nothing for that. */
void class_label(const struct style *style, const struct counted_by *c,
	size_t axis, size_t i, struct buf *out);
/* "12.3", of a hundred; "" of nothing. */
void share_words(int64_t n, int64_t of, struct buf *out);

#endif
