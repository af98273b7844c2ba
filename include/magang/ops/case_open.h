/* SPDX-License-Identifier: MIT */
/* A case at its first stage, alone or with its person. */
#ifndef MAGANG_OPS_CASE_OPEN_H
#define MAGANG_OPS_CASE_OPEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct change;
struct err;
struct office;
struct program;
struct receipt;
struct record;
struct setting;
struct txn;

/* A case at the first stage of a program, in the intake that is open where none
 * is given, under its version or else the one that is for its planned start.
 * `person` may be a placeholder. */
int change_case(struct office *office, struct txn *txn, struct change *c,
	struct record *kase, uint64_t person, uint16_t program,
	struct err *err);

/* One that begins at a stage of this version; returns the placeholder that stands for
 * its id in the change. */
uint64_t change_case_at(struct office *office, struct change *c,
	struct record *kase, uint64_t person, const struct program *p,
	uint16_t program, int stage);

/* Opening and moving leave in office->verdict what stops and what warns, as rows
 * for whoever puts them into words; *err only says that it is so. */
int op_case_open(struct office *office, uint64_t person, const char *program,
	const struct setting *values, size_t n, struct receipt *out,
	struct err *err);
/* Somebody who is registered comes for a program: the case that is open there is
 * the case, and gets the values that it does not have; *there is its id, 0: one
 * was opened. */
int op_case_come(struct office *office, uint64_t person, const char *program,
	const struct setting *values, size_t n, uint64_t *there,
	struct receipt *out, struct err *err);
/* One of many in an act. */
struct case_opening {
	uint64_t person;
	const char *program;
	const struct setting *values;
	size_t n;
	uint64_t act; /* goes on with it; 0: an act of its own */
	bool try;     /* nothing is done, only told */
};
/* As op_case_open(). */
int op_case_open_row(struct office *office, const struct case_opening *row,
	struct receipt *out, struct err *err);

#endif
