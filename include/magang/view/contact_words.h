/* SPDX-License-Identifier: MIT */
/* How it went to reach a person so far: which try it was, when the next counts. */
#ifndef MAGANG_VIEW_CONTACT_WORDS_H
#define MAGANG_VIEW_CONTACT_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "magang/record/kind.h"

struct buf;
struct err;
struct office;
struct page;

/* "try 1 of 3, the next counts from 25-11-2026", of a case; of a person for each
 * case that counts, with its number. Nothing where nothing is counted. */
void contact_words(
	struct office *office, enum kind kind, uint64_t id, struct buf *out);

/* The same as rows of a page, of the cases of seats. */
int contact_rows(
	struct page *page, const uint64_t *seats, size_t n, struct err *err);

#endif
