/* SPDX-License-Identifier: MIT */
/* Holidays, days counted around them. */
#ifndef MAGANG_PROGRAM_CALENDAR_H
#define MAGANG_PROGRAM_CALENDAR_H

#include "magang/yaml/span.h"

struct diag_list;

/* Calendar: Monday to Friday less the holidays. calendar_load returns 0 or
 * MG_EDATA; a NULL calendar has no holidays. */
struct calendar {
	int32_t *holidays; /* ascending */
	size_t n;
};
int calendar_load(const char *file, const char *text, size_t len,
	struct calendar *out, struct diag_list *diags);
void calendar_release(struct calendar *c);
bool calendar_works(const struct calendar *c, int32_t date);
/* DATE_NONE where the date or the sum is none. Working days: the nth one after
 * (before) the date, which itself does not count; 0 leaves it as it is. */
int32_t calendar_add(const struct calendar *c, int32_t date, struct span span);

#endif
