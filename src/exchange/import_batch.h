/* SPDX-License-Identifier: MIT */
/*
 * An import while it runs: rows in batches, each batch one change. Read by
 * import_row.c, known by import_known.c, explained by import_reason.c.
 */
#ifndef EXCHANGE_IMPORT_BATCH_H
#define EXCHANGE_IMPORT_BATCH_H

#include "magang/exchange/csv.h"
#include "magang/exchange/sheet.h"
#include "magang/record/change.h"
#include "magang/record/change_bytes.h"
#include "import_row.h"

struct areas;
struct arena;
struct err;
struct intern;
struct office;
struct outcome_rule;
struct program;
struct seen;
struct setting;
struct who;

/* Rows of one change: few while others write, because they wait for it; more
 * while nobody does, because each commit is two flushes of the disk. */
#define IMPORT_BATCH 500
#define IMPORT_BATCH_BUSY 200
#define IMPORT_BATCH_BYTES (CHANGE_BYTES / 4)

struct import {
	struct office *office;
	const struct import_options *opt;
	struct import_report *report;
	const struct areas *areas;
	struct sheet sheet;
	bool has_heads;
	bool below;   /* the next row may be a second line of heads */
	size_t above; /* line of the row before the heads, and its columns: */
	bool part;    /* the row before was less than one */
	bool of_others[CSV_COLUMNS];
	size_t width,
		least;  /* of rows below the heads: cells, and with how few */
	char separator; /* under which the heads are found; 0: any */
	bool withheld[CSV_COLUMNS]; /* columns that a program has damaged */
	uint16_t list_column[CSV_COLUMNS]; /* field of the outcome; 0: none */
	const struct program *list_program;
	const struct outcome_rule *list_rule;
	struct intern *licences; /* of rows of the list that are recorded */
	size_t n_licences;
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
	/* Of the row at hand of what is no list of persons. */
	const struct who *who;
	const struct setting *said;
	size_t n_said;
	bool rejects_begun;
};

/* Is it a row of heads? Then the rows below are read by it. */
bool import_heads(struct import *im, const struct csv_row *csv);
/* Is the row below it a second line of heads? Asked once, of the first. */
bool import_below(struct import *im, const struct csv_row *csv);
/* One row more; copies what it needs of it. A full batch is sent. */
int import_take(struct import *im, const struct csv_row *csv, struct err *err);
/* What became of a row is counted and told; a rejected one goes to its file. */
void import_row_tell(struct import *im, struct import_row *row);
/* Sends what is left and tells each of its rows. */
int import_flush(struct import *im, struct err *err);

#endif
