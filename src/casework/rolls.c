/* SPDX-License-Identifier: MIT */
#include "magang/casework/rolls.h"

#include <stdlib.h>

#include "magang/base/marks.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/record/index.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/access.h"
#include "magang/store/walk.h"

static int
by_roll(const void *a, const void *b)
{
	const struct enrolled *x = a, *y = b;

	return (x->roll > y->roll) - (x->roll < y->roll);
}

/* A seat knows the day on which it was taken, and that of its state: of one that
 * was left, the last. */
bool
roll_of_seat(const struct record *seat, struct enrolled *out)
{
	*out = (struct enrolled){ seat->id,
		(uint16_t)(record_number(seat, F_SEAT_ROLL, 0) / DECIMAL_ONE),
		record_has(seat, F_SEAT_RISK),
		(int32_t)record_number(seat, F_SEAT_FROM, INT32_MIN),
		INT32_MAX };
	if (seat_state(seat) == SEAT_LEFT || seat_state(seat) == SEAT_WITHDRAWN)
		out->until =
			(int32_t)record_number(seat, F_SEAT_SINCE, INT32_MIN);
	else if (!seat_is_enrolled(seat_state(seat)))
		out->until = INT32_MIN; /* its answer was taken back */
	return out->roll;
}

static void
add_seat(struct rolls *out, const struct record *seat)
{
	VEC_GROW(out->rows, out->n, out->cap);
	if (roll_of_seat(seat, &out->rows[out->n]))
		out->n++;
}

static bool
is_of(enum rolls_of of, enum seat_state state)
{
	return of == ROLLS_EVER || state == SEAT_TAKEN ||
	       (of == ROLLS_ENROLLED && state == SEAT_DONE);
}

bool
rolls_are_all(const struct access *who, struct txn *txn, uint64_t cohort)
{
	struct record *r;
	bool all = !access_bound(who);

	if (all)
		return true;
	r = xmalloc(sizeof(*r));
	all = record_load(txn, KIND_COHORT, cohort, RECORD_UNCHECKED, r) &&
	      access_has_hand(who, r);
	free(r);
	return all;
}

void
rolls_seen(const struct access *who, struct txn *txn, uint64_t cohort,
	enum rolls_of of, struct rolls *out)
{
	const bool all = !who || rolls_are_all(who, txn, cohort);
	struct record *seat = xmalloc(sizeof(*seat));
	struct walk w;

	*out = (struct rolls){ NULL, 0, 0 };
	seats_begin(&w, txn, KIND_COHORT, cohort);
	while (walk_next(&w))
		if (seats_roll(&w) && is_of(of, seats_state(&w)) &&
			record_load(txn, KIND_SEAT, walk_id(&w),
				RECORD_UNCHECKED, seat) &&
			(all || access_sees(who, txn, seat)))
			add_seat(out, seat);
	walk_end(&w);
	free(seat);
	if (out->n)
		qsort(out->rows, out->n, sizeof(*out->rows), by_roll);
}

void
rolls_read(
	struct txn *txn, uint64_t cohort, enum rolls_of of, struct rolls *out)
{
	rolls_seen(NULL, txn, cohort, of, out);
}

void
rolls_close(const struct access *who, struct txn *txn, uint64_t cohort,
	struct marks *m)
{
	struct rolls rolls;

	if (!m->n || rolls_are_all(who, txn, cohort))
		return;
	rolls_seen(who, txn, cohort, ROLLS_EVER, &rolls);
	for (size_t i = m->n; i-- > 0;)
		if (!roll_of(&rolls, m->row[i].roll))
			marks_set(m, m->row[i].roll, "");
	rolls_release(&rolls);
}

void
rolls_release(struct rolls *r)
{
	free(r->rows);
	*r = (struct rolls){ NULL, 0, 0 };
}

const struct enrolled *
roll_of(const struct rolls *r, uint16_t roll)
{
	const struct enrolled key = { .roll = roll };

	return r->n ? bsearch(&key, r->rows, r->n, sizeof(key), by_roll) : NULL;
}

bool
roll_sits(const struct enrolled *s, int32_t day)
{
	return s->from <= day && day <= s->until;
}
