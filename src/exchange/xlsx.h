/* SPDX-License-Identifier: MIT */
/*
 * The first sheet of a workbook (Office Open XML) as rows of texts, as csv.h gives
 * them: for csv.c only. The file is in memory, the sheet streams; what all cells
 * share is held. Numbers are as they were typed, dates as YYYY-MM-DD without a time
 * of day; of a formula what it came to; readings above Japanese text are left out.
 *
 * Caps: 64 MiB packed; 64 MiB of shared texts, 512 MiB of the sheet, unpacked; rows,
 * columns and cells as a CSV.
 */
#ifndef EXCHANGE_XLSX_H
#define EXCHANGE_XLSX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct csv_row;
struct err;
struct xlsx;

/* Do these bytes begin one? */
bool xlsx_begins(const void *head, size_t n);
/* One that is locked, or of before 2007: it cannot be read. */
bool xlsx_is_locked(const void *head, size_t n);
/* `head` was read from `f` already. NULL: code in *err. */
struct xlsx *xlsx_open(const void *head, size_t n, FILE *f, struct err *err);
/* As csv_next(). */
int xlsx_next(struct xlsx *x, struct csv_row **row, struct err *err);
void xlsx_close(struct xlsx *x);

#endif
