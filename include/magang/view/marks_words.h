/* SPDX-License-Identifier: MIT */
/* Marks of days and of units, in words. */
#ifndef MAGANG_VIEW_MARKS_WORDS_H
#define MAGANG_VIEW_MARKS_WORDS_H

#include "magang/base/marks.h"

struct buf;
struct office;
struct program;

/* The marks of a day, as "absent 4, 9; Harvest 12": each word before whom it is of,
 * by number. `program` is that of the cohort; NULL: unknown. */
void day_marks_say(const struct office *office, const struct program *program,
	const struct marks *marks, struct buf *out);
/* Those of a unit: "1: 80; 2: 75". */
void grade_marks_say(const struct marks *marks, struct buf *out);

/* The word of a mark, by its kind alone. */
const char *mark_word(const struct office *office, const char *letter);
/* By its cause, where it has one that the program knows. */
const char *mark_said(const struct office *office,
	const struct program *program, const char *mark);
/* What is shown of it where there is room for a letter: its cause, else its kind. */
const char *mark_shown(const char *mark);

#endif
