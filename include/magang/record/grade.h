/* SPDX-License-Identifier: MIT */
/*
 * Grades: the marks of a cohort in a unit of its program, numbers by its roll,
 * and those of each resit beside the first ones.
 *
 * The id says of which cohort, unit and attempt they are, so that two who enter
 * one column make one record, whose marks merge.
 *
 * id: origin of the cohort u16, its counter u24, unit u16, attempt u8
 */
#ifndef MAGANG_RECORD_GRADE_H
#define MAGANG_RECORD_GRADE_H

#include <stdbool.h>
#include <stdint.h>

struct record;

/* Where marks are given: it takes away the one that there is. */
#define GRADE_GONE "x"

/* 0: there is no such cohort. `unit`: its number in the dictionary. */
uint64_t grade_id(uint64_t cohort, uint16_t unit, unsigned attempt);
/* The number of the unit in an id. */
uint16_t grade_unit(uint64_t id);
/* The attempt in it, from 1. */
unsigned grade_attempt(uint64_t id);
/* A new one, without marks. */
void grade_init(struct record *g, uint64_t cohort, uint16_t unit,
	const char *name, unsigned attempt);
/* The same without its marks. */
void grade_bare(struct record *out, const struct record *g);

/* A mark as a number in ten-thousandths: digits, and two behind a point at most;
 * false: it is none. */
bool grade_number(const char *mark, int64_t *out);

#endif
