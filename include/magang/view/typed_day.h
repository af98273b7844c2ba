/* SPDX-License-Identifier: MIT */
/* A day as people write it. */
#ifndef MAGANG_VIEW_TYPED_DAY_H
#define MAGANG_VIEW_TYPED_DAY_H

#include <stdint.h>

struct err;
struct office;
struct page;

/* The holidays from tomorrow to a day that was counted in working days, or that
 * day where it is one: what is not counted, and why. Nothing where none is. */
void typed_day_holidays(const struct office *office, struct page *page,
	const char *text, int32_t due);

/* A day as people write it (field/day.h). MG_EUSAGE. */
int typed_day(
	struct office *office, const char *text, int32_t *out, struct err *err);

#endif
