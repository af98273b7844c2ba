/* SPDX-License-Identifier: MIT */
/*
 * What rows are counted by: FIELD or FIELD.CLASS, the field any that a filter may
 * name and that many rows share. Dates fall into days, weeks, months (as usual),
 * quarters or years, numbers and ages into classes of a width (age.10), choices,
 * references, areas, stages into themselves.
 *
 * Each class is a condition of a filter (axis_term): its rows are found by it.
 */
#ifndef MAGANG_QUERY_AXIS_H
#define MAGANG_QUERY_AXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/record/dict.h"
#include "magang/record/kind.h"

struct buf;
struct office;
struct txn;
struct value;

/* How values become classes. */
enum axis_sort {
	AXIS_VALUE, /* as it is kept */
	AXIS_TEXT,  /* without case */
	AXIS_NUMBER,
	AXIS_AGE,
	AXIS_DATE,
	AXIS_AREA,
	AXIS_PROGRAM, /* this and the next: by name */
	AXIS_STAGE,
};

/* Of dates. */
enum axis_unit {
	UNIT_DAY,
	UNIT_WEEK,
	UNIT_MONTH,
	UNIT_QUARTER,
	UNIT_YEAR,
	UNIT_COUNT
};

/* A number of the dictionary and its name. */
struct axis_place {
	uint16_t program, stage;
	char name[DICT_NAME + 1];
};

#define AXIS_NAME 80
struct axis {
	enum axis_sort sort;
	char name[AXIS_NAME];     /* as typed, "opened.year" */
	char key[AXIS_NAME];      /* of a filter, "opened" */
	const struct fdef *field; /* NULL: area, program, stage, age */
	bool of_person;
	enum axis_unit unit; /* of dates */
	int64_t step;  /* of numbers in ten-thousandths, of ages in years */
	int32_t today; /* ages are of it */
	struct axis_place *places;
	size_t n_places, cap_places;
};

/* All that rows of a kind can be counted by, as the caller sees it: at most `max`. */
size_t axes_of(
	struct office *office, enum kind kind, struct axis *out, size_t max);
/* Frees the names it has looked up. */
void axis_release(struct axis *axis);
/* Has it an order of its own, or is the largest class first? */
bool axis_is_ranked(const struct axis *axis);
/* The condition that rows of a class fulfil; false: no filter says it. A text value
 * ends in NUL, as those of struct frequency do. */
bool axis_term(struct office *office, struct txn *txn, const struct axis *axis,
	const struct value *v, struct buf *out);

#endif
