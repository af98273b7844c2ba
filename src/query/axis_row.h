/* SPDX-License-Identifier: MIT */
/* An axis as it is read, and the classes of a row on it. */
#ifndef QUERY_AXIS_ROW_H
#define QUERY_AXIS_ROW_H

#include "magang/query/axis.h"

#include "query_lex.h"
#include "query_tree.h"

#define AXIS_VALUES 16 /* of one row: of a field with several codes */
#define AXIS_UNKNOWN SIZE_MAX

/* "opened.year" at a byte of the line; faults as those of a filter. Whose rows tell
 * something of health makes the query one about it. */
int axis_parse(
	struct query_parser *p, size_t at, const char *name, struct axis *out);
/* Its classes, into out; AXIS_UNKNOWN: only the opened row can tell. Texts are
 * borrowed from the row, or from `arena`. */
size_t axis_values(struct axis *axis, const struct query_row *row,
	struct txn *txn, struct arena *arena, struct value out[AXIS_VALUES]);
/* Its place in the order of the axis. */
int64_t axis_rank(struct office *office, struct txn *txn,
	const struct axis *axis, const struct value *v);

#endif
