/* SPDX-License-Identifier: MIT */
#include "magang/query/count_places.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/casework/hosting.h"
#include "magang/office/office.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#include "counters_seen.h"

static int
count_given(struct office *office, enum seat_state state, uint64_t *n,
	struct err *err)
{
	struct counters_seen s;
	int64_t given = 0;
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	*n = 0;
	if (rc)
		return rc;
	counters_seen_begin(&s, txn, &office->access, COUNT_SEATS, 0);
	while (counters_seen_next(&s))
		if (s.cs.of.kind == KIND_SLOT && s.cs.of.state == state)
			given += s.cs.n;
	counters_seen_end(&s);
	rc = txn_fault(txn, err);
	office_look_end(txn);
	*n = (uint64_t)given;
	return rc;
}

int
count_seats_taken(struct office *office, uint64_t *n, struct err *err)
{
	return count_given(office, SEAT_TAKEN, n, err);
}

int
count_seats_offered(struct office *office, uint64_t *n, struct err *err)
{
	return count_given(office, SEAT_OFFERED, n, err);
}

/* Of each place so many. */
static int
count_left(struct office *office,
	bool (*next)(struct walk *w, struct record *slot),
	int64_t (*left)(struct office *office, struct txn *txn,
		const struct record *slot),
	uint64_t *n, struct err *err)
{
	struct record *slot;
	struct txn *txn;
	struct walk w;
	int rc = office_look(office, &txn, err);

	*n = 0;
	if (rc)
		return rc;
	slot = xmalloc(sizeof(*slot));
	slots_at(&w, txn, office->today);
	while (next(&w, slot))
		if (access_sees(&office->access, txn, slot))
			*n += (uint64_t)left(office, txn, slot);
	walk_end(&w);
	free(slot);
	rc = txn_fault(txn, err);
	office_look_end(txn);
	return rc;
}

static int64_t
free_of(struct office *office, struct txn *txn, const struct record *slot)
{
	return slot_free(&office->book, txn, slot, office->today);
}

static int64_t
lapsed_of(struct office *office, struct txn *txn, const struct record *slot)
{
	return slot_lapsed(txn, slot, office->today);
}

int
count_seats_free(struct office *office, uint64_t *n, struct err *err)
{
	return count_left(office, slots_good_next, free_of, n, err);
}

int
count_seats_expired(struct office *office, uint64_t *n, struct err *err)
{
	return count_left(office, slots_expired_next, lapsed_of, n, err);
}
