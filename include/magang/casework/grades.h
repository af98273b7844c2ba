/* SPDX-License-Identifier: MIT */
/* The grades of a cohort: what each number of its roll has in each unit. */
#ifndef MAGANG_CASEWORK_GRADES_H
#define MAGANG_CASEWORK_GRADES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/marks.h"
#include "magang/expr/expr.h"

struct txn;
struct unit;

/* Of one unit and attempt. */
struct grade_column {
	uint16_t unit; /* in the dictionary */
	unsigned attempt;
	struct marks marks;
};
/* All that there are, by unit and attempt; grades_release() frees. */
struct grades {
	struct grade_column *rows;
	size_t n, cap;
};
/* Empty where nothing was graded. */
void grades_read(struct txn *txn, uint64_t cohort, struct grades *out);
/* Empty grades are left. */
void grades_release(struct grades *g);

/* As it is kept; NULL: none. */
const char *grades_mark(const struct grades *g, const struct unit *u,
	unsigned attempt, uint16_t roll);
/* The best that somebody has in a unit, in ten-thousandths; false: none. */
bool grades_best(const struct grades *g, const struct unit *u, uint16_t roll,
	int64_t *out);
/* Does that pass? Unknown: he has none. */
enum tri grades_passed(
	const struct grades *g, const struct unit *u, uint16_t roll);
/* The last attempt of which he has a mark; 0: none. */
unsigned grades_last(
	const struct grades *g, const struct unit *u, uint16_t roll);

#endif
