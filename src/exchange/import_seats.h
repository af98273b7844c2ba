/* SPDX-License-Identifier: MIT */
/*
 * Rows of a list of seats, as export writes it: who is offered one, and what he said.
 * Done as if somebody had typed it (ops_seat.h), so that every rule is the one there.
 */
#ifndef EXCHANGE_IMPORT_SEATS_H
#define EXCHANGE_IMPORT_SEATS_H

#include "import_told.h"

/* A seat is known by its number, else by its case, or its person, and what it is in;
 * where there is none it is offered, and then answered. */
extern const struct told_kind seat_rows;

#endif
