/* SPDX-License-Identifier: MIT */
/* The rows of a target as a caller sees them. */
#ifndef MAGANG_VIEW_TARGET_ROWS_H
#define MAGANG_VIEW_TARGET_ROWS_H

#include <stdbool.h>

#include "magang/casework/counting.h"
#include "magang/program/program.h"
#include "magang/rulebook/access.h"
#include "magang/view/out.h"

/* An area in a table of out.h, what of it is reached, and by whom. */
#define TARGET_COLUMNS                                                         \
	{ "area", _("Code"), OUT_CODE, 0 }, { "name", _("Regency"), 0, 0 },    \
		{ "total", _("To reach"), OUT_NUMBER | OUT_RIGHT, 0 },         \
		{ "counted", _("Counted"), OUT_NUMBER | OUT_RIGHT, 0 },        \
		{ "percent", _("%"), OUT_NUMBER | OUT_RIGHT, 0 },              \
		{ "a", "A", OUT_NUMBER | OUT_RIGHT, 0 },                       \
		{ "b", "B", OUT_NUMBER | OUT_RIGHT, 0 },                       \
		{ "c", "C", OUT_NUMBER | OUT_RIGHT, 0 },                       \
	{                                                                      \
		"women", _("Women %"), OUT_NUMBER | OUT_RIGHT, 0               \
	}

/* The row of an area, by area, made where there is none; NULL: there are too many. */
struct target_row *target_row_at(
	struct target_row rows[TARGET_ROWS + 1], size_t *n, uint16_t area);
/* The row of all and those of areas that have a share, too; whoever is bound to areas
 * counts those alone. Returns how many. */
size_t target_own_rows(const struct access *own, const struct target *t,
	struct target_row rows[TARGET_ROWS + 1], size_t n);
/* How many are to be reached in an area, 0: in all. */
int64_t target_share(const struct target *t, uint16_t area);
/* The filter of persons who count for it on a day, in an area or (0) in all; caller
 * frees. */
char *target_filter(const struct target *t, uint16_t area, int32_t day);
/* Does an outcome of the program count for it? */
bool target_is_counted(const struct program *p, size_t target);

#endif
