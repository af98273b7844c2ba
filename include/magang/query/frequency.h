/* SPDX-License-Identifier: MIT */
/*
 * A table of frequencies: how many rows fall into each class of one axis, or of two
 * (a cross table). Pure: it knows values, no records.
 *
 *	frequency_init(&f, n_axes);
 *	frequency_add(&f, at, n, sample);	for each row
 *	frequency_order(&f);			then it is read
 *	frequency_release(&f);
 */
#ifndef MAGANG_QUERY_FREQUENCY_H
#define MAGANG_QUERY_FREQUENCY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/field/fdef.h"

struct arena;
struct intern;

#define FREQUENCY_AXES 2
/* More than people read and less than a walk could use up: of an axis, of both. */
#define FREQUENCY_CLASSES 10000
#define FREQUENCY_CELLS 200000

/* How many, and the sum of what is summed of them. */
struct frequency_cell {
	int64_t n, sum;
};

/* Of rows that have one value on an axis. */
struct frequency_class {
	struct value
		v; /* its own text; VALUE_UNKNOWN: rows that are not filled */
	int64_t n, sum;
	int64_t rank;    /* its place where the axis has an order of its own */
	uint64_t sample; /* id of a row in it; 0: counters told */
	struct frequency_cell
		*cells; /* of the first axis: by classes of the second */
	size_t n_cells, cap_cells;
	bool hidden; /* frequency_hide() */
	bool *hides; /* the same of its cells; NULL: none */
};

/* Its classes; ranked: in an order of their own. */
struct frequency_axis {
	struct frequency_class *row;
	size_t n, cap;
	struct intern *known;
	bool ranked;
};

struct frequency {
	size_t n_axes;
	struct frequency_axis axis[FREQUENCY_AXES];
	int64_t total, sum; /* rows, each once */
	bool total_hidden;  /* frequency_hide() */
	size_t n_cells;
	struct arena *arena;
};

/* A table of one axis or two, empty. */
void frequency_init(struct frequency *f, size_t n_axes);
/* Frees the classes and their texts. */
void frequency_release(struct frequency *f);
/* Empty again, as after frequency_init(). */
void frequency_clear(struct frequency *f);

/* n rows with this value on each axis; false: there are too many classes. The total
 * is the caller's: a row may fall into several. */
bool frequency_add(struct frequency *f, const struct value *at, int64_t n,
	uint64_t sample);
/* Of rows that were added with these values, so much; the sum of all is the caller's. */
void frequency_add_sum(
	struct frequency *f, const struct value *at, int64_t sum);
/* Those that nobody is in go; the others by rank where their axis has one, else the
 * most first; what is not filled is last. Nothing is added after it. */
void frequency_order(struct frequency *f);
/* Of the i-th class of the first axis those in the k-th of the second. */
int64_t frequency_cell(const struct frequency *f, size_t i, size_t k);
/* What is summed of them. */
int64_t frequency_sum(const struct frequency *f, size_t i, size_t k);
/* The largest of the classes of the first axis, of the cells where there are two. */
int64_t frequency_most(const struct frequency *f);

#endif
