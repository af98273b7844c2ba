/* SPDX-License-Identifier: MIT */
/*
 * How often somebody comes to class, and whether that is enough: counters of the
 * marks of a cohort against the days that are entered, by the rule of its program.
 * At risk is whose share lies below the rule and who missed two days or more; out
 * is who cannot come up to it any more.
 */
#ifndef MAGANG_CASEWORK_ATTENDANCE_H
#define MAGANG_CASEWORK_ATTENDANCE_H

#include "magang/casework/rolls.h"
#include "magang/program/program.h"
#include "magang/record/record.h"
#include "magang/record/sheet.h"

struct calendar;
struct rulebook;
struct txn;

/* A cohort of which it is asked. */
struct attending {
	struct txn *txn;
	struct record cohort;
	const struct program *program; /* its rule; NULL: it has none */
	int64_t entered;               /* days */
	int days;                      /* of class in all; 0: unknown */
	/* What a day becomes that is not in the store yet; NULL: nothing does. */
	const struct marks *was, *is;
	int32_t day;
	bool is_new; /* nobody has entered it */
};
/* false: there is no such cohort. It is of this transaction. */
bool attending_begin(struct attending *a, struct rulebook *book,
	struct txn *txn, uint64_t cohort);

/* The days of class before that one which nobody has entered, and the first of them
 * (DATE_NONE: there is none). */
int class_days_missing(struct txn *txn, const struct record *cohort,
	const struct calendar *calendar, int32_t before, int32_t *first);
/* The same of those that somebody is still to enter: none of a cohort that is over or was
 * called off. */
int class_days_owed(struct txn *txn, const struct record *cohort,
	const struct calendar *calendar, int32_t before, int32_t *first);

/* Of one who has a seat in it. */
struct attendance_of {
	int64_t held;          /* days entered since he came */
	int64_t n[MARK_COUNT]; /* of those by mark, present too */
	int64_t missed;        /* that count against him */
	int64_t out_at;        /* so many and he is out; 0: no rule */
	bool at_risk, out;     /* out is at risk, too */
};
/* All of it is set. */
void attendance_of(const struct attending *a, const struct enrolled *s,
	struct attendance_of *out);
/* In ten-thousandths of the days held; -1: none was. */
int64_t attendance_share(const struct attendance_of *of);

#endif
