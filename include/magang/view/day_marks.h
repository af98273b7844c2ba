/* SPDX-License-Identifier: MIT */
/* A day of a cohort that was marked, in words. */
#ifndef MAGANG_VIEW_DAY_MARKS_H
#define MAGANG_VIEW_DAY_MARKS_H

#include <stdint.h>

#include "magang/base/marks.h"

struct buf;
struct err;
struct office;
struct page;

/* "28 present, 1 absent, 1 late", of those who had a seat on that day. */
int day_marks_line(struct office *office, uint64_t cohort, int32_t day,
	const struct marks *marks, struct buf *out, struct err *err);
/* Of those who have a mark there who is at risk now, RISKS_TOLD of them at most:
 * "Dadan: 6 of 14; out at 8"; nothing: nobody is. */
#define RISKS_TOLD 3
int day_risks_line(struct office *office, uint64_t cohort,
	const struct marks *marks, struct buf *out, struct err *err);
/* A row for each mark: number, name, mark, and what it was where that differs;
 * `gone` is the mark of one that is not there any more. */
int day_marks_rows(struct office *office, uint64_t cohort, struct page *page,
	const struct marks *marks, const struct marks *before, const char *gone,
	struct err *err);

/* "28/30 ..a....t": who was there, of those who had a seat, and, where there is room
 * for all numbers up to the last, a mark for each. */
struct rolls;
void day_picture(const struct rolls *rolls, int32_t day,
	const struct marks *marks, int room, struct buf *out);

struct attendance_of;
/* "6 of 14; out at 8". */
void attendance_text(const struct attendance_of *of, struct buf *out);
/* "at risk", "out"; "" of who is neither. */
const char *attendance_word(const struct attendance_of *of);

#endif
