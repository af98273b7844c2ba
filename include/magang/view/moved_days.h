/* SPDX-License-Identifier: MIT */
/* What another calendar does to the days of class. */
#ifndef MAGANG_VIEW_MOVED_DAYS_H
#define MAGANG_VIEW_MOVED_DAYS_H

struct calendar;
struct err;
struct page;

/* A row for each day of a cohort that the caller sees on which class falls away, or
 * comes back, by that calendar; nothing where there is none. */
int moved_days_page(
	struct page *page, const struct calendar *then, struct err *err);

#endif
