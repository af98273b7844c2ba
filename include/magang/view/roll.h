/* SPDX-License-Identifier: MIT */
/* The roll of a cohort on paper: who has a seat, by number, and a column for each
 * day of class to sign in. */
#ifndef MAGANG_VIEW_ROLL_H
#define MAGANG_VIEW_ROLL_H

#include <stddef.h>
#include <stdint.h>

#include "magang/record/seat_state.h"

struct buf;
struct err;
struct office;
struct record;
struct txn;

/* A seat as the index has it. */
struct roll_seat {
	uint64_t id;
	uint16_t roll; /* 0: none yet */
	enum seat_state state;
};
/* All of a cohort or a slot. */
struct roll_seats {
	struct roll_seat *rows; /* the caller frees them */
	size_t n, cap;
};
/* By their number, those without behind, as they were
 * offered. */
void roll_seats(
	struct txn *txn, enum kind kind, uint64_t of, struct roll_seats *out);

#define ROLL_DAYS 31 /* at most, on a sheet */

/* From that day on, so many days of class, on pages of their own, each with its head
 * and a form feed between two. Members outside of what the caller sees
 * stand there by number only, but for their trainer. MG_ENOENT: nobody has a seat
 * yet. */
int roll_text(struct office *office, const struct record *cohort, int32_t from,
	int days, struct buf *out, struct err *err);

/* The name of who has a seat, as the caller sees it, or has it as the trainer of the
 * cohort; else "-". */
void roll_name(
	struct office *office, struct txn *txn, uint64_t seat, struct buf *out);

#endif
