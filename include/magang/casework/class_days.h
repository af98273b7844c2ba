/* SPDX-License-Identifier: MIT */
/*
 * The days on which a cohort has class: from its first day to its last, on its
 * weekdays (none named: Monday to Friday), less the holidays of the calendar. They
 * are worked out, never stored: a holiday that is moved moves them.
 */
#ifndef MAGANG_CASEWORK_CLASS_DAYS_H
#define MAGANG_CASEWORK_CLASS_DAYS_H

#include <stdbool.h>
#include <stdint.h>

struct calendar;
struct holiday;
struct ids;
struct program;
struct record;
struct txn;

/* From the first day to the last; apply() lets no cohort last longer. */
#define CLASS_DAYS_MOST 3660

/* A walk along them. */
struct class_days {
	const struct calendar *calendar;
	int64_t next, until;
	unsigned weekdays; /* bit 0 Monday */
	/* the day at hand */
	int32_t date;
	int nth;                       /* from 1; 0: a holiday falls on it */
	const struct holiday *holiday; /* then that */
	int n;                         /* of class so far */
};
/* Of a cohort without a first or a last day there are none. */
void class_days_begin(struct class_days *d, const struct record *cohort,
	const struct calendar *calendar);
/* The next day on which there is class, or a holiday in its place. */
bool class_days_next(struct class_days *d);

/* The last day on which somebody may join, as its program says (join_until); a seat
 * that falls free later stays empty. DATE_NONE: any day. program may be NULL. */
int32_t class_joins_until(const struct record *cohort,
	const struct program *program, const struct calendar *calendar);

/* The cohorts that may have class on a day, as it is one of theirs and they are not
 * over: by an index. class_day_nth() knows whether they have. */
void class_cohorts(struct txn *txn, int32_t day, struct ids *out);

/* How many there are, and how far they have come. */
struct class_count {
	int all, held; /* held: up to today */
	bool today;    /* one of them */
};
struct class_count class_days_count(const struct record *cohort,
	const struct calendar *calendar, int32_t today);

/* The other way: which day of class it is; 0: there is none on that day. */
int class_day_nth(const struct record *cohort, const struct calendar *calendar,
	int32_t date);

#endif
