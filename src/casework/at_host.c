/* SPDX-License-Identifier: MIT */
#include "magang/casework/at_host.h"

#include <stdlib.h>

#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/casework/foresee.h"
#include "magang/casework/seats_held.h"
#include "magang/program/program.h"
#include "magang/record/change_index.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/record/seat_state.h"
#include "magang/store/walk.h"

bool
program_asks_hosts(const struct program *p)
{
	for (size_t i = 0; p && i < p->n_deadlines; i++)
		if (p->deadlines[i].per == DEADLINE_PER_HOST)
			return true;
	return false;
}

struct at_looking {
	struct txn *txn;
	struct change_index *ops;
	uint64_t host;
	at_host_visit visit;
	void *ctx;
	struct record seat, slot, kase, person;
};

/* Is it one that was taken, of a case and a person that are there? */
static bool
is_there(struct at_looking *l, uint64_t seat)
{
	return change_foresee(l->txn, l->ops, KIND_SEAT, seat, &l->seat) &&
	       seat_state(&l->seat) == SEAT_TAKEN &&
	       change_foresee(l->txn, l->ops, KIND_CASE,
		       (uint64_t)record_number(&l->seat, F_DECISION_CASE, 0),
		       &l->kase) &&
	       change_foresee(l->txn, l->ops, KIND_PERSON,
		       record_owner(&l->kase), &l->person) &&
	       !record_has(&l->person, F_ERASED);
}

static void
look(struct at_looking *l, uint64_t seat)
{
	if (is_there(l, seat))
		l->visit(l->ctx, &l->kase, &l->person);
}

/* A seat that has another state in the change stands in the index with the one of
 * before. */
static void
look_in_slot(struct at_looking *l, uint64_t slot)
{
	struct walk w;

	seats_begin(&w, l->txn, KIND_SLOT, slot);
	while (walk_next(&w))
		if (l->ops || seats_state(&w) == SEAT_TAKEN)
			look(l, walk_id(&w));
	walk_end(&w);
}

static bool
is_made_here(struct at_looking *l, const struct op *op)
{
	return op->kind == KIND_SEAT && op->verb == OP_CREATE &&
	       change_foresee(l->txn, l->ops, KIND_SLOT,
		       (uint64_t)op_number(op, F_SEAT_SLOT), &l->slot) &&
	       (uint64_t)record_number(&l->slot, F_SLOT_HOST, 0) == l->host;
}

void
at_host_each(struct txn *txn, struct change_index *ops, uint64_t host,
	at_host_visit visit, void *ctx)
{
	struct at_looking *l = xcalloc(1, sizeof(*l));
	struct walk w;

	l->txn = txn;
	l->ops = ops;
	l->host = host;
	l->visit = visit;
	l->ctx = ctx;
	members_begin(&w, txn, KIND_ORGANISATION, host, KIND_SLOT);
	while (walk_next(&w))
		look_in_slot(l, walk_id(&w));
	walk_end(&w);
	for (size_t i = 0; ops && i < ops->c->n; i++)
		if (is_made_here(l, &ops->c->ops[i]))
			look(l, ops->c->ops[i].id);
	free(l);
}

/* ---- the way back -------------------------------------------------------- */

static void
add_host_of(struct txn *txn, const struct value *slot, struct record *r,
	struct ids *hosts)
{
	uint64_t host;

	if (!slot || slot->kind != VALUE_NUMBER ||
		!record_load(txn, KIND_SLOT, (uint64_t)slot->number,
			RECORD_UNCHECKED, r))
		return;
	host = (uint64_t)record_number(r, F_SLOT_HOST, 0);
	if (host && !ids_has(hosts, host))
		ids_add(hosts, host);
}

void
hosts_of_case(struct txn *txn, struct change_index *ops, uint64_t kase,
	struct ids *hosts)
{
	uint32_t at = ops ? change_first_about(ops, KIND_CASE, kase) : 0;
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;

	members_begin(&w, txn, KIND_CASE, kase, KIND_SEAT);
	while (walk_next(&w))
		if (record_load(
			    txn, KIND_SEAT, walk_id(&w), RECORD_UNCHECKED, r))
			add_host_of(txn, record_get(r, F_SEAT_SLOT), r, hosts);
	walk_end(&w);
	for (; at; at = change_next(ops, at)) {
		const struct op *op = &ops->c->ops[change_place(ops, at)];
		const struct op_field *slot =
			op->kind == KIND_SEAT ? op_sets(op, F_SEAT_SLOT) : NULL;

		if (slot)
			add_host_of(txn, &slot->new, r, hosts);
	}
	free(r);
}

/* ---- who was there -------------------------------------------------------- */

struct of_host {
	struct txn *txn;
	uint64_t host;
};

static bool
is_of_host(const struct record *seat, const void *ctx)
{
	const struct of_host *of = ctx;
	struct record *slot = xmalloc(sizeof(*slot));
	const bool is =
		record_load(of->txn, KIND_SLOT,
			(uint64_t)record_number(seat, F_SEAT_SLOT, 0),
			RECORD_UNCHECKED, slot) &&
		(uint64_t)record_number(slot, F_SLOT_HOST, 0) == of->host;

	free(slot);
	return is;
}

bool
person_is_of_host(struct txn *txn, uint64_t person, uint64_t host)
{
	const struct of_host of = { txn, host };

	return person_has_seat(txn, person, is_of_host, &of);
}
