/* SPDX-License-Identifier: MIT */
/* The grades of a cohort as a grid: who has a seat, by number, and the units of
 * its program. */
#ifndef MAGANG_VIEW_GRADE_GRID_H
#define MAGANG_VIEW_GRADE_GRID_H

#include "magang/base/marks.h"
#include "magang/casework/grades.h"
#include "magang/casework/rolls.h"
#include "magang/expr/expr.h"

struct buf;
struct err;
struct office;
struct record;
struct txn;
struct unit;

#define GRADE_NAME 80

/* Who has a seat. */
struct grade_row {
	struct enrolled seat;
	char name[GRADE_NAME];
};
/* All of it. */
struct grade_grid {
	uint64_t cohort;
	char name[GRADE_NAME];
	const struct unit *units; /* of the office: until its programs change */
	size_t n_units;
	struct grade_row *rows; /* by number */
	size_t n;
	struct grades grades;
};
/* Who sits in it, and with `ever` who left, too. MG_ENOENT: there is no such
 * cohort, or its program has no units. */
int grade_grid_read(struct office *office, uint64_t cohort, bool ever,
	struct grade_grid *out, struct err *err);
/* An empty grid is left. */
void grade_grid_release(struct grade_grid *g);

/* Where a unit is among them; < 0: nowhere. */
int grade_grid_unit(const struct grade_grid *g, const char *name);
/* "78", "55 70" with its resits behind, "" of who has none. */
void grade_marks(const struct grades *g, const struct unit *u, uint16_t roll,
	struct buf *out);
/* The same of a row. */
void grade_cell(
	const struct grade_grid *g, size_t row, size_t unit, struct buf *out);
/* Has he passed it? TRI_UNKNOWN: he has no mark. */
enum tri grade_passed(const struct grade_grid *g, size_t row, size_t unit);
/* The unit in the language of the reader. */
const char *unit_label(const struct office *office, const struct unit *u);

/* The same of the name that it has in the program of a cohort; the name itself where
 * it is no unit of it any more. */
const char *unit_named(struct office *office, struct txn *txn,
	const struct record *cohort, const char *name);

/* "28 marks, 2 below 60". */
void grade_line(
	const struct unit *u, const struct marks *marks, struct buf *out);

#endif
