/* SPDX-License-Identifier: MIT */
/* The day on which a deadline of a program is due for a case. */
#ifndef MAGANG_CASEWORK_DUE_H
#define MAGANG_CASEWORK_DUE_H

#include <stdbool.h>
#include <stdint.h>

struct calendar;
struct deadline;
struct program;
struct record;

/* By a calendar, NULL: without holidays; DATE_NONE: it is not asked for where the
 * case stands, or the day that it is counted from is not known. */
int32_t deadline_due(const struct program *p, const struct deadline *d,
	const struct record *c, const struct record *person,
	const struct calendar *calendar);

/* Is one with `seen` that is due then covered by who was last seen on `seen`,
 * DATE_NONE: never? Holidays are not asked: a day that is covered stays so. */
bool deadline_is_covered(const struct deadline *d, int32_t due, int32_t seen);

#endif
