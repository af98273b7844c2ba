/* SPDX-License-Identifier: MIT */
/* What the cells of a sheet lean on: where the sheet is, which formats are dates,
 * texts that cells share. For xlsx.c only. */
#ifndef EXCHANGE_XLSX_BOOK_H
#define EXCHANGE_XLSX_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/base/buf.h"

#include "xml_part.h"

struct err;

struct xlsx_book {
	char *sheet;    /* its part */
	bool from_1904; /* days are counted from there */
	bool *date;     /* of each format of cells */
	size_t n_formats, cap_formats;
	struct buf texts; /* shared, each with its NUL */
	size_t *text;     /* where each begins */
	size_t n_texts, cap_texts;
};

/* MG_EDATA: it has no sheet, or is damaged. */
int xlsx_book_read(struct xlsx_book *b, struct zip_get *zip, struct err *err);
void xlsx_book_release(struct xlsx_book *b);
/* NULL: there is no such one. */
const char *xlsx_book_text(const struct xlsx_book *b, const char *number);
bool xlsx_book_is_date(const struct xlsx_book *b, const char *format);

/* Text within <is> or <si>: told to begin, end and text of a part; true where it is
 * one to be kept. */
struct xlsx_said {
	bool t;      /* within a text */
	int reading; /* depth of readings above it */
};
void xlsx_said_begin(struct xlsx_said *s, const char *name);
void xlsx_said_end(struct xlsx_said *s, const char *name);

#endif
