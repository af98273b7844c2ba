/* SPDX-License-Identifier: MIT */
/* What becomes of those who sat in a cohort, by its completion. */
#ifndef MAGANG_VIEW_COMPLETE_LIST_H
#define MAGANG_VIEW_COMPLETE_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/casework/complete.h"

struct buf;
struct complete_told;
struct err;
struct page;

/* Of each. */
struct complete_row {
	uint64_t kase;
	uint16_t roll;
	enum outcome outcome;
	bool goes;     /* its case goes to another stage */
	char *why;     /* what he came to; NULL: it is not known */
	char *hinders; /* what keeps the case; NULL: nothing */
};
/* All of them, by the roll. */
struct complete_list {
	struct complete_row *rows;
	size_t n, cap;
};
/* As op_cohort_complete() tells it; what is told last of a case holds. */
void complete_list_told(void *list, const struct complete_told *t);
/* Empty again. */
void complete_list_release(struct complete_list *list);

/* How many came to that. */
size_t complete_count(const struct complete_list *list, enum outcome outcome);
/* "3 cases decided: 2 passed, 1 out": of those that go to another stage. */
void complete_words(const struct complete_list *list, struct buf *out);
/* "passed"; a code, or in the language of the reader. */
const char *outcome_word(enum outcome outcome, bool code);

/* A row for each. */
int complete_list_page(
	struct page *page, const struct complete_list *list, struct err *err);

#endif
