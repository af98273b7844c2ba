/* SPDX-License-Identifier: MIT */
/*
 * Delimited text as offices send it: separator (comma, semicolon, tab, bar) and
 * encoding (UTF-8 with or without BOM, UTF-16 LE/BE, Shift_JIS / CP932,
 * Windows-1252) are found from the first bytes; quotes by RFC 4180, line ends
 * LF, CRLF, CR. Rows stream: memory does not grow with the file. A workbook (.xlsx)
 * is read the same way, by its first sheet; its own caps stand in xlsx.h.
 *
 * Caps: 2 GiB, 256 columns, 64 KiB a cell, 1,000,000 rows.
 */
#ifndef MAGANG_EXCHANGE_CSV_H
#define MAGANG_EXCHANGE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct err;
struct label;

#define CSV_COLUMNS 256
#define CSV_CELL 65536

/* A row as it is read; owned by the reader. */
struct csv_row {
	size_t line; /* of the file, from 1; where the row begins */
	size_t n;
	char *cell[CSV_COLUMNS]; /* NUL-terminated UTF-8 or raw broken bytes,
				    blanks at the ends trimmed */
	bool broken;             /* bytes that are no text in the encoding */
};

struct csv;

/* `f` stays the caller's. */
struct csv *csv_open(FILE *f, struct err *err);
/* 1: a row (valid until the next call), 0: the end, < 0: code in *err. */
int csv_next(struct csv *csv, struct csv_row **row, struct err *err);
/* The first of them, or MG_EDATA: nothing stands in the file. */
int csv_first(struct csv *csv, struct csv_row **row, struct err *err);
/* Where a row of heads has that one, in any language; SIZE_MAX: nowhere. */
size_t csv_column(const struct csv_row *row, const struct label *head);
/* "" where the row is shorter, as for SIZE_MAX. */
const char *csv_cell(const struct csv_row *row, size_t column);
/* A file of rows under heads: `heads` sees the first row, its fault is the file's;
 * `row` each of the others. MG_EDATA: nothing stands in it. */
int csv_table(FILE *f,
	int (*heads)(void *ctx, const struct csv_row *row, struct err *err),
	void (*row)(void *ctx, const struct csv_row *row), void *ctx,
	struct err *err);
/* NULL is fine. The file stays open. */
void csv_close(struct csv *csv);

#endif
