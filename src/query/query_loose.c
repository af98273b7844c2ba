/* SPDX-License-Identifier: MIT */
#include "query_loose.h"

#include "magang/base/pack.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/store/walk.h"

/* kind, area, person, id */
#define LOOSE_AREA 2
#define LOOSE_PERSON 4

/* Behind everybody of an area. */
#define NOBODY UINT64_MAX

static void
seek(struct walk *w, const struct query *q, uint16_t area, uint64_t person)
{
	struct key k = { 0 };

	key_u8(&k, IX_LOOSE);
	key_u8(&k, (uint8_t)q->kind);
	key_u16(&k, area);
	key_u64(&k, person);
	walk_seek(w, k.b, k.n);
}

/* The first of the caller's persons of an area from this one on; 0: none. */
static uint64_t
next_client(
	const struct access *a, struct txn *txn, uint16_t area, uint64_t person)
{
	uint64_t first = 0;

	for (size_t i = 0; i < a->n_programs; i++) {
		struct key k = { 0 };
		struct walk w;
		uint64_t id;

		key_u8(&k, IX_CLIENT);
		key_u16(&k, a->programs[i]);
		key_u16(&k, area);
		walk_begin(&w, txn, TREE_IX, k.b, k.n);
		key_u64(&k, person);
		walk_seek(&w, k.b, k.n);
		id = walk_next(&w) ? get_u64(w.key.p + 5) : 0;
		if (id && (!first || id < first))
			first = id;
		walk_end(&w);
	}
	return first;
}

bool
loose_possible(const struct query *q)
{
	return bound_by_person(q) && !kind_is_owner(q->kind);
}

void
loose_begin(struct loose *l, const struct query *q, struct txn *txn)
{
	const uint8_t prefix[] = { IX_LOOSE, (uint8_t)q->kind };

	l->q = q;
	l->txn = txn;
	l->client = 0;
	walk_begin(&l->w, txn, TREE_IX, prefix, sizeof(prefix));
}

/* Is the present one of the caller's persons, or of nobody? If not, the walk
 * goes on at the next who is. */
static bool
is_reached(struct loose *l, uint16_t area, uint64_t person)
{
	const struct access *a = &l->q->office->access;

	if (!access_area(a, area)) {
		seek(&l->w, l->q, area, NOBODY);
		return false;
	}
	if (!a->n_programs || !person || person == l->client)
		return true;
	l->client = next_client(a, l->txn, area, person);
	if (!l->client)
		seek(&l->w, l->q, area, NOBODY);
	else if (l->client != person)
		seek(&l->w, l->q, area, l->client);
	return person == l->client;
}

/* The other person of a doubt stands behind the state. */
static bool
has_other(const struct loose *l)
{
	const struct view *v = &l->w.value;

	return v->n < 9 ||
	       access_other(&l->q->office->access, l->txn, get_u64(v->p + 1));
}

bool
loose_next(struct loose *l, struct query_row *row)
{
	while (walk_next(&l->w)) {
		uint16_t area = get_u16(l->w.key.p + LOOSE_AREA);
		uint64_t person = get_u64(l->w.key.p + LOOSE_PERSON);

		if (!is_reached(l, area, person) || !has_other(l))
			continue;
		*row = (struct query_row){ .id = walk_id(&l->w),
			.area = area,
			.owner = person,
			.state = l->w.value.p[0],
			.client = true,
			.known = ROW_ID | ROW_AREA | ROW_OWNER | ROW_PLACE |
				 ROW_STATE | ROW_CLIENT };
		return true;
	}
	return false;
}

void
loose_end(struct loose *l)
{
	walk_end(&l->w);
}
