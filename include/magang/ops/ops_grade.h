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
	/* What stood in their places when they were given; NULL: nobody looked. A
	 * mark that somebody has changed since is a MG_ECONFLICT, which says what it
	 * is now. */
	const struct marks *seen;
	uint64_t act; /* goes on with it; 0: an act of its own */
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

/* Whoever is told of a mark that is refused, and that the others are taken. */
struct grades_told {
	void (*told)(void *ctx, const struct grading *column, uint16_t roll,
		const char *why);
	void *ctx;
};
/* The same of `n` columns of one cohort as one act, all tried or none; out[i] is
 * of columns[i]. A resit comes behind the attempt before it. */
int op_cohort_grades(struct office *office, const struct grading *columns,
	size_t n, const struct grades_told *told, struct graded *out,
	struct receipt *receipt, struct err *err);

/* "4 78, 11 65.5": numbers and their marks as they are typed; '-' is no mark any
 * more, and 65,5 is one. */
int grades_typed(const char *text, struct marks *out, struct err *err);
/* "78", "065" and "65.50" as they are kept, '-' as what takes one away; false: it
 * is no mark. */
bool grade_typed(const char *word, size_t n, char out[MARK_BYTES + 1]);

#endif
