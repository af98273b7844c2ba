/* SPDX-License-Identifier: MIT */
/* Words that the rows of kinds are written in. */
#ifndef VIEW_VIEW_ROWS_H
#define VIEW_VIEW_ROWS_H

#include "magang/base/mem.h"
#include "magang/view/kind_view.h"

#define WORKED(w) .worked = (w), .n_worked = ARRAY_SIZE(w)
#define PARTS(p) .parts = (p), .n_parts = ARRAY_SIZE(p)

/* What belongs to a case; what moves one. */
#define CASE_COLUMNS                                                           \
	{ "case", N_("Case"), OUT_CODE | OUT_FIXED, work_about, true },        \
		{ "person", N_("Person"), OUT_CODE, work_person, true },       \
	{                                                                      \
		"program", N_("Program"), OUT_CODE, work_program, true         \
	}
#define MOVE_COLUMNS                                                           \
	{ "from", N_("From stage"), OUT_CODE, work_from, true },               \
		{ "to", N_("To stage"), OUT_CODE, work_to, true },             \
	{                                                                      \
		"meant", N_("Meant for"), OUT_CODE, work_meant, true           \
	}

/* Columns stand in their place, so that a row without them is no program. */
#define VIEW_ROW(row, columns_, ...)                                           \
	const struct kind_view view_##row = { .columns = (columns_),           \
		__VA_ARGS__ }

#endif
