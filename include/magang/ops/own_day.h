/* SPDX-License-Identifier: MIT */
/* The day of the caller. */
#ifndef MAGANG_OPS_OWN_DAY_H
#define MAGANG_OPS_OWN_DAY_H

struct err;
struct office;

/* What the caller has made since midnight and what is there still: taken back
 * things are left out, and what is of another day counts neither way. */
struct own_day {
	int persons; /* registered */
	int known;   /* who were registered already and got another case */
	int cases, tasks, activities;
};
int office_own_day(struct office *office, struct own_day *out, struct err *err);

#endif
