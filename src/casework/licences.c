/* SPDX-License-Identifier: MIT */
#include "magang/casework/licences.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/casework/seats_told.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

/* Of those that it sends. */
static int32_t
last_sent(struct txn *txn, uint64_t organisation)
{
	const struct counted of = { .in = organisation };

	return counter_last_day(txn, COUNT_SENT, &of, 1);
}

/* Of those who have a seat there. */
static int32_t
last_hosted(struct txn *txn, uint64_t organisation)
{
	struct record *slot = xmalloc(sizeof(*slot));
	int32_t last = DATE_NONE;
	struct walk w;

	members_begin(&w, txn, KIND_ORGANISATION, organisation, KIND_SLOT);
	while (walk_next(&w)) {
		int32_t start;

		if (!record_load(txn, KIND_SLOT, walk_id(&w), RECORD_UNCHECKED,
			    slot))
			continue;
		start = (int32_t)record_number(slot, F_SLOT_START, DATE_NONE);
		if (start != DATE_NONE && (last == DATE_NONE || start > last) &&
			seats_count(txn, slot, 0, 0) > 0)
			last = start;
	}
	walk_end(&w);
	free(slot);
	return last;
}

bool
licence_reaches(const struct record *organisation, int32_t day)
{
	return day == DATE_NONE ||
	       !record_has(organisation, F_ORG_LICENCE_UNTIL) ||
	       record_number(organisation, F_ORG_LICENCE_UNTIL, 0) >= day;
}

int32_t
licence_short(struct txn *txn, const struct record *organisation)
{
	int32_t last, hosted;

	if (!record_has(organisation, F_ORG_LICENCE_UNTIL))
		return DATE_NONE;
	last = last_sent(txn, organisation->id);
	hosted = last_hosted(txn, organisation->id);
	if (last == DATE_NONE || (hosted != DATE_NONE && hosted > last))
		last = hosted;
	return licence_reaches(organisation, last) ? DATE_NONE : last;
}

/* ---- what a record hangs on ------------------------------------------------ */

static void
add(struct ids *out, const struct record *r, uint16_t id)
{
	const uint64_t of = (uint64_t)record_number(r, id, 0);

	if (of && !ids_has(out, of))
		ids_add(out, of);
}

static bool
differ(const struct record *a, const struct record *b, uint16_t x, uint16_t y)
{
	return !a || !b || !record_same(a, b, x) || !record_same(a, b, y);
}

static void
touch(struct licences_touched *t, const struct record *r)
{
	switch (r->kind) {
	case KIND_ORGANISATION:
		if (!ids_has(&t->organisations, r->id))
			ids_add(&t->organisations, r->id);
		break;
	case KIND_CASE:
		add(&t->organisations, r, F_SENT_BY);
		break;
	case KIND_SLOT:
		add(&t->organisations, r, F_SLOT_HOST);
		break;
	case KIND_SEAT:
		add(&t->slots, r, F_SEAT_SLOT);
		break;
	default:
		break;
	}
}

void
licences_touch(struct licences_touched *t, const struct record *old,
	const struct record *new)
{
	const struct record *r = new ? new : old;
	static const uint16_t read[][3] = {
		{ KIND_ORGANISATION, F_ORG_LICENCE_UNTIL, F_ORG_LICENCE_UNTIL },
		{ KIND_CASE, F_SENT_BY, F_PLANNED_START },
		{ KIND_SLOT, F_SLOT_HOST, F_SLOT_START },
		{ KIND_SEAT, F_SEAT_SLOT, F_SEAT_STATE },
	};

	for (size_t i = 0; i < ARRAY_SIZE(read); i++) {
		if (read[i][0] != r->kind ||
			!differ(old, new, read[i][1], read[i][2]))
			continue;
		if (old)
			touch(t, old);
		if (new)
			touch(t, new);
	}
}

void
licences_touched(struct txn *txn, struct licences_touched *t, struct ids *out)
{
	struct record *slot = xmalloc(sizeof(*slot));

	for (size_t i = 0; i < t->slots.n; i++)
		if (record_load(txn, KIND_SLOT, t->slots.rows[i],
			    RECORD_UNCHECKED, slot))
			add(&t->organisations, slot, F_SLOT_HOST);
	free(slot);
	for (size_t i = 0; i < t->organisations.n; i++)
		ids_add(out, t->organisations.rows[i]);
	ids_sort(out);
}

void
licences_touched_release(struct licences_touched *t)
{
	ids_release(&t->organisations);
	ids_release(&t->slots);
}
