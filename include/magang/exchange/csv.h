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

struct buf;
struct err;
struct label;

#define CSV_COLUMNS 256
#define CSV_CELL 65536

/* What is wrong with a line whose cells cannot be told apart. */
enum csv_tear {
	CSV_WHOLE,
	CSV_BEHIND_QUOTE, /* text stands behind a closing quote */
	CSV_OPEN_QUOTE, /* a quote that nothing closes within a cell's bytes */
};

/* A row as it is read; owned by the reader. One that is torn is its whole line, as
 * the only cell; what it seemed to hold of the lines below is read again. */
struct csv_row {
	size_t line; /* of the file, from 1; where the row begins */
	size_t n;
	enum csv_tear tear;
	size_t pieces;   /* of a torn line: how many its separators make */
	bool ends_early; /* cells that are empty at its end may be missing: of a
			    workbook */
	char *cell[CSV_COLUMNS]; /* NUL-terminated UTF-8 or raw broken bytes,
				    blanks at the ends trimmed */
	bool broken;             /* bytes that are no text in the encoding */
};

struct csv;

/* `f` stays the caller's. */
struct csv *csv_open(FILE *f, struct err *err);
/* With that separator; 0: the one that most lines agree on. */
struct csv *csv_open_by(FILE *f, char separator, struct err *err);
/* The separators that are tried, as a string. */
extern const char csv_separators[];
/* What it is read by; '\0' of a workbook. */
char csv_separator(const struct csv *csv);
/* Its name; NULL where only ASCII was seen so far. */
const char *csv_encoding(const struct csv *csv);
/* 1: a row (valid until the next call), 0: the end, < 0: code in *err; a torn row is
 * MG_EDATA. */
int csv_next(struct csv *csv, struct csv_row **row, struct err *err);
/* The same, and a torn row is one, too. */
int csv_next_torn(struct csv *csv, struct csv_row **row, struct err *err);
/* The first of them, or MG_EDATA: nothing stands in the file. */
int csv_first(struct csv *csv, struct csv_row **row, struct err *err);
/* Where a row of heads has that one, in any language; SIZE_MAX: nowhere. */
size_t csv_column(const struct csv_row *row, const struct label *head);
/* "" where the row is shorter, as for SIZE_MAX. */
const char *csv_cell(const struct csv_row *row, size_t column);
/* How many cells say something, of the columns that have a head; all cells. */
struct csv_width {
	size_t least, most;
};
/* Of a row of heads. */
struct csv_width csv_width(const struct csv_row *heads);
/* How many cells of a row say something. */
size_t csv_filled(const struct csv_row *row);
/* Why nobody can tell which of its cells is what: torn, or more or fewer cells than
 * heads. NULL: each is below its head. Caller frees. */
char *csv_misfit(const struct csv_row *row, struct csv_width width);
/* A file of rows under heads: `heads` sees the first row, its fault is the file's;
 * `row` each of the others. One that is torn or wider or narrower than its heads goes
 * to `faults` as a line, and *bad counts it. MG_EDATA: nothing stands in it. */
int csv_table(FILE *f,
	int (*heads)(void *ctx, const struct csv_row *row, struct err *err),
	void (*row)(void *ctx, const struct csv_row *row), void *ctx,
	struct buf *faults, size_t *bad, struct err *err);
/* NULL is fine. The file stays open. */
void csv_close(struct csv *csv);

#endif
