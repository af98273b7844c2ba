/* SPDX-License-Identifier: MIT */
#include "magang/casework/at_risk.h"

#include <stdlib.h>

#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/casework/attendance.h"
#include "magang/record/change.h"
#include "magang/record/cohort_sheet.h"
#include "magang/record/index.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/rulebook.h"
#include "magang/store/walk.h"

struct touching {
	struct txn *txn;
	struct record r;
	struct ids *out;
};

/* ---- the cohorts of a change ------------------------------------------------ */

static void
add_of_seat(struct touching *t, uint64_t seat)
{
	if (record_load(t->txn, KIND_SEAT, seat, RECORD_UNCHECKED, &t->r) &&
		record_has(&t->r, F_SEAT_COHORT))
		ids_add(t->out,
			(uint64_t)record_number(&t->r, F_SEAT_COHORT, 0));
}

static void
add_of_person(struct touching *t, uint64_t person)
{
	struct walk cases, seats;

	members_begin(&cases, t->txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&cases)) {
		members_begin(
			&seats, t->txn, KIND_CASE, walk_id(&cases), KIND_SEAT);
		while (walk_next(&seats))
			add_of_seat(t, walk_id(&seats));
		walk_end(&seats);
	}
	walk_end(&cases);
}

/* program 0: of all of them. */
static void
add_of_program(struct touching *t, uint64_t program)
{
	const uint8_t prefix = KIND_COHORT;
	struct walk w;

	walk_begin(&w, t->txn, TREE_REC, &prefix, 1);
	while (walk_next(&w))
		if (record_decode(&t->r, walk_id(&w), w.value.p, w.value.n,
			    RECORD_UNCHECKED) &&
			(!program || (uint64_t)record_number(&t->r,
					     F_COHORT_PROGRAM, 0) == program))
			ids_add(t->out, t->r.id);
	walk_end(&w);
}

static void
add_touched(struct touching *t, const struct op *op)
{
	switch (op->kind) {
	case KIND_COHORT:
		ids_add(t->out, op->id);
		break;
	case KIND_SHEET:
		ids_add(t->out, cohort_of_sheet(op->id));
		break;
	case KIND_SEAT:
		add_of_seat(t, op->id);
		break;
	case KIND_PERSON:
		if (op->verb == OP_ERASE)
			add_of_person(t, op->id);
		break;
	case KIND_PROGRAM:
		add_of_program(t, op->id >> 32);
		break;
	case KIND_SETTING:
		if (op->id == SETTING_CALENDAR)
			add_of_program(t, 0);
		break;
	default:
		break;
	}
}

void
change_cohorts(struct txn *txn, const struct change *c, struct ids *out)
{
	struct touching *t = xcalloc(1, sizeof(*t));

	t->txn = txn;
	t->out = out;
	for (size_t i = 0; i < c->n; i++)
		add_touched(t, &c->ops[i]);
	ids_sort(out);
	free(t);
}

/* ---- the seats of a cohort -------------------------------------------------- */

static bool
is_at_risk(const struct attending *a, const struct record *seat)
{
	struct attendance_of of;
	struct enrolled e;

	if (!roll_of_seat(seat, &e))
		return false;
	attendance_of(a, &e, &of);
	return of.at_risk;
}

void
seats_misjudged(struct rulebook *book, struct txn *txn, uint64_t cohort,
	struct ids *out)
{
	struct attending *a = xmalloc(sizeof(*a));
	struct record *seat = xmalloc(sizeof(*seat));
	struct walk w;

	if (attending_begin(a, book, txn, cohort)) {
		seats_begin(&w, txn, KIND_COHORT, cohort);
		while (walk_next(&w))
			if (record_load(txn, KIND_SEAT, walk_id(&w),
				    RECORD_UNCHECKED, seat) &&
				record_has(seat, F_SEAT_RISK) !=
					is_at_risk(a, seat))
				ids_add(out, seat->id);
		walk_end(&w);
	}
	free(seat);
	free(a);
}
