/* SPDX-License-Identifier: MIT */
/* Appeals that were filed: the decision that each made of its case, and the task for
 * whoever decides anew. */
#ifndef MAGANG_VIEW_APPEALED_H
#define MAGANG_VIEW_APPEALED_H

#include <stddef.h>
#include <stdint.h>

struct err;
struct page;

/* A row for each of these cases that is contested; the others are passed by. */
int appealed_page(
	struct page *page, const uint64_t *cases, size_t n, struct err *err);
/* The same by letters that were answered. */
int appealed_letters_page(
	struct page *page, const uint64_t *letters, size_t n, struct err *err);

#endif
