/* SPDX-License-Identifier: MIT */
#include "magang/casework/seats_told.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/record/seat_giver.h"
#include "magang/store/walk.h"

void
seats_tell(struct txn *txn, const struct record *r, struct seats_told *out)
{
	static const uint8_t sexes[] = { 'L', 'P', 0 };
	const struct seat_giver *g = seat_giver((enum kind)r->kind);
	struct counted of = { .program =
				      (uint16_t)record_number(r, g->program, 0),
		.kind = r->kind,
		.in = r->id };
	const int64_t seats = record_number(r, g->seats, -1);

	*out = (struct seats_told){ .seats = -1, .free = -1 };
	for (of.state = SEAT_WAITING; of.state <= SEAT_LAST; of.state++)
		for (size_t i = 0; i < ARRAY_SIZE(sexes); i++) {
			of.sex = sexes[i];
			out->of[of.state] +=
				counter_read(txn, COUNT_SEATS, &of);
		}
	if (seats < 0)
		return;
	out->seats = seats / DECIMAL_ONE;
	out->free = out->seats - out->of[SEAT_OFFERED] - out->of[SEAT_TAKEN] -
		    out->of[SEAT_DONE];
	if (out->free < 0)
		out->free = 0;
}

int64_t
seats_count(
	struct txn *txn, const struct record *in, uint16_t area, uint8_t sex)
{
	static const uint8_t sexes[] = { 'L', 'P', 0 };
	const struct seat_giver *g = seat_giver((enum kind)in->kind);
	struct counted of = { .area = area,
		.program = (uint16_t)record_number(in, g->program, 0),
		.kind = in->kind,
		.in = in->id };
	int64_t n = 0;

	for (of.state = SEAT_WAITING; of.state <= SEAT_LAST; of.state++) {
		for (size_t i = 0; i < ARRAY_SIZE(sexes); i++) {
			of.sex = sexes[i];
			if (seat_takes_room((enum seat_state)of.state) &&
				(!sex || sex == of.sex))
				n += counter_read(txn, COUNT_SEATS, &of);
		}
	}
	return n;
}

uint64_t
seat_of_case(struct txn *txn, uint64_t kase, enum kind kind)
{
	struct record *seat = xmalloc(sizeof(*seat));
	uint64_t in = 0, id;
	struct walk w;

	members_begin(&w, txn, KIND_CASE, kase, KIND_SEAT);
	while (!in && walk_next(&w)) {
		const struct seat_giver *g =
			record_load(txn, KIND_SEAT, walk_id(&w),
				RECORD_UNCHECKED, seat)
				? seat_into(seat, &id)
				: NULL;

		if (g && g->kind == kind && seat_is_live(seat_state(seat)))
			in = id;
	}
	walk_end(&w);
	free(seat);
	return in;
}

int64_t
seat_turn(struct txn *txn, const struct record *seat)
{
	uint64_t in;
	const struct seat_giver *g = seat_into(seat, &in);
	int64_t turn = 0;
	bool found = false;
	struct walk w;

	if (!g || seat_state(seat) != SEAT_WAITING)
		return 0;
	seats_begin(&w, txn, g->kind, in);
	while (!found && walk_next(&w)) {
		turn += seats_state(&w) == SEAT_WAITING;
		found = walk_id(&w) == seat->id;
	}
	walk_end(&w);
	return found ? turn : 0;
}
