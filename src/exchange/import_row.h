/* SPDX-License-Identifier: MIT */
/* One row into a person. */
#ifndef EXCHANGE_IMPORT_ROW_H
#define EXCHANGE_IMPORT_ROW_H

struct csv_row;
struct err;
struct import;
struct import_row;

void import_row_read(
	struct import *im, const struct csv_row *csv, struct import_row *row);
void import_row_reset(struct import_row *row);
/* The program of rows that name none: MG_EUSAGE, MG_EACCESS. */
int import_set_program(struct import *im, const char *name, struct err *err);

#endif
