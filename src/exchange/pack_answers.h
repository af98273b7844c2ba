/* SPDX-License-Identifier: MIT */
/* What the rows of a pack answer that comes back, and the pack while it is read. */
#ifndef EXCHANGE_PACK_ANSWERS_H
#define EXCHANGE_PACK_ANSWERS_H

#include "magang/base/ids.h"
#include "magang/exchange/pack_return.h"
#include "magang/ops/ops_rank.h"
#include "magang/record/record.h"
#include "pack_file.h"

struct pack_column;
struct txn;

struct pack_reading {
	struct office *office;
	struct txn *txn;
	struct pack_back *out;
	struct pack_column *columns;
	size_t n_columns;
	size_t *place; /* of each in the file; PACK_NOWHERE: it is not there */
	struct ids cases, newer; /* of the pack; of packs after it, ascending */
	size_t *first;           /* row of the pack -> 1 + row of the file */
	struct {
		struct ranked *rows;
		size_t n, cap;
	} ranks; /* that stand in the ranking by now */
	struct record kase, person;
};

/* Why the row is not taken. */
void pack_refuse(struct pack_reading *r, struct pack_row *row, const char *fmt,
	...) __attribute__((format(printf, 3, 4)));
/* What the row would change, as values; what cannot be read refuses it. */
void pack_read_answers(struct pack_reading *r, struct pack_row *row,
	const struct pack_cells *line);
/* It says nothing. */
void pack_hush(struct pack_row *row);

#endif
