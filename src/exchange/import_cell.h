/* SPDX-License-Identifier: MIT */
/* One cell of a row. */
#ifndef EXCHANGE_IMPORT_CELL_H
#define EXCHANGE_IMPORT_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/buf.h"

struct err;
struct import;
struct import_row;

/* Cells that wait for others: places, the NIK, the phone. */
enum later { L_REGENCY, L_DISTRICT, L_VILLAGE, L_NIK, L_COUNT };

struct row_reading {
	struct import *im;
	struct import_row *row;
	const char *text[L_COUNT];
	const char *head[L_COUNT];
	struct buf remark;
	const char *at_head, *at_cell;     /* at hand */
	const char *birth_head, *sex_head; /* columns they came from */
	bool foreign;                      /* another store numbered it */
	bool someone;           /* NIK, birth, sex or phone is there */
	uint16_t unread[L_NIK]; /* places not understood */
	size_t n_unread;
};

/* What the cell says of the person; cells that wait are kept in `text`. */
void read_cell(struct row_reading *r, unsigned column, const char *head,
	const char *cell);
void set_text(struct row_reading *r, uint16_t id, const char *text);
void set_number(struct row_reading *r, uint16_t id, int64_t number);
/* One more line of the remark. */
void remark(struct row_reading *r, const char *head, const char *text);
/* The number of the program that is called so, or whose name alone holds the word;
 * 0: none is, and `near` names those that are there. */
uint16_t import_program(
	struct import *im, const char *name, char *near, size_t size);
/* The program of rows that name none: MG_EUSAGE, MG_EACCESS. */
int import_set_program(struct import *im, const char *name, struct err *err);

#endif
