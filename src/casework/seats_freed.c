/* SPDX-License-Identifier: MIT */
#include "seats_freed.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/casework/reckon.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/store/walk.h"

struct seats_stirring {
	struct txn *txn;
	const struct op *op;
	size_t at;
	struct freed_list *out;
	struct record r;
};

static void
add_freed(struct seats_stirring *s, enum kind in_kind, uint64_t in)
{
	enum kind kind;
	uint64_t id = op_subject(s->op, &kind);

	VEC_GROW(s->out->rows, s->out->n, s->out->cap);
	s->out->rows[s->out->n++] = (struct freed){ .op = s->at,
		.in_kind = in_kind,
		.in = in,
		.kind = kind,
		.id = id };
}

/* What the seat in s->r is in. */
static void
add_seat(struct seats_stirring *s)
{
	uint64_t id;
	const struct seat_giver *in = seat_into(&s->r, &id);

	if (in)
		add_freed(s, in->kind, id);
}

/* All seats of a person that are so: each is one of what it is in. */
static void
person_seats(struct seats_stirring *s, uint64_t person,
	bool (*is)(enum seat_state state))
{
	struct walk cases, seats;

	members_begin(&cases, s->txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&cases)) {
		members_begin(
			&seats, s->txn, KIND_CASE, walk_id(&cases), KIND_SEAT);
		while (walk_next(&seats))
			if (record_load(s->txn, KIND_SEAT, walk_id(&seats),
				    RECORD_UNCHECKED, &s->r) &&
				is(seat_state(&s->r)))
				add_seat(s);
		walk_end(&seats);
	}
	walk_end(&cases);
}

static bool
waits(enum seat_state state)
{
	return state == SEAT_WAITING;
}

/* It is given back; and whoever has no days here any more may sit elsewhere. */
static void
seat_stirs(struct seats_stirring *s)
{
	const struct op_field *state = op_sets(s->op, F_SEAT_STATE);
	struct record after;

	if (!record_load(
		    s->txn, KIND_SEAT, s->op->id, RECORD_UNCHECKED, &s->r) ||
		!seat_takes_room(seat_state(&s->r)))
		return;
	record_init(&after, KIND_SEAT, s->op->id);
	if (s->op->verb == OP_SET && state)
		record_set(&after, F_SEAT_STATE, &state->new);
	if (s->op->verb == OP_SET &&
		(!state || seat_is_live(seat_state(&after))))
		return;
	if (s->op->verb != OP_SET || !seat_takes_room(seat_state(&after)))
		add_seat(s);
	person_seats(s, record_owner(&s->r), waits);
}

static bool
changes_room(const struct op *op)
{
	static const uint16_t ids[] = { F_COHORT_SEATS, F_COHORT_BY_AREA,
		F_COHORT_WOMEN, F_COHORT_HOUSEHOLD, F_COHORT_DISTRICT,
		F_COHORT_FROM, F_COHORT_UNTIL, F_COHORT_STATE, F_SLOT_SEATS,
		F_SLOT_MEN, F_SLOT_WOMEN, F_SLOT_START, F_SLOT_UNTIL,
		F_SLOT_EXPIRES, F_SLOT_IF, F_SLOT_STATE };

	for (size_t i = 0; i < ARRAY_SIZE(ids); i++)
		if (op_sets(op, ids[i]))
			return true;
	return false;
}

/* A seat of an area, a sex or a household may be one of another by now. */
static bool
changes_taker(const struct op *op)
{
	return op->verb == OP_ERASE || op_sets(op, F_REGENCY) ||
	       op_sets(op, F_DISTRICT) || op_sets(op, F_SEX) ||
	       op_sets(op, F_KK);
}

void
seats_freed(struct txn *txn, const struct op *op, size_t at, bool room,
	struct freed_list *out)
{
	struct seats_stirring *s;

	if (op->verb == OP_CREATE || op->verb == OP_EXPECT)
		return;
	s = xcalloc(1, sizeof(*s));
	*s = (struct seats_stirring){
		.txn = txn, .op = op, .at = at, .out = out
	};
	if (op->kind == KIND_SEAT)
		seat_stirs(s);
	else if (seat_giver(op->kind) && changes_room(op))
		add_freed(s, op->kind, op->id);
	else if (op->kind == KIND_PERSON && changes_taker(op))
		person_seats(s, op->id, seat_is_live);
	/* who waits may fulfil by now what the program asks */
	if (!room && op->verb == OP_SET &&
		(op->kind == KIND_PERSON ||
			(op->kind == KIND_CASE && !op_is_reckoned(op))))
		person_seats(s, op->owner, waits);
	free(s);
}
