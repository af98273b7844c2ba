/* SPDX-License-Identifier: MIT */
/* A table of frequencies, printed. */
#ifndef MAGANG_VIEW_COUNT_PAGE_H
#define MAGANG_VIEW_COUNT_PAGE_H

#include "magang/view/out.h"

struct counted_by;
struct err;

/*
 * For people with shares and bars, its scale told; classes beyond `top` (0: none) are
 * summed, and said to be. Cells of files that are fewer than the site says are left
 * out, with others from which they would follow (frequency_hide). What names people
 * is a list: see office_read_listed().
 */
int count_print(struct app *app, struct counted_by *c, enum out_form form,
	uint64_t top, struct err *err);

#endif
