/* SPDX-License-Identifier: MIT */
/* Holidays, days counted around them. */
#ifndef MAGANG_PROGRAM_CALENDAR_H
#define MAGANG_PROGRAM_CALENDAR_H

#include "magang/base/i18n.h"
#include "magang/base/span.h"

struct arena;
struct diag_list;

/* A day on which nobody works. */
struct holiday {
	int32_t date;
	struct label label; /* of a date in a list: none */
};

/* Calendar: Monday to Friday less the holidays. calendar_load returns 0 or
 * MG_EDATA; a NULL calendar has no holidays. */
struct calendar {
	struct holiday *holidays; /* ascending */
	size_t n;
	struct arena *memory; /* of labels */
};
/* The text of a calendar file, which is not needed afterwards; faults are added
 * to `diags`, sorted. */
int calendar_load(const char *file, const char *text, size_t len,
	struct calendar *out, struct diag_list *diags);
/* An empty calendar is left. */
void calendar_release(struct calendar *c);
/* The first holiday on a Monday to Friday from that day on; NULL: none is
 * known. Others take no working day away. */
const struct holiday *calendar_next(const struct calendar *c, int32_t from);
/* The holiday on that day, whatever its weekday; NULL: it is none. c may be NULL. */
const struct holiday *calendar_holiday(const struct calendar *c, int32_t date);
/* Is it a working day? c may be NULL. */
bool calendar_works(const struct calendar *c, int32_t date);
/* DATE_NONE where the date or the sum is none. Working days: the nth one after
 * (before) the date, which itself does not count; 0 leaves it as it is. */
int32_t calendar_add(const struct calendar *c, int32_t date, struct span span);

#endif
