/* SPDX-License-Identifier: MIT */
/* One row into a person. */
#ifndef EXCHANGE_IMPORT_ROW_H
#define EXCHANGE_IMPORT_ROW_H

#include "magang/exchange/import.h"
#include "magang/linkage/duplicate.h"
#include "magang/record/index.h"
#include "magang/record/record.h"

struct arena;
struct csv_row;
struct import;

/* A row as read: the record it makes, and everything that was found. */
struct import_row {
	struct import_line line;
	size_t cap_reasons;
	struct record record;
	struct arena *arena;  /* texts of the record */
	uint16_t program;     /* 0: none */
	uint64_t number;      /* own number given in the file, 0: none */
	bool given[F_REASON]; /* by field id */
	char **cells;         /* as they were, for the file of rejects */
	size_t n_cells;
	struct list_row {
		const char *licence; /* NULL: none */
		enum outcome_grade grade;
		int32_t day; /* DATE_NONE: none */
		bool own_day;
	} list;                  /* of the list of another agency */
	bool add;                /* a new person */
	bool may_open;           /* the case of its program */
	uint64_t placeholder;    /* of the person in the change of the batch */
	uint64_t known;          /* person of the store, 0: none */
	struct likeness like[4]; /* for the list of possible duplicates */
	size_t n_like;
};

void import_row_read(
	struct import *im, const struct csv_row *csv, struct import_row *row);
/* Its cells as they are, for the file of rejects. */
void import_row_keep(struct import_row *row, const struct csv_row *csv);
void import_row_reset(struct import_row *row);

#endif
