/* SPDX-License-Identifier: MIT */
/* Days in the words of a reader. Each writes into `out` and returns it. */
#ifndef MAGANG_VIEW_WHEN_H
#define MAGANG_VIEW_WHEN_H

#include <stdint.h>

#include "magang/base/date.h"

#define WHEN_TEXT 24

/* "30-01-1998", as forms take it; "" for DATE_NONE. */
const char *cell_date(int32_t date, char out[DATE_TEXT]);
/* The same without the year. */
const char *cell_day(int32_t date, char out[DATE_TEXT]);
/* "24 Nov 2026" */
const char *when_whole(int32_t date, char out[WHEN_TEXT]);
/* "24 Nov", of another year "24-11-2025". */
const char *when_day(int32_t date, int32_t today, char out[WHEN_TEXT]);

#endif
