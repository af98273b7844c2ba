/* SPDX-License-Identifier: MIT */
/* The records of a row. */
#ifndef QUERY_QUERY_ROW_H
#define QUERY_QUERY_ROW_H

#include "magang/expr/expr.h"

struct arena;
struct query;
struct query_row;
struct row_reader;
struct txn;

/* Large, and written before it is read: it need not be cleared before. */
void rows_begin(struct row_reader *rs, const struct query *q, struct txn *txn,
	struct arena *arena);
void rows_end(struct row_reader *rs);
/* Reads what is still missing; false: there is no such record (any more). */
bool rows_open(struct row_reader *rs, struct query_row *row);
/* What the record itself tells about area, program, stage, score. */
void row_from_record(const struct row_reader *rs, struct query_row *row);
/* It is about a case: whoever has that has its person. */
void row_of_case(struct query_row *row);
/* Opens the row where the tree asks for it. */
enum tri rows_test(struct row_reader *rs, struct query_row *row);

#endif
