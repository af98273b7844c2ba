/* SPDX-License-Identifier: MIT */
/*
 * Marks of a cohort as a list, as 'cohort grades --csv' writes it: a row for each
 * number of the roll, a column for each unit and attempt. An empty cell says
 * nothing, '-' takes a mark away. A name that stands in it is to be the one that
 * has the number.
 */
#ifndef MAGANG_EXCHANGE_GRADE_FILE_H
#define MAGANG_EXCHANGE_GRADE_FILE_H

#include <stdio.h>

#include "magang/ops/ops_grade.h"

struct buf;
struct err;
struct unit;

#define GRADE_HEAD 56 /* bytes of a head with its NUL */

/* Whose grades they are to be. */
struct grade_file_of {
	uint64_t cohort;
	const struct unit *units;
	size_t n_units;
	/* Who has a number; NULL: nobody, or it is not told. */
	const char *(*name)(const void *ctx, uint16_t roll);
	const void *ctx;
};
/* What a file says of its good rows. */
struct grade_file {
	struct grading *columns; /* by unit and attempt */
	struct marks *marks;     /* one each */
	size_t n;
	size_t line[MARKS_MAX]; /* of the rows, as rolls[] has them */
	uint16_t rolls[MARKS_MAX];
	size_t rows;
	size_t bad; /* rows that are wrong */
};

/* "hygiene", "hygiene_2": the head of a unit and attempt. */
void grade_head(char out[GRADE_HEAD], const char *unit, unsigned attempt);

/* Reads all of `f`, which stays open. What is wrong with a row is a line of
 * `faults`. To be released, whatever comes back. */
int grade_file_read(const struct grade_file_of *of, FILE *f,
	struct grade_file *out, struct buf *faults, struct err *err);
/* The line of the file that has this number; 0: none. */
size_t grade_file_line(const struct grade_file *g, uint16_t roll);
/* Frees what was read. */
void grade_file_release(struct grade_file *g);

#endif
