/* SPDX-License-Identifier: MIT */
/* The marks of a cohort as a grid: who has a seat, by number, and its last days. */
#ifndef MAGANG_VIEW_DAY_GRID_H
#define MAGANG_VIEW_DAY_GRID_H

#include "magang/casework/attendance.h"

struct err;
struct office;

#define GRID_DAYS 31
#define GRID_NAME 80

/* A day of it. */
struct grid_day {
	int32_t day;
	bool entered;
	bool waits;  /* late marks of it wait for approval */
	bool locked; /* marks of it would be late */
	struct marks marks;
};
/* Who has a seat. */
struct grid_row {
	struct enrolled seat;
	char name[GRID_NAME];
	struct attendance_of of;
};
#define GRID_CAUSES 20
/* What its program has beside the marks of all. */
struct grid_cause {
	char letter, word[GRID_NAME];
};
struct day_grid {
	uint64_t cohort;
	char name[GRID_NAME];
	struct grid_cause causes[GRID_CAUSES];
	size_t n_causes;
	struct grid_day days[GRID_DAYS]; /* ascending */
	size_t n_days;
	int32_t earlier, later; /* the days beside those; DATE_NONE: none */
	struct grid_row *rows;
	size_t n;
};
/* The page of so many days that one is on, DATE_NONE: the last: days of class up to
 * today, and others that were entered. */
int day_grid_read(struct office *office, uint64_t cohort, int32_t at,
	size_t days, struct day_grid *out, struct err *err);
/* An empty grid is left. */
void day_grid_release(struct day_grid *g);
/* The word of a cause by its letter; NULL: there is none. */
const char *day_grid_cause(const struct day_grid *g, char letter);
/* The mark of a cell; "" where nobody has entered the day, or he had no seat. */
const char *day_grid_cell(const struct day_grid *g, size_t row, size_t day);

#endif
