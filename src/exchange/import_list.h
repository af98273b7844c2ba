/* SPDX-License-Identifier: MIT */
/* Rows of another agency's list: whom they prove to count, and how well. */
#ifndef EXCHANGE_IMPORT_LIST_H
#define EXCHANGE_IMPORT_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "magang/exchange/import_list.h"

struct change;
struct err;
struct import;
struct import_row;
struct trait;
struct txn;

/* The program has to take such lists: MG_ENOTALLOWED. */
int list_begin(struct import *im, struct err *err);
/* Columns that say something of the outcome, and nothing of the person. */
void list_heads(struct import *im);
/* How the row proves it; what is wrong with that is a reason of the row. */
void list_read(struct import *im, struct import_row *row);
/* A person of the same name whose business has the licence of the row; 0: none. */
uint64_t list_known(struct import *im, struct txn *txn,
	const struct import_row *row, const struct trait *t);
/* The class of a row that was identified; who counts by it gets the outcome, who is
 * new a case at the end of the program that is for lists. */
int list_place(struct import *im, struct txn *txn, struct change *c,
	struct import_row *row, size_t index, struct err *err);
/* One that was refused, wherever that was, is sent back. */
void list_judged(struct import_row *row);

#endif
