/* SPDX-License-Identifier: MIT */
/*
 * Rows of a list of seats, as export writes it: who is offered one, and what he said.
 * Done as if somebody had typed it (ops_seat.h), so that every rule is the one there.
 */
#ifndef EXCHANGE_IMPORT_SEATS_H
#define EXCHANGE_IMPORT_SEATS_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct err;
struct import;
struct receipt;
struct record;

/* The seat that a row is of, into *old: by its number, else by its case, or its person,
 * and what it is in. *found: there is one; else its case is set in *said. */
int seat_row_find(struct import *im, uint64_t id, struct record *said,
	struct arena *arena, struct record *old, bool *found, struct err *err);
/* *out: the seat as the row says it. Is that something else? */
bool seat_row_differs(const struct record *old, const struct record *said,
	struct record *out);
/* Offers it where there is none (old NULL), and notes the answer. */
int seat_row_do(struct import *im, const struct record *said,
	const struct record *old, struct receipt *out, struct err *err);

#endif
