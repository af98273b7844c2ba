/* SPDX-License-Identifier: MIT */
/* Answers about a case on a page: lines for people, rows for programs. */
#ifndef MAGANG_VIEW_WHY_PAGE_H
#define MAGANG_VIEW_WHY_PAGE_H

#include "magang/view/page.h"
#include "magang/view/why.h"

/* JSON: an array of every row of n verdicts, met or not. Text: nothing. */
void why_rows(struct page *p, const char *key, const struct style *s,
	const struct verdict *v, size_t n);
/* Text: a heading and a line for each row that stops, or that warns; nothing
 * where there is none. JSON: nothing. */
void why_lines(struct page *p, const char *heading, const struct style *s,
	const struct verdict *v, bool stops);

#endif
