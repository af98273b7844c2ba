/* SPDX-License-Identifier: MIT */
/* What another calendar would do to days of class, as tables: of each cohort that is
 * planned or runs the days on which class falls away, or comes back, and whether
 * somebody has marked them; then how many days of class it has, and until when
 * somebody may join it. */
#ifndef MAGANG_VIEW_MOVED_DAYS_H
#define MAGANG_VIEW_MOVED_DAYS_H

#include <stddef.h>

struct calendar;
struct err;
struct page;

/* Of *n days. */
int moved_days_page(struct page *page, const struct calendar *then, size_t *n,
	struct err *err);

#endif
