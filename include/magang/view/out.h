/* SPDX-License-Identifier: MIT */
/*
 * Everything the command line prints goes through here: no text of a record
 * reaches a terminal but through utf8_print(), none reaches CSV or JSON
 * unescaped.
 *
 * A table is declared once as columns and filled cell by cell; the same loop
 * gives aligned text, CSV or JSON ({"v":1,"<name>":[{...}]}).
 */
#ifndef MAGANG_VIEW_OUT_H
#define MAGANG_VIEW_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "magang/base/buf.h"

struct app;
struct err;

/* --- plain text ----------------------------------------------------------- */

/* One line; controls inside it are made visible. */
void out_line(FILE *f, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Text of several lines, each made safe; ends with a line end. A line that begins with a
 * form feed begins a page. */
void out_block(FILE *f, const char *text);
/* Pages of what is noted already; MG_EIO says by which command they come again. */
int out_noted(
	FILE *f, const struct buf *pages, const char *again, struct err *err);

/* --- JSON ----------------------------------------------------------------- */

/* --- tables --------------------------------------------------------------- */

/* Tables for people, on a terminal and (OUT_HTML) of a page; the others for programs. */
enum out_form { OUT_TABLE, OUT_CSV, OUT_JSON, OUT_HTML };
/* Both given, the last word has --json. */
enum out_form out_form(bool json, bool csv);

/* What a column holds. */
enum out_column_flags {
	OUT_RIGHT = 1 << 0,  /* aligned to the right */
	OUT_NUMBER = 1 << 1, /* a bare number in JSON */
	OUT_BOOL = 1 << 2,   /* "true" or "false", bare in JSON */
	OUT_CODE = 1 << 3,   /* our own word or number, no guard in CSV */
	OUT_SPARE = 1 << 4,  /* left out of a table that has nothing in it */
	OUT_FIXED = 1 << 5,  /* half a number is none: never squeezed */
	OUT_WRAP = 1 << 6,   /* goes on in the next line, never cut */
	OUT_BAR = 1 << 7, /* for people: a number of thousandths of its width,
				which is what room there is; its head says the scale */
};

/* One column, as a table is declared. */
struct out_column {
	const char *key;  /* in JSON and heads of CSV */
	const char *head; /* translated, of a table */
	unsigned flags;
	int most; /* columns of a table cell at most; 0: any */
};

#define OUT_COLUMNS 256

/* Rows that a table holds back to find its widths. */
#define OUT_AHEAD 200

struct out {
	FILE *f;
	enum out_form form;
	const struct out_column *columns;
	size_t n;
	int line_columns; /* lines are cut there; 0: whole */
	/* Of a table, to be set after out_start(): */
	const char *heading; /* printed before the first row, or NULL */
	bool blank;          /* an empty line before it */
	bool bare;           /* no heads */
	int indent;
	int width[OUT_COLUMNS]; /* < 0: left out, for two reasons */
	bool in_heads;
	bool settled; /* widths are known, the heads are printed */
	char **held;  /* cells of rows held back; NULL: empty */
	size_t n_held, cap_held;
	char *cell[OUT_COLUMNS]; /* of the row that is being filled */
	size_t at;
	uint64_t rows;
	bool first;
};

/*
 * `name` is the member of the JSON document that holds the rows; columns live
 * as long as the table.
 */
void out_start(struct out *o, const struct app *app, enum out_form form,
	const char *name, const struct out_column *columns, size_t n);
/* The next cell; NULL: nothing there (null in JSON). */
void out_cell(struct out *o, const char *text);
/* The same, as printf() writes it. */
void out_cellf(struct out *o, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Ends a row; missing cells are empty. */
void out_row(struct out *o);
/* Prints what is held back and ends the document; frees everything. */
void out_finish(struct out *o);
/* The reader is gone or the disk is full: no use going on. */
bool out_failed(const struct out *o);

#endif
