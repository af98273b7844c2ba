/* SPDX-License-Identifier: MIT */
/* The roll of a cohort on paper: who has a seat, by number, and a column for each
 * day of class to sign in. */
#ifndef MAGANG_VIEW_ROLL_H
#define MAGANG_VIEW_ROLL_H

#include <stdint.h>

struct buf;
struct err;
struct office;
struct record;

#define ROLL_DAYS 31 /* at most, on a sheet */

/* From that day on, so many days of class. Members outside of what the caller sees
 * stand there by number only. MG_ENOENT: nobody has a seat yet. */
int roll_text(struct office *office, const struct record *cohort, int32_t from,
	int days, struct buf *out, struct err *err);

#endif
