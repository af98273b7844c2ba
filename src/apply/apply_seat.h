/* SPDX-License-Identifier: MIT */
/* What must hold of seats and of the cohorts that have them. */
#ifndef APPLY_APPLY_SEAT_H
#define APPLY_APPLY_SEAT_H

#include "apply_write.h"

/* One that is taken gets its number in the roll. */
void applier_enrol(struct applier *ap, struct record *seat);
/* `old` NULL: a new one. */
int applier_check_seat(struct applier *ap, const struct record *old,
	const struct record *new, const struct record *person);
int applier_check_seat_goes(struct applier *ap, const struct record *old);
/* Of a cohort that changes: its seats still fit. */
int applier_check_cohort(
	struct applier *ap, const struct record *old, const struct record *new);

#endif
