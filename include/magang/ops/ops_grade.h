/* SPDX-License-Identifier: MIT */
/* Units of a cohort graded. */
#ifndef MAGANG_OPS_OPS_GRADE_H
#define MAGANG_OPS_OPS_GRADE_H

#include "magang/base/marks.h"
#include "magang/ops/ops.h"

/* Marks of one unit, by the roll. */
struct grading {
	uint64_t cohort;
	const char *unit;          /* its name in the program of the cohort */
	unsigned attempt;          /* from 1; the others are resits */
	const struct marks *marks; /* GRADE_GONE takes one away */
	bool try;
};
/* What became of them. */
struct graded {
	struct marks before, after;
};
/* PERM_TEACH. Those who are named; what others entered stands. MG_ENOENT: it is
 * marked so already. */
int op_cohort_grade(struct office *office, const struct grading *g,
	struct graded *out, struct receipt *receipt, struct err *err);

/* "4 78, 11 65.5": numbers and their marks as they are typed; '-' is no mark any
 * more. */
int grades_typed(const char *text, struct marks *out, struct err *err);

#endif
