/* SPDX-License-Identifier: MIT */
/* Between the files of an import: import.c (the file), import_row.c (one row
 * read), import_known.c (who it is), import_reason.c (what to say). */
#ifndef DOMAIN_IMPORT_H
#define DOMAIN_IMPORT_H

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/exchange/csv.h"
#include "magang/exchange/exchange.h"
#include "magang/exchange/sheet.h"
#include "magang/linkage/duplicate.h"
#include "magang/record/change.h"

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
	struct arena *arena; /* of the whole import */
	struct import_row *rows[IMPORT_BATCH];
	size_t n_rows, batch;
	size_t bytes; /* of the cells of the batch */
	struct seen *seen;
	uint64_t act;
	bool rejects_begun;
};

/* import.c: one row more, which may send a batch; what is left of it. */
int import_take(struct import *im, const struct csv_row *csv, struct err *err);
int import_flush(struct import *im, struct err *err);

/* import_note.c */
int import_note(struct import *im, FILE *f, struct err *err);

/* import_row.c */
void import_row_read(
	struct import *im, const struct csv_row *csv, struct import_row *row);
void import_row_reset(struct import_row *row);

/* import_draft.c: keeps a row that nobody was added for. */
void import_draft(struct import *im, struct import_row *row);

/* import_reason.c */
void import_reason(struct import_row *row, enum import_reason_code code,
	const char *column, const char *value, const char *suggestion);
void import_reason_text(struct import_row *row, enum import_reason_code code,
	const char *column, const char *value, const char *text);
enum import_result import_result_of(const struct import_row *row);

/*
 * seen: traits of rows that no store can show yet: all of a dry run, else those
 * of the batch; and which line a person of this file came from.
 */
struct seen *seen_new(void);
void seen_free(struct seen *s);
void seen_clear(struct seen *s); /* traits; lines of persons stay */
/* The record is kept, so that a later row can be told what differs. */
void seen_add(
	struct seen *s, const struct record *person, size_t line, size_t index);
struct seen_hit {
	size_t line;  /* 0: nobody */
	size_t index; /* as given to seen_add */
	int score;
	bool certain, passport;   /* same NIK, or passport number */
	const struct buf *record; /* of record_encode() */
	char evidence[200];
};
void seen_find(
	const struct seen *s, const struct trait *t, struct seen_hit *out);
void seen_person(struct seen *s, uint64_t id, size_t line);
size_t seen_line(const struct seen *s, uint64_t id);

#endif
