/* SPDX-License-Identifier: MIT */
/* The records of a row. */
#ifndef QUERY_QUERY_ROW_H
#define QUERY_QUERY_ROW_H

#include "magang/expr/expr.h"

struct arena;
struct query;
struct row;
struct rows;
struct txn;

void rows_begin(struct rows *rs, const struct query *q, struct txn *txn,
	struct arena *arena);
void rows_end(struct rows *rs);
/* Reads what is still missing; false: there is no such record (any more). */
bool rows_open(struct rows *rs, struct row *row);
/* What the record itself tells about area, program, stage, score. */
void row_from_record(const struct rows *rs, struct row *row);
/* It is about a case: whoever has that has its person. */
void row_of_case(struct row *row);
/* Opens the row where the tree asks for it. */
enum tri rows_test(struct rows *rs, struct row *row);

#endif
