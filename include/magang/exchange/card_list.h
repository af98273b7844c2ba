/* SPDX-License-Identifier: MIT */
/*
 * Scorecards as a list: a row for each case with its number, a column for each
 * criterion, by its name or label, and perhaps a remark. Heads in Indonesian, English
 * or Japanese; other columns are left alone. Of a case with two rows none is taken.
 */
#ifndef MAGANG_EXCHANGE_CARD_LIST_H
#define MAGANG_EXCHANGE_CARD_LIST_H

#include <stdio.h>

#include "magang/ops/ops_assess.h"

struct arena;
struct buf;
struct err;
struct office;

/* What a file says; its texts live as long as the list. */
struct card_list {
	struct arena *arena;
	const char **heads;
	size_t n_heads;
	struct card_line *rows; /* by case */
	size_t n, cap;
	size_t bad; /* rows that are not in `rows` */
};

/* Reads all of `f`, which stays open. What is wrong with a row is a line of
 * `faults`. To be released, whatever comes back. */
int card_list_read(struct office *office, FILE *f, struct card_list *out,
	struct buf *faults, struct err *err);
/* Frees it. */
void card_list_release(struct card_list *l);

#endif
