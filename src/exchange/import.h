/* SPDX-License-Identifier: MIT */
/* What the files of an import share: import.c (the file), import_batch.c (a
 * change of many rows), import_row.c (one row read), import_known.c (who it
 * is), import_reason.c (what to say). */
#ifndef EXCHANGE_IMPORT_H
#define EXCHANGE_IMPORT_H

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/exchange/csv.h"
#include "magang/exchange/import.h"
#include "magang/exchange/sheet.h"
#include "magang/linkage/duplicate.h"
#include "magang/record/change.h"

struct areas;
struct arena;
struct err;
struct office;
struct seen;
struct setting;

/* Rows of one change: few while others write, because they wait for it; more
 * while nobody does, because each commit is two flushes of the disk. */
#define IMPORT_BATCH 500
#define IMPORT_BATCH_BUSY 200
#define IMPORT_BATCH_BYTES (CHANGE_BYTES / 4)

/* A row as read: the record it makes, and everything that was found. */
struct import_row {
	struct import_line line;
	size_t cap_reasons;
	struct record record;
	struct arena *arena;       /* texts of the record */
	uint16_t program;          /* 0: none */
	uint64_t number;           /* own number given in the file, 0: none */
	bool given[RECORD_FIELDS]; /* by field id below RECORD_FIELDS */
	char **cells;              /* as they were, for the file of rejects */
	size_t n_cells;
	bool add;                /* a new person */
	bool may_open;           /* the case of its program */
	uint64_t placeholder;    /* of the person in the change of the batch */
	uint64_t known;          /* person of the store, 0: none */
	struct likeness like[4]; /* for the list of possible duplicates */
	size_t n_like;
};

struct import {
	struct office *office;
	const struct import_options *opt;
	struct import_report *report;
	const struct areas *areas;
	struct sheet sheet;
	bool has_heads;
	char *heads[CSV_COLUMNS];
	size_t n_heads;
	struct setting *set;
	size_t n_set;
	uint16_t program;    /* --set program=: of rows that name none */
	struct arena *arena; /* of the whole import */
	struct import_row *rows[IMPORT_BATCH];
	size_t n_rows, batch;
	size_t bytes; /* of the cells of the batch */
	struct seen *seen;
	uint64_t act;
	bool rejects_begun;
};

#endif
