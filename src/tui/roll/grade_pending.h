/* SPDX-License-Identifier: MIT */
/* Grades of a cohort that were typed and not saved: kept as a draft, mark by mark,
 * so that nothing is typed twice when the line or the power is gone. */
#ifndef TUI_ROLL_GRADE_PENDING_H
#define TUI_ROLL_GRADE_PENDING_H

#include "magang/base/marks.h"
#include "magang/ops/draft.h"

struct ui;

/* Of one unit and attempt. */
struct pending_column {
	char unit[48]; /* its name */
	unsigned attempt;
	struct marks marks;
	struct marks seen; /* what stood in their places then */
};
struct grade_pending {
	struct draft draft;
	struct pending_column *rows;
	size_t n, cap;
};

/* What the caller left of that cohort; empty where he left nothing. */
int grade_pending_load(struct ui *ui, uint64_t cohort,
	struct grade_pending *out, struct err *err);
void grade_pending_release(struct grade_pending *p);

/* NULL: nothing was typed in it. */
struct pending_column *grade_pending_of(
	struct grade_pending *p, const char *unit, unsigned attempt);
/* The same, and an empty one where there is none. */
struct pending_column *grade_pending_add(
	struct grade_pending *p, const char *unit, unsigned attempt);
/* A column that was saved. */
void grade_pending_drop(struct grade_pending *p, struct pending_column *c);
/* As it is now; durable when it returns 0. */
int grade_pending_keep(struct ui *ui, struct grade_pending *p, struct err *err);

#endif
