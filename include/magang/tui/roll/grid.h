/* SPDX-License-Identifier: MIT */
/*
 * Attendance of a cohort: its people by number, its last days. A line "4 11t 19s"
 * and Enter mark the day under the marker, a letter the cell.
 */
#ifndef MAGANG_TUI_ROLL_GRID_H
#define MAGANG_TUI_ROLL_GRID_H

#include <stdint.h>

struct screen;
struct ui;

/* Of the cohort under the marker. */
unsigned grid_open(struct ui *ui);
/* At one of its days; DATE_NONE: at the last. */
struct screen *grid_new(uint64_t cohort, int32_t day);
const char *grid_no_cohort(struct ui *ui); /* why not; NULL: it can be opened */

#endif
