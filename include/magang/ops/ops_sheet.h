/* SPDX-License-Identifier: MIT */
/* Days of a cohort marked. */
#ifndef MAGANG_OPS_OPS_SHEET_H
#define MAGANG_OPS_OPS_SHEET_H

#include "magang/base/marks.h"
#include "magang/ops/ops.h"

/* What is told of a day. */
struct marking {
	uint64_t cohort;
	int32_t day;
	const struct marks
		*marks; /* letters, "h" for who is present after all; those of
			   causes of its program alone */
	/* What those are who are not named, where nobody has entered the day;
	 * NULL: present. */
	const char *rest;
	/* The same, as they were on the last day that was entered. */
	bool like_before;
	const char *extra;  /* why there was class */
	const char *reason; /* why it is late */
	uint64_t act;       /* goes on with it; 0: an act of its own */
	bool try;
};
/* What became of it. */
struct marked {
	bool there; /* somebody had entered the day */
	bool late;  /* its days are over: the marks wait for approval */
	struct marks before, after;
};
/* PERM_TEACH. Marks the day: those who are named; what others entered stands.
 * MG_ENOENT: it is marked so already. */
int op_cohort_mark(struct office *office, const struct marking *m,
	struct marked *out, struct receipt *receipt, struct err *err);
/* Sheets with late marks, by their ids: these are their marks, PERM_TEACH |
 * PERM_APPROVE; or they are returned for a reason (not NULL), PERM_TEACH by whoever
 * told them, else PERM_APPROVE too. */
int op_sheets_answer(struct office *office, const uint64_t *ids, size_t n,
	const char *returned, struct receipt *out, struct err *err);

/* "4 11t 19s": the line as it is typed, a number and its letter; none: absent. Which
 * letters there are says the program of the cohort. */
int marks_typed(const char *text, struct marks *out, struct err *err);

#endif
