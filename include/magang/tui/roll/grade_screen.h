/* SPDX-License-Identifier: MIT */
/*
 * Grades of a cohort: its people by number, the units of its program. A number and
 * Enter mark the cell under the marker and go down; the column is saved at its end,
 * as one act. What is typed is kept until then, mark by mark.
 */
#ifndef MAGANG_TUI_ROLL_GRADE_SCREEN_H
#define MAGANG_TUI_ROLL_GRADE_SCREEN_H

#include <stdint.h>

struct screen;
struct ui;

/* With what was typed and not saved; the caller pushes it. */
struct screen *grade_screen_new(uint64_t cohort);
/* Of the cohort under the marker. */
unsigned grades_open(struct ui *ui);
const char *grades_no_cohort(
	struct ui *ui); /* why not; NULL: they can be opened */

#endif
