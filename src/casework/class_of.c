/* SPDX-License-Identifier: MIT */
#include "magang/casework/class_of.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/record/index.h"
#include "magang/record/seat_state.h"
#include "magang/store/walk.h"

/* The last one that stands so. */
static bool
class_in(struct txn *txn, uint64_t kase, enum seat_state state,
	struct class_of *out)
{
	struct record *seat = xmalloc(sizeof(*seat));
	bool there = false;
	struct walk w;

	members_begin(&w, txn, KIND_CASE, kase, KIND_SEAT);
	while (walk_next(&w)) {
		if (!record_load(txn, KIND_SEAT, walk_id(&w), RECORD_UNCHECKED,
			    seat) ||
			seat_state(seat) != state ||
			!roll_of_seat(seat, &out->seat))
			continue;
		out->cohort = (uint64_t)record_number(seat, F_SEAT_COHORT, 0);
		out->finished = state == SEAT_DONE;
		there = true;
	}
	walk_end(&w);
	free(seat);
	return there;
}

bool
class_of(struct txn *txn, uint64_t kase, struct class_of *out)
{
	return class_in(txn, kase, SEAT_TAKEN, out) ||
	       class_in(txn, kase, SEAT_DONE, out);
}

bool
class_finished(struct txn *txn, uint64_t kase, struct class_of *out)
{
	return class_in(txn, kase, SEAT_DONE, out) ||
	       class_in(txn, kase, SEAT_TAKEN, out);
}
