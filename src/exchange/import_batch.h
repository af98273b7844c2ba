/* SPDX-License-Identifier: MIT */
/* Rows in batches, each batch one change. */
#ifndef EXCHANGE_IMPORT_BATCH_H
#define EXCHANGE_IMPORT_BATCH_H

struct csv_row;
struct err;
struct import;

/* One row more; copies what it needs of it. A full batch is sent. */
int import_take(struct import *im, const struct csv_row *csv, struct err *err);
/* Sends what is left and tells each of its rows. */
int import_flush(struct import *im, struct err *err);

#endif
