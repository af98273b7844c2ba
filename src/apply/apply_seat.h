/* SPDX-License-Identifier: MIT */
/* What must hold of seats and of what has them. */
#ifndef APPLY_APPLY_SEAT_H
#define APPLY_APPLY_SEAT_H

#include "apply_write.h"

struct judged;

/* One that is taken gets its number in the roll of its cohort; when it is written,
 * that keeps the last one, whatever becomes of the seat. */
void applier_enrol(struct applier *ap, struct record *seat);
void applier_enrolled(struct applier *ap, const struct record *seat, bool goes);
int applier_check_seat(struct applier *ap, const struct judged *j);
/* A seat that comes back with its case, ap->new, and that somebody else has by now:
 * then the case comes back without it, ap->idle. */
bool applier_seat_is_gone(
	struct applier *ap, const struct op *op, const struct record *person);
/* When all operations are done: a case that has come to its end has given back what
 * it does not keep. */
int applier_check_seats_end(struct applier *ap, uint64_t kase);
int applier_check_seat_goes(struct applier *ap, const struct judged *j);
/* Of a cohort or a slot that changes: its seats still fit. */
int applier_check_giver(struct applier *ap, const struct judged *j);

#endif
