/* SPDX-License-Identifier: MIT */
#include "apply_seat.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/refusal.h"
#include "magang/casework/seating.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/record/seat_state.h"
#include "magang/store/walk.h"

#include "apply_refuse.h"

void
applier_enrol(struct applier *ap, struct record *seat)
{
	if (seat_state(seat) == SEAT_TAKEN && !record_has(seat, F_SEAT_ROLL))
		record_set_number(seat, F_SEAT_ROLL,
			seating_next_roll(ap->txn, (uint64_t)record_number(seat,
							   F_SEAT_COHORT, 0)) *
				DECIMAL_ONE);
}

/* What each state comes from. Who refused, or left, may come after all. */
static bool
goes_on(enum seat_state old, enum seat_state new, bool up)
{
	switch (new) {
	case SEAT_OFFERED: /* by room for it alone */
		return up;
	case SEAT_TAKEN:
		return old != SEAT_WAITING;
	case SEAT_REFUSED:
		return old == SEAT_OFFERED || old == SEAT_WAITING;
	case SEAT_LEFT:
		return old == SEAT_TAKEN;
	default:
		return false;
	}
}

static int
check_first(struct applier *ap, const struct record *new)
{
	const enum seat_state now = seat_state(new);

	return !ap->fresh || ((now == SEAT_WAITING || now == SEAT_OFFERED) &&
				     !record_has(new, F_SEAT_ROLL) &&
				     !record_has(new, F_ROOM_BY))
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, "seat_state");
}

static int
check_next(
	struct applier *ap, const struct record *old, const struct record *new)
{
	const enum seat_state was = seat_state(old), now = seat_state(new);
	const bool up = ap->up && ap->up->id == new->id;

	if (applier_takes_back(ap))
		return 0;
	if ((was != now && !goes_on(was, now, up)) ||
		(!up && !record_same(old, new, F_ROOM_BY)))
		return applier_refuse(ap, MG_ENOTALLOWED, "seat_state");
	return 0;
}

static int
check_states(
	struct applier *ap, const struct record *old, const struct record *new)
{
	const enum seat_state now = seat_state(new);
	const int rc = old ? check_next(ap, old, new) : check_first(ap, new);

	if (rc)
		return rc;
	if ((seat_is_live(now) && record_has(new, F_SEAT_CAUSE)) ||
		(now == SEAT_LEFT && !record_has(new, F_SEAT_CAUSE)))
		return applier_refuse(ap, MG_EDATA, "seat_cause");
	return 0;
}

/* Whoever waited before him has it first. What is taken back goes back to whoever
 * had it: who moved up by that has gone before. */
static bool
is_next(struct applier *ap, struct seating *s, const struct record *new)
{
	const bool up = ap->up && ap->up->id == new->id;
	uint64_t first;

	if (applier_takes_back(ap) && !up)
		return true;
	first = seating_first(s);
	return up ? first == new->id : !first || first == new->id;
}

/* `comes`: to one that it has not; else it takes the one that it was offered. */
static int
check_room(struct applier *ap, const struct record *new,
	const struct record *person, bool comes)
{
	struct seating *s = xmalloc(sizeof(*s));
	struct record *kase = &ap->child;
	const char *why = "about";
	int rc = MG_ENOENT;
	const bool there = seating_begin(s, ap->book, ap->txn,
		(uint64_t)record_number(new, F_SEAT_COHORT, 0), ap->c->date);

	s->seat = new->id;
	if (there && record_load(ap->txn, KIND_CASE,
			     (uint64_t)record_number(new, F_DECISION_CASE, 0),
			     RECORD_UNCHECKED, kase))
		rc = applier_takes_back(ap) ? 0 : seating_joins(s, kase, &why);
	if (!rc && comes)
		rc = seating_ask(s, kase, person, &why);
	if (!rc && comes && !is_next(ap, s, new)) {
		rc = MG_ENOTALLOWED;
		why = REFUSED_TURN;
	}
	free(s);
	return rc ? applier_refuse(ap, rc, "%s", why) : 0;
}

int
applier_check_seat(struct applier *ap, const struct record *old,
	const struct record *new, const struct record *person)
{
	const enum seat_state now = seat_state(new);
	const enum seat_state was = old ? seat_state(old) : SEAT_WAITING;
	const bool comes = seat_is_live(now) && !seat_is_live(was);
	const bool joins = now == SEAT_TAKEN && was == SEAT_OFFERED &&
			   !applier_takes_back(ap);
	const int rc = check_states(ap, old, new);

	if (rc || (!comes && !joins) || ap->recorded || !person)
		return rc;
	return check_room(ap, new, person, comes);
}

int
applier_check_seat_goes(struct applier *ap, const struct record *old)
{
	return applier_takes_back(ap) && !record_has(old, F_SEAT_ROLL)
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, "seat_roll");
}

/* ---- cohorts ------------------------------------------------------------- */

/* Is anybody in it elsewhere, in the days that it is to have? */
static bool
clashes(struct applier *ap, const struct record *cohort)
{
	struct walk w;
	bool found = false;

	seats_begin(&w, ap->txn, cohort->id);
	while (!found && walk_next(&w))
		found = seat_is_live(seats_state(&w)) &&
			record_load(ap->txn, KIND_SEAT, walk_id(&w),
				RECORD_UNCHECKED, &ap->child) &&
			seating_clashes(
				ap->txn, record_owner(&ap->child), cohort);
	walk_end(&w);
	return found;
}

int
applier_check_cohort(
	struct applier *ap, const struct record *old, const struct record *new)
{
	if (!old || ap->recorded)
		return 0;
	if (!record_same(old, new, F_COHORT_SEATS) &&
		record_number(new, F_COHORT_SEATS, INT64_MAX) / DECIMAL_ONE <
			seating_taken(ap->txn, new))
		return applier_refuse(ap, MG_EINUSE, "cohort_seats");
	if ((!record_same(old, new, F_COHORT_FROM) ||
		    !record_same(old, new, F_COHORT_UNTIL)) &&
		clashes(ap, new))
		return applier_refuse(ap, MG_EINUSE, "cohort_days");
	return 0;
}
