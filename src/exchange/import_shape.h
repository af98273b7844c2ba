/* SPDX-License-Identifier: MIT */
/* Rows beside their heads: which are damaged, which are no rows of people. */
#ifndef EXCHANGE_IMPORT_SHAPE_H
#define EXCHANGE_IMPORT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

struct csv_row;
struct import;
struct import_row;

/* As heads are: several cells, without a digit. */
bool shape_is_words(const struct csv_row *csv);
/* Can its cells be told apart, and are they as many as the heads? Else the reason is
 * added, and nothing of the row may be believed. */
bool shape_is_whole(const struct import *im, const struct csv_row *csv,
	struct import_row *row);
/* Less than a row, though it says something: the rest may stand in the line above or
 * below. */
bool shape_is_part(const struct import *im, const struct csv_row *csv);
/* Column numbers, "---", totals: of the table, about nobody. */
bool shape_is_ruling(const struct csv_row *csv);
/* Remembers which columns the row of words above the heads gives to somebody else
 * ("Data Ibu" over "Nama" and "NIK"); a title stands in the first column. */
void shape_take_above(struct import *im, const struct csv_row *csv);
/* And leaves them out, when these heads stand right below it. */
void shape_leave_others(struct import *im, const struct csv_row *heads);
/* A second line of heads below the first: L and P below the sex, a word for each half
 * of a head that stands over two columns. Then the columns are read by it. */
bool shape_take_below(struct import *im, const struct csv_row *csv);

#endif
