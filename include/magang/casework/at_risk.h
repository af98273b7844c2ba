/* SPDX-License-Identifier: MIT */
/*
 * Who is at risk (attendance.h) is kept with the seat, so that it can be counted
 * and listed without asking the marks of everybody. It hangs on what is marked of
 * the cohort, on its days, on the rule of its program and on the calendar: apply()
 * works it out again for each cohort that a change touches by any of these.
 */
#ifndef MAGANG_CASEWORK_AT_RISK_H
#define MAGANG_CASEWORK_AT_RISK_H

#include <stdint.h>

struct change;
struct ids;
struct rulebook;
struct txn;

/* Adds the cohorts that a change touches so, each once, when it is applied. */
void change_cohorts(struct txn *txn, const struct change *c, struct ids *out);

/* Adds the seats of a cohort that say something else than its marks do. */
void seats_misjudged(struct rulebook *book, struct txn *txn, uint64_t cohort,
	struct ids *out);

#endif
