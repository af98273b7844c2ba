/* SPDX-License-Identifier: MIT */
/*
 * Columns of a list of records, chosen by name: any field of the kind, for
 * cases also of the person and the program, and what is worked out (number,
 * stage, age ...). One list of columns serves table, CSV and JSON.
 */
#ifndef MAGANG_VIEW_COLUMNS_H
#define MAGANG_VIEW_COLUMNS_H

#include "magang/view/worked.h"

/* Where the cells of one column come from. */
struct column {
	const struct fdef *field; /* NULL: worked out */
	bool of_person;
	bool answers; /* a set of rules, as they are answered now */
	/* false: there is nothing */
	bool (*work)(const struct row *row, struct buf *out);
};

struct columns {
	size_t n;
	struct column row[OUT_COLUMNS];
	struct out_column out[OUT_COLUMNS];
	char *keys; /* the names as one text, cut apart */
};

/* `names`: "number,name,stage"; NULL: the usual ones of the kind. MG_EUSAGE
 * names the nearest right one. */
int columns_parse(struct office *office, enum kind kind, const char *names,
	struct columns *out, struct err *err);
/* Every field of the kind, those of all programs included, for an export. */
int columns_all(struct office *office, enum kind kind, struct columns *out,
	struct err *err);
/* Frees the names; fields are borrowed from the office. */
void columns_release(struct columns *c);

/* Fills one row of the table. */
void columns_row(const struct columns *c, const struct row *row, struct out *o);

/* One cell; false: there is nothing. */
bool columns_cell(
	const struct column *c, const struct row *row, struct buf *out);

#endif
