/* SPDX-License-Identifier: MIT */
/* Cells out. */
#ifndef MAGANG_EXCHANGE_CSV_PUT_H
#define MAGANG_EXCHANGE_CSV_PUT_H

#include <stdbool.h>

struct buf;

/*
 * One cell for output: always quoted when it holds the separator, quotes, line
 * ends or blanks at its ends; a text that a spreadsheet could take as a formula
 * gets a leading apostrophe, which csv_unguard takes off.
 */
void csv_put(struct buf *out, const char *text, bool is_text, bool first);
const char *csv_unguard(const char *cell);

#endif
