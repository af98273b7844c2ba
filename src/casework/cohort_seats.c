/* SPDX-License-Identifier: MIT */
#include "magang/casework/cohort_seats.h"

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/store/walk.h"

void
cohort_seats(
	struct txn *txn, const struct record *cohort, struct cohort_seats *out)
{
	static const uint8_t sexes[] = { 'L', 'P', 0 };
	struct counted of = { .program = (uint16_t)record_number(
				      cohort, F_COHORT_PROGRAM, 0),
		.cohort = cohort->id };
	const int64_t seats = record_number(cohort, F_COHORT_SEATS, -1);

	*out = (struct cohort_seats){ .seats = -1, .free = -1 };
	for (of.state = SEAT_WAITING; of.state <= SEAT_LEFT; of.state++)
		for (size_t i = 0; i < ARRAY_SIZE(sexes); i++) {
			of.sex = sexes[i];
			out->of[of.state] +=
				counter_read(txn, COUNT_SEATS, &of);
		}
	if (seats < 0)
		return;
	out->seats = seats / DECIMAL_ONE;
	out->free = out->seats - out->of[SEAT_OFFERED] - out->of[SEAT_TAKEN];
	if (out->free < 0)
		out->free = 0;
}

int64_t
seat_turn(struct txn *txn, const struct record *seat)
{
	int64_t turn = 0;
	bool found = false;
	struct walk w;

	if (seat_state(seat) != SEAT_WAITING)
		return 0;
	seats_begin(&w, txn, (uint64_t)record_number(seat, F_SEAT_COHORT, 0));
	while (!found && walk_next(&w)) {
		turn += seats_state(&w) == SEAT_WAITING;
		found = walk_id(&w) == seat->id;
	}
	walk_end(&w);
	return found ? turn : 0;
}
