/* SPDX-License-Identifier: MIT */
#include "magang/casework/seats_held.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/casework/hosting.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/store/walk.h"

bool
case_has_seat(struct txn *txn, uint64_t kase, seat_found found, const void *ctx)
{
	struct record *seat = xmalloc(sizeof(*seat));
	struct walk w;
	bool is = false;

	members_begin(&w, txn, KIND_CASE, kase, KIND_SEAT);
	while (!is && walk_next(&w))
		is = record_load(txn, KIND_SEAT, walk_id(&w), RECORD_UNCHECKED,
			     seat) &&
		     found(seat, ctx);
	walk_end(&w);
	free(seat);
	return is;
}

bool
person_has_seat(
	struct txn *txn, uint64_t person, seat_found found, const void *ctx)
{
	struct walk w;
	bool is = false;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (!is && walk_next(&w))
		is = case_has_seat(txn, walk_id(&w), found, ctx);
	walk_end(&w);
	return is;
}

bool
seat_is_in(const struct record *seat, const struct record *giver)
{
	uint64_t id;
	const struct seat_giver *in = seat_into(seat, &id);

	return in && in->kind == (enum kind)giver->kind && id == giver->id;
}

/* What has no days clashes with nothing. */
struct days {
	int64_t from, until;
};

static struct days
days_of(struct rulebook *book, struct txn *txn, const struct record *r)
{
	const struct seat_giver *g = seat_giver((enum kind)r->kind);
	struct days d = { record_number(r, g->from, INT64_MAX),
		record_number(r, g->until, INT64_MIN) };
	int32_t last;

	if (g->kind == KIND_SLOT && d.until == INT64_MIN) {
		last = slot_until(book, txn, r);
		d.until = last == DATE_NONE ? INT64_MIN : last;
	}
	return d;
}

static bool
overlap(const struct days *a, const struct days *b)
{
	return a->from <= b->until && b->from <= a->until;
}

struct clash {
	struct rulebook *book;
	struct txn *txn;
	const struct record *giver;
	struct record *other;
};

static bool
runs_too(const struct record *seat, const void *ctx)
{
	const struct clash *c = ctx;
	uint64_t id;
	const struct seat_giver *in = seat_into(seat, &id);
	struct days these, those;

	if (!in || !seat_is_live(seat_state(seat)) ||
		seat_is_in(seat, c->giver) ||
		!record_load(c->txn, in->kind, id, RECORD_UNCHECKED, c->other))
		return false;
	these = days_of(c->book, c->txn, c->giver);
	those = days_of(c->book, c->txn, c->other);
	return overlap(&these, &those);
}

bool
seats_clash(struct rulebook *book, struct txn *txn, uint64_t person,
	const struct record *giver, struct record *other)
{
	const struct clash c = { book, txn, giver, other };

	return person_has_seat(txn, person, runs_too, &c);
}
